/** Defining a company's own fields: added, renamed, their choices added and retired, required from a stage, retired; never deleted. */
import { no, type Result, yes } from "#shared/result.ts";
import { keyOf } from "#shared/script.ts";
import { foldText } from "#shared/text.ts";
import type { Choice, FieldDefinition, FieldRecordKind, ValueKind } from "./custom.ts";

export type FieldEvent =
  | { readonly type: "FieldDefined"; readonly field: FieldDefinition }
  | { readonly type: "FieldChanged"; readonly fieldId: string; readonly before: FieldParts; readonly after: FieldParts };

/** What of a field can change. Its key and its kind cannot: values and filters rest on them. */
export type FieldParts = Partial<Pick<FieldDefinition, "name" | "position" | "choices" | "requiredFrom" | "retiredAt">>;

export type FieldRefusal =
  | "field_key_taken"
  | "field_name_taken"
  | "too_many_fields"
  | "choices_needed"
  | "choices_not_for_kind"
  | "choice_twice"
  | "choice_left_out"
  | "too_many_choices"
  | "decimals_not_for_kind"
  | "stages_not_for_kind"
  | "unknown_stage";

/** A choice as wished for: one with a known key is that choice, any other is new; without a key it gets one from its name. */
export type ChoiceWish = { readonly key?: string | undefined; readonly name: string; readonly retired?: boolean | undefined };

export type FieldWish = {
  readonly recordKind: FieldRecordKind;
  readonly kind: ValueKind;
  readonly key?: string | undefined;
  readonly name: string;
  readonly decimals?: number | undefined;
  readonly choices?: readonly ChoiceWish[] | undefined;
  readonly requiredFrom?: readonly string[] | undefined;
};

const mostFields = 200;
const mostChoices = 500;

/** Around a definition: the other fields of its kind of record, and the stages there are. */
export type FieldAround = { readonly others: readonly FieldDefinition[]; readonly stageIds: ReadonlySet<string>; readonly now: Date };

/** A new field, the last of its kind of record. Without a key it gets one from its name, in Latin letters. */
export function defineField(
  id: string,
  wish: FieldWish,
  { others, stageIds, now }: FieldAround,
): Result<readonly FieldEvent[], FieldRefusal> {
  if (others.length >= mostFields) return no("too_many_fields");
  const key = wish.key ?? keyOf(wish.name, "field", new Set(others.map((other) => other.key)));
  if (others.some((other) => other.key === key)) return no("field_key_taken");
  if (isNameTaken(wish.name, others)) return no("field_name_taken");
  if (wish.decimals !== undefined && wish.decimals > 0 && wish.kind !== "number") return no("decimals_not_for_kind");
  const choices = choicesOf([], wish.choices, wish.kind, now);
  if (!choices.ok) return choices;
  const requiredFrom = wish.requiredFrom ?? [];
  const problem = stageProblem(wish.recordKind, requiredFrom, stageIds);
  if (problem) return no(problem);
  const field: FieldDefinition = {
    ...{ id, recordKind: wish.recordKind, key, name: wish.name, kind: wish.kind, decimals: wish.decimals ?? 0 },
    ...{
      position: Math.max(0, ...others.map((other) => other.position)) + 1,
      choices: choices.value,
      requiredFrom,
      retiredAt: null,
      version: 1,
    },
  };
  return yes([{ type: "FieldDefined", field }]);
}

export type FieldChange = {
  readonly name?: string | undefined;
  readonly position?: number | undefined;
  /** All of them in their new order, none left out. */
  readonly choices?: readonly ChoiceWish[] | undefined;
  readonly requiredFrom?: readonly string[] | undefined;
  readonly retired?: boolean | undefined;
};

/** Only what is wished for changes, and only what differs is an event. */
export function changeField(
  field: FieldDefinition,
  wish: FieldChange,
  { others, stageIds, now }: FieldAround,
): Result<readonly FieldEvent[], FieldRefusal> {
  if (wish.name !== undefined && isNameTaken(wish.name, others)) return no("field_name_taken");
  const problem = wish.requiredFrom === undefined ? null : stageProblem(field.recordKind, wish.requiredFrom, stageIds);
  if (problem) return no(problem);
  const choices = wish.choices === undefined ? yes(field.choices) : choicesOf(field.choices, wish.choices, field.kind, now);
  if (!choices.ok) return choices;
  const wished: FieldParts = {
    ...(wish.name === undefined ? {} : { name: wish.name }),
    ...(wish.position === undefined ? {} : { position: wish.position }),
    ...(wish.choices === undefined ? {} : { choices: choices.value }),
    ...(wish.requiredFrom === undefined ? {} : { requiredFrom: [...new Set(wish.requiredFrom)].sort() }),
    ...(wish.retired === undefined ? {} : { retiredAt: wish.retired ? (field.retiredAt ?? now) : null }),
  };
  const names = (Object.keys(wished) as (keyof FieldParts)[]).filter(
    (name) => JSON.stringify(wished[name]) !== JSON.stringify(field[name]),
  );
  const pick = (from: FieldParts) => Object.fromEntries(names.map((name) => [name, from[name]])) as FieldParts;
  return yes(names.length === 0 ? [] : [{ type: "FieldChanged", fieldId: field.id, before: pick(field), after: pick(wished) }]);
}

/** Two fields of one name could not be told apart in a form; a retired one is out of the way. */
const isNameTaken = (name: string, others: readonly FieldDefinition[]) =>
  others.some((other) => other.retiredAt === null && foldText(other.name) === foldText(name));

function stageProblem(kind: FieldRecordKind, stageIds: readonly string[], known: ReadonlySet<string>): FieldRefusal | null {
  if (stageIds.length === 0) return null;
  if (kind !== "deal") return "stages_not_for_kind";
  return stageIds.every((id) => known.has(id)) ? null : "unknown_stage";
}

function choicesOf(
  present: readonly Choice[],
  wishes: readonly ChoiceWish[] | undefined,
  kind: ValueKind,
  now: Date,
): Result<readonly Choice[], FieldRefusal> {
  const isOfChoices = kind === "choice" || kind === "choices";
  if (!isOfChoices) return wishes === undefined || wishes.length === 0 ? yes([]) : no("choices_not_for_kind");
  if (wishes === undefined || wishes.length === 0) return no("choices_needed");
  if (wishes.length > mostChoices) return no("too_many_choices");
  const taken = new Set(wishes.flatMap(({ key }) => (key === undefined ? [] : [key])));
  const choices = wishes.map(({ key: wished, name, retired }): Choice => {
    const key = wished ?? keyOf(name, "choice", taken);
    taken.add(key);
    const known = present.find((one) => one.key === key);
    const isRetired = retired ?? (known ? known.retiredAt !== null : false);
    return { key, name, retiredAt: isRetired ? (known?.retiredAt ?? now) : null };
  });
  if (new Set(choices.map(({ key }) => key)).size < choices.length) return no("choice_twice");
  const open = choices.filter(({ retiredAt }) => retiredAt === null);
  if (new Set(open.map(({ name }) => foldText(name))).size < open.length) return no("choice_twice");
  return present.every(({ key }) => choices.some((one) => one.key === key)) ? yes(choices) : no("choice_left_out");
}
