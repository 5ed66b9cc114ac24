/** Values of the company's own fields: read and written for many records at once. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { formatMoney, parseMoney } from "#shared/money.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { foldText } from "#shared/text.ts";
import type { CustomChange, CustomValue, CustomValues, FieldDefinition, FieldRecordKind } from "../core/custom.ts";
import { type CustomFault, countedIn, customFault, numberOf, readCustom } from "../core/read-custom.ts";
import { loadFields } from "./field.ts";

type Stored = {
  readonly text: string | null;
  readonly integer: bigint | null;
  readonly currency: string | null;
  readonly date: string | null;
  readonly id: string | null;
};
type Row = Stored & { readonly recordId: string; readonly fieldId: string };

/** The values of records by their ids; a record without any is an empty object. Only records that the transaction sees have values. */
export async function customOf(
  tx: Tx,
  workspaceId: string,
  definitions: readonly FieldDefinition[],
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, CustomValues>> {
  const found = new Map<string, Record<string, CustomValue>>(recordIds.map((id) => [id, {}]));
  if (definitions.length === 0 || recordIds.length === 0) return found;
  const byId = new Map(definitions.map((definition) => [definition.id, definition]));
  const { rows } = await sql<Row>`
    select record_id as "recordId", field_id as "fieldId", text_value as text, integer_value as integer, currency, date_value as date, id_value as id
    from fields.value where workspace_id = ${workspaceId} and record_id = any (${[...recordIds]}::uuid[]) order by record_id, field_id, position`.execute(
    tx,
  );
  for (const row of rows) {
    const definition = byId.get(row.fieldId);
    const values = found.get(row.recordId);
    if (definition === undefined || values === undefined) continue;
    const { key } = definition;
    values[key] =
      definition.kind === "choices" ? [...((values[key] as string[] | undefined) ?? []), row.text ?? ""] : presented(definition, row);
  }
  return found;
}

/** What a request wants of a record's own fields, read and with people and clients looked up by the transaction's eyes; faults with their places otherwise. */
export async function askCustom(
  tx: Tx,
  workspaceId: string,
  kind: FieldRecordKind,
  json: unknown,
  recordId: string | null = null,
): Promise<Result<CustomWork, readonly CustomFault[]>> {
  if (json === undefined) return yes({ definitions: [], change: {}, before: {} });
  const definitions = await loadFields(tx, workspaceId, kind);
  const held = recordId === null ? {} : ((await customOf(tx, workspaceId, definitions, [recordId])).get(recordId) ?? {});
  const read = readCustom(definitions, json, held);
  if (!read.ok) return read;
  const faults = await customStrangers(tx, workspaceId, definitions, [read.value]);
  if (faults.length > 0) return no(faults);
  const changed = Object.entries(read.value).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(held[key] ?? null));
  const before = Object.fromEntries(changed.map(([key]) => [key, held[key] ?? null]));
  return yes({ definitions, change: Object.fromEntries(changed), before });
}

/** What really changes, with the values before, for the journal; to be written with `saveCustom`. */
export type CustomWork = {
  readonly definitions: readonly FieldDefinition[];
  readonly change: CustomChange;
  readonly before: CustomChange;
};

/** People and clients that are named and not there, or not for these eyes. */
export async function customStrangers(
  tx: Tx,
  workspaceId: string,
  definitions: readonly FieldDefinition[],
  changes: readonly CustomChange[],
): Promise<readonly CustomFault[]> {
  const named = definitions
    .filter(({ kind }) => kind === "person" || kind === "client")
    .flatMap(({ key, kind }) =>
      changes.flatMap((change) => (typeof change[key] === "string" ? [{ key, kind, id: change[key] as string }] : [])),
    );
  if (named.length === 0) return [];
  const { rows } = await sql<{ id: string; kind: string }>`
    select id, 'person' as kind from org.person where workspace_id = ${workspaceId} and id = any (${named.map(({ id }) => id)}::uuid[])
    union all
    select id, kind from platform.record where workspace_id = ${workspaceId} and id = any (${named.map(({ id }) => id)}::uuid[]) and kind = 'client'`.execute(
    tx,
  );
  const known = new Set(rows.map(({ id, kind }) => `${kind} ${id}`));
  return named
    .filter(({ kind, id }) => !known.has(`${kind} ${id}`))
    .map(({ key, kind }) => customFault(key, kind === "person" ? "unknown_person" : "unknown_client"));
}

/** Writes the values of many records, which are in the register already. Fields that a change does not name stay as they are. */
export async function saveCustom(
  tx: Tx,
  workspaceId: string,
  definitions: readonly FieldDefinition[],
  changes: readonly { readonly recordId: string; readonly change: CustomChange }[],
): Promise<void> {
  const byKey = new Map(definitions.map((definition) => [definition.key, definition]));
  const named = changes.flatMap(({ recordId, change }) =>
    Object.entries(change).map(([key, value]) => {
      const definition = byKey.get(key);
      if (definition === undefined) throw new Error(`The field ${key} was read with other definitions.`);
      return { recordId, definition, value };
    }),
  );
  if (named.length === 0) return;
  await sql`
    delete from fields.value v using unnest(${named.map(({ recordId }) => recordId)}::uuid[], ${named.map(({ definition }) => definition.id)}::uuid[]) as n (record_id, field_id)
    where v.workspace_id = ${workspaceId} and v.record_id = n.record_id and v.field_id = n.field_id`.execute(tx);
  const rows = named.flatMap(({ recordId, definition, value }) =>
    storedOf(definition, value).map((stored, index) => ({ ...stored, recordId, fieldId: definition.id, position: index + 1 })),
  );
  if (rows.length === 0) return;
  const of = <T>(pick: (row: (typeof rows)[number]) => T) => rows.map(pick);
  await sql`
    insert into fields.value (workspace_id, record_id, field_id, position, owner_id, text_value, text_folded, integer_value, currency, date_value, id_value)
    select ${workspaceId}::uuid, v.record_id, v.field_id, v.position, r.owner_id, v.text, v.folded, v.integer, v.currency, v.date, v.id
    from unnest(${of(({ recordId }) => recordId)}::uuid[], ${of(({ fieldId }) => fieldId)}::uuid[], ${of(({ position }) => position)}::smallint[], ${of(({ text }) => text)}::text[],
      ${of(({ text }) => (text === null ? null : foldText(text)))}::text[], ${of(({ integer }) => integer)}::bigint[], ${of(({ currency }) => currency)}::text[],
      ${of(({ date }) => date)}::date[], ${of(({ id }) => id)}::uuid[]) as v (record_id, field_id, position, text, folded, integer, currency, date, id)
    join platform.record r on r.workspace_id = ${workspaceId} and r.id = v.record_id`.execute(tx);
}

/** All values of records that themselves go, where an import is undone. */
export async function removeCustom(tx: Tx, workspaceId: string, recordIds: readonly string[]): Promise<void> {
  await sql`delete from fields.value where workspace_id = ${workspaceId} and record_id = any (${[...recordIds]}::uuid[])`.execute(tx);
}

const nothing: Stored = { text: null, integer: null, currency: null, date: null, id: null };

function storedOf({ kind, decimals, key }: FieldDefinition, value: CustomValue | null): readonly Stored[] {
  if (value === null) return [];
  switch (kind) {
    case "choices":
      return (value as readonly string[]).map((text) => ({ ...nothing, text }));
    case "number": {
      const integer = countedIn(value as number, decimals);
      if (typeof integer !== "bigint") throw new Error(`The number of ${key} was not read before it was kept.`);
      return [{ ...nothing, integer }];
    }
    case "money": {
      const money = parseMoney(value);
      if (!money.ok) throw new Error(`The money of ${key} was not read before it was kept.`);
      return [{ ...nothing, integer: money.value.minor, currency: money.value.currency }];
    }
    case "boolean":
      return [{ ...nothing, integer: value === true ? 1n : 0n }];
    case "date":
      return [{ ...nothing, date: value as string }];
    case "person":
    case "client":
      return [{ ...nothing, id: value as string }];
    default:
      return [{ ...nothing, text: value as string }];
  }
}

function presented({ kind, decimals }: FieldDefinition, { text, integer, currency, date, id }: Stored): CustomValue {
  switch (kind) {
    case "number":
      return numberOf(integer ?? 0n, decimals);
    case "money":
      return formatMoney({ minor: integer ?? 0n, currency: currency ?? "" });
    case "boolean":
      return integer === 1n;
    case "date":
      return date ?? "";
    case "person":
    case "client":
      return id ?? "";
    default:
      return text ?? "";
  }
}
