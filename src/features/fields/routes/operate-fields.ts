/** The operations on a company's own fields: load, decide, save, record. */
import type { Given, Operation } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { cleanName } from "#shared/text.ts";
import type { ChangeField, DefineField, FieldView } from "../contract/fields.ts";
import type { FieldDefinition } from "../core/custom.ts";
import { changeField, defineField, type FieldAround, type FieldEvent, type FieldParts, type FieldRefusal } from "../core/field.ts";
import { findField, loadFields } from "../sql/field.ts";
import { fieldView, lockFields, saveFieldEvents } from "../sql/save-field.ts";

/** The stages of deals belong to a room to the right, which says what there is. */
export type StageLookup = (tx: Tx, workspaceId: string, ids: readonly string[]) => Promise<ReadonlySet<string>>;

type Around = Omit<FieldAround, "now">;
type FieldOperation<C, S> = Operation<C, S, FieldEvent, FieldRefusal, FieldView>;

const cleaned = (choices: DefineField["choices"]) => choices?.map((choice) => ({ ...choice, name: cleanName(choice.name) }));

export const definingField = (stages: StageLookup): FieldOperation<DefineField, Around & { readonly id: string }> => ({
  feature: "fields",
  async load(tx, { recordKind, requiredFrom = [] }, { actor: { workspaceId }, newId }) {
    await lockFields(tx, workspaceId);
    return {
      id: newId(),
      others: await loadFields(tx, workspaceId, recordKind),
      stageIds: await stages(tx, workspaceId, requiredFrom),
    };
  },
  decide: ({ id, ...around }, wish, { now }) =>
    defineField(id, { ...wish, name: cleanName(wish.name), choices: cleaned(wish.choices) }, { ...around, now }),
  save: (tx, events, _, given) => saveFieldEvents(tx, events, given),
  record,
  answer: (tx, _, { id }, __, given) => shown(tx, given, id),
});

type Changed = Around & { readonly field: FieldDefinition };

export const changingField = (stages: StageLookup): FieldOperation<{ readonly id: string; readonly change: ChangeField }, Changed> => ({
  feature: "fields",
  async load(tx, { id, change }, { actor: { workspaceId } }) {
    await lockFields(tx, workspaceId);
    const field = await findField(tx, workspaceId, id);
    if (!field) return null;
    const others = (await loadFields(tx, workspaceId, field.recordKind)).filter((other) => other.id !== id);
    return { field, others, stageIds: await stages(tx, workspaceId, change.requiredFrom ?? []) };
  },
  version: ({ field }) => field.version,
  decide: ({ field, ...around }, { change }, { now }) =>
    changeField(
      field,
      { ...change, ...(change.name === undefined ? {} : { name: cleanName(change.name) }), choices: cleaned(change.choices) },
      { ...around, now },
    ),
  save: (tx, events, _, given) => saveFieldEvents(tx, events, given),
  record,
  answer: (tx, { id }, _, __, given) => shown(tx, given, id),
});

async function shown(tx: Tx, { actor }: Given, id: string): Promise<FieldView> {
  const field = await findField(tx, actor.workspaceId, id);
  if (!field) throw new Error("the field just written is not there");
  return fieldView(field);
}

function record(event: FieldEvent): JournalEntry {
  if (event.type === "FieldChanged") {
    const { fieldId, before, after } = event;
    const changes = (Object.keys(after) as (keyof FieldParts)[]).map((part) => [
      part,
      { before: written(before[part]), after: written(after[part]) },
    ]);
    return { kind: "field_changed", subjectKind: "field", subjectId: fieldId, data: { changes: Object.fromEntries(changes) } };
  }
  const { id, recordKind, key, name, kind, decimals, choices, requiredFrom } = event.field;
  const parts = { recordKind, key, name, kind, decimals, choices, requiredFrom };
  const changes = Object.entries(parts).map(([part, after]) => [part, { before: null, after: written(after) }]);
  return { kind: "field_defined", subjectKind: "field", subjectId: id, data: { changes: Object.fromEntries(changes) } };
}

/** Choices are told apart by their names; one that is retired says so. */
const written = (value: unknown) =>
  Array.isArray(value) && typeof value[0] === "object"
    ? (value as FieldDefinition["choices"]).map(({ name, retiredAt }) => (retiredAt === null ? name : `${name} (retired)`))
    : (value ?? null);
