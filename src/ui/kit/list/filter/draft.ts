/** A filter while it is being edited: a tree of groups with rows that may not be finished yet. Every row has a key that stays while it moves. */
import { type Catalogue, type FieldKind, fieldOf, opsOf, relationOf } from "#shared/filter/catalogue.ts";
import type { Comparison, Filter, FilterValue, Op } from "#shared/filter/language.ts";
import { valueFaults } from "#shared/filter/value.ts";

export type Draft = DraftGroup | DraftRelated | DraftRow;
export type DraftGroup = {
  readonly key: string;
  readonly is: "group";
  readonly join: "and" | "or";
  readonly isNegated: boolean;
  readonly members: readonly Draft[];
};
/** Has (or has not) a related record for which the group holds. */
export type DraftRelated = {
  readonly key: string;
  readonly is: "related";
  readonly relation: string;
  readonly isNegated: boolean;
  readonly where: DraftGroup;
};
export type DraftRow = { readonly key: string; readonly is: "row"; readonly field: string; readonly op: Op; readonly value: unknown };

export type NewKey = () => string;

export const emptyGroup = (key: string, join: "and" | "or" = "and"): DraftGroup => ({
  key,
  is: "group",
  join,
  isNegated: false,
  members: [],
});

/** The draft of a filter: always one group at the top. */
export function draftOf(filter: Filter, newKey: NewKey): DraftGroup {
  const draft = draftNode(filter, newKey);
  return draft.is === "group" ? draft : { ...emptyGroup(newKey()), members: [draft] };
}

function draftNode(filter: Filter, newKey: NewKey): Draft {
  if ("and" in filter || "or" in filter) {
    const [join, members] = "and" in filter ? (["and", filter.and] as const) : (["or", filter.or] as const);
    return { ...emptyGroup(newKey(), join), members: members.map((member) => draftNode(member, newKey)) };
  }
  if ("not" in filter) {
    const inner = draftNode(filter.not, newKey);
    if (inner.is === "row") return { ...emptyGroup(newKey()), isNegated: true, members: [inner] };
    return { ...inner, isNegated: !inner.isNegated };
  }
  if ("has" in filter || "hasNo" in filter) {
    const relation = "has" in filter ? filter.has : filter.hasNo;
    const where = filter.where === undefined ? emptyGroup(newKey()) : draftOf(filter.where, newKey);
    return { key: newKey(), is: "related", relation, isNegated: "hasNo" in filter, where };
  }
  return { key: newKey(), is: "row", field: filter.field, op: filter.op, value: filter.value };
}

/** The filter of a draft. Rows that are not finished are left out, and groups in which nothing is finished with them. */
export function filterOf(draft: DraftGroup, catalogue: Catalogue<never>): Filter {
  return filterNode(draft, catalogue) ?? { and: [] };
}

function filterNode(draft: Draft, catalogue: Catalogue<never>): Filter | null {
  switch (draft.is) {
    case "row":
      return isFinished(draft, catalogue) ? comparisonOf(draft) : null;
    case "related": {
      const target = relationOf(catalogue, draft.relation)?.to();
      if (target === undefined) return null;
      const where = filterNode(draft.where, target);
      const asked = where === null ? {} : { where };
      return draft.isNegated ? { hasNo: draft.relation, ...asked } : { has: draft.relation, ...asked };
    }
    case "group": {
      const members = draft.members.flatMap((member) => filterNode(member, catalogue) ?? []);
      // A group nobody has filled asks nothing; "one of none" would hide every record while one is still choosing.
      if (members.length === 0) return null;
      const group: Filter = draft.join === "and" ? { and: members } : { or: members };
      return draft.isNegated ? { not: members.length === 1 ? members[0]! : group } : group;
    }
  }
}

function comparisonOf({ field, op, value }: DraftRow): Comparison {
  return value === undefined ? { field, op } : { field, op, value: value as FilterValue };
}

/** Whether a row can be asked: its field, operator and value are good for the catalogue. */
export function isFinished({ field: name, op, value }: DraftRow, catalogue: Catalogue<never>): boolean {
  const field = fieldOf(catalogue, name);
  if (field === undefined || !opsOf[field.kind].includes(op)) return false;
  if ((op === "in" || op === "notIn") && Array.isArray(value) && value.length === 0) return false;
  return valueFaults(field, op, value).length === 0;
}

const usualOp: Readonly<Record<FieldKind, Op>> = {
  text: "contains",
  link: "contains",
  code: "eq",
  number: "gte",
  money: "gte",
  date: "within",
  instant: "within",
  choice: "in",
  choices: "in",
  boolean: "eq",
  person: "in",
  people: "in",
  record: "eq",
  records: "contains",
};

/** A row for a field, with the operator that people mean most often and its first value where one is plain. */
export function newRow(field: string, kind: FieldKind, key: string): DraftRow {
  const op = usualOp[kind];
  return { key, is: "row", field, op, value: firstValue(kind, op) };
}

function firstValue(kind: FieldKind, op: Op): unknown {
  if (op === "empty" || op === "notEmpty") return undefined;
  if (op === "within") return { period: "month" };
  if (op === "in" || op === "notIn") return kind === "person" || kind === "people" ? ["me"] : [];
  if (op === "between") return [undefined, undefined];
  return kind === "boolean" ? true : undefined;
}

type Form = "none" | "period" | "list" | "pair" | "one";
const formOf = (op: Op): Form =>
  op === "empty" || op === "notEmpty"
    ? "none"
    : op === "within"
      ? "period"
      : op === "in" || op === "notIn"
        ? "list"
        : op === "between"
          ? "pair"
          : "one";

/** Another operator; the value stays where it fits, and becomes a list of one or the first of a list where that is what is needed. */
export function withOp(row: DraftRow, op: Op, kind: FieldKind): DraftRow {
  const [before, after] = [formOf(row.op), formOf(op)];
  if (before === after) return { ...row, op };
  const first = Array.isArray(row.value) ? row.value[0] : before === "one" ? row.value : undefined;
  const value =
    first === undefined
      ? firstValue(kind, op)
      : after === "one"
        ? first
        : after === "list"
          ? [first]
          : after === "pair"
            ? [first, undefined]
            : firstValue(kind, op);
  return { ...row, op, value };
}

/** The tree with one node changed, or taken away where `change` answers null. Groups stay when they are emptied: one may be about to fill them. */
export function changeNode(group: DraftGroup, key: string, change: (node: Draft) => Draft | null): DraftGroup {
  const visit = (node: Draft): Draft | null => {
    if (node.key === key) return change(node);
    if (node.is === "group") return changeNode(node, key, change);
    return node.is === "related" ? { ...node, where: changeNode(node.where, key, change) } : node;
  };
  if (group.key === key) return (change(group) as DraftGroup | null) ?? { ...group, members: [] };
  return { ...group, members: group.members.flatMap((member) => visit(member) ?? []) };
}

/** How many rows a draft has, finished or not. */
export function rowsOf(draft: Draft): number {
  if (draft.is === "row") return 1;
  const members = draft.is === "group" ? draft.members : draft.where.members;
  return members.reduce((sum, member) => sum + rowsOf(member), draft.is === "related" ? 1 : 0);
}
