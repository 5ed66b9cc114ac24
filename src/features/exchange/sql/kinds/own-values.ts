/** The company's own fields of imported records: whom they name is found first, then they are filled in beside what the row said else. */
import { sql } from "kysely";
import { raiseClientVersions } from "#features/clients/sql/raise-versions.ts";
import { raiseDealVersions } from "#features/deals/sql/raise-versions.ts";
import { customOf, saveCustom } from "#features/fields/sql/values.ts";
import { appendJournal, type JournalContext } from "#platform/command/journal.ts";
import { asReader, type Tx } from "#platform/db/database.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { foldText } from "#shared/text.ts";
import { filledEntry } from "../../core/filled.ts";
import { type ImportKind, type OwnFields, recordKindOf } from "../../core/import-fields.ts";
import { type Imported, type ImportRow, type Outcome, refusedAs } from "../../core/imported.ts";
import { type OwnChange, type OwnValue, ownName, underNames } from "../../core/own-values.ts";
import type { RowRefusal } from "../../core/read-row.ts";
import type { ImportParts } from "../names.ts";

/** By line, what rows say of the company's own fields; a refusal where somebody is named who is not there. */
export type OwnChanges = ReadonlyMap<number, Result<OwnChange, RowRefusal>>;

export async function ownChangesOf(tx: Tx, rows: readonly ImportRow[], own: OwnFields, parts: ImportParts): Promise<OwnChanges> {
  const naming = own.filter(({ kind }) => kind === "person" || kind === "client");
  const clientNames = naming.flatMap(({ key, kind }) =>
    kind === "client" ? rows.flatMap(({ values }) => values.texts[ownName(key)] ?? []) : [],
  );
  const clients = await seenClients(tx, clientNames, parts.context);
  return new Map(
    rows.map(({ line, values }): readonly [number, Result<OwnChange, RowRefusal>] => {
      const change: Record<string, OwnValue> = { ...values.own };
      for (const { key, kind } of naming) {
        const name = values.texts[ownName(key)];
        if (name === undefined) continue;
        const id = kind === "person" ? parts.personOf(name) : clients.get(foldText(name));
        if (id === undefined) return [line, no(refusedAs(ownName(key), "unknown_client"))];
        if (id === null) return [line, no(refusedAs(ownName(key), `ambiguous_${kind}`))];
        change[key] = id;
      }
      return [line, yes(change)];
    }),
  );
}

/** By folded name, with the eyes of whoever imports; null where several have it. */
async function seenClients(tx: Tx, names: readonly string[], { actor }: JournalContext): Promise<ReadonlyMap<string, string | null>> {
  if (names.length === 0) return new Map();
  const { rows } = await asReader(tx, actor.scope, (eyes) =>
    sql<{ id: string; folded: string }>`
      select id, name_folded as folded from clients.client
      where workspace_id = ${actor.workspaceId} and merged_into_id is null and archived_at is null and name_folded = any (${names.map(foldText)}::text[])`.execute(
      eyes,
    ),
  );
  return new Map(
    [...Map.groupBy(rows, ({ folded }) => folded)].map(([folded, same]) => [folded, same.length === 1 ? (same[0]?.id ?? null) : null]),
  );
}

type Told = {
  readonly outcomes: readonly Outcome[];
  readonly imported: readonly Imported[];
  readonly recordIds: readonly (string | null)[];
};

/** What the rows of a batch fill in; a row that changes nothing else but this is a change. */
export async function fillOwnFields(
  tx: Tx,
  kind: ImportKind,
  rows: readonly ImportRow[],
  told: Told,
  { own, changes }: { readonly own: OwnFields; readonly changes: OwnChanges },
  parts: ImportParts,
): Promise<Pick<Told, "outcomes" | "imported">> {
  const recordKind = recordKindOf[kind];
  const said = rows.flatMap(({ line }, at) => {
    const [change, recordId] = [changes.get(line), told.recordIds[at]];
    return recordId && change?.ok && Object.keys(change.value).length > 0 ? [{ at, recordId, change: change.value }] : [];
  });
  if (recordKind === null || said.length === 0) return told;
  const { context } = parts;
  const { workspaceId } = context.actor;
  const held = await customOf(tx, workspaceId, own, [...new Set(said.map(({ recordId }) => recordId))]);
  const followed = new Map<string, { before: Record<string, OwnValue | null>; after: Record<string, OwnValue | null> }>();
  const outcomes = [...told.outcomes];
  for (const { at, recordId, change } of said) {
    const now = followed.get(recordId) ?? { before: {}, after: {} };
    for (const [key, value] of Object.entries(change)) {
      const dreamt = parts.dreamt.own.get(recordId)?.[key];
      const before = (dreamt === undefined ? held.get(recordId)?.[key] : dreamt) ?? null;
      if (JSON.stringify(now.after[key] ?? before) === JSON.stringify(value)) continue;
      now.before[key] = before;
      now.after[key] = value;
      if (outcomes[at] === "unchanged") outcomes[at] = "updated";
    }
    if (Object.keys(now.after).length > 0) followed.set(recordId, now);
  }
  if (parts.isDry) for (const [id, { after }] of followed) parts.dreamt.own.set(id, { ...parts.dreamt.own.get(id), ...after });
  if (parts.isDry || followed.size === 0) return { outcomes, imported: told.imported };
  await saveCustom(
    tx,
    workspaceId,
    own,
    [...followed].map(([recordId, { after }]) => ({ recordId, change: after })),
  );
  await appendJournal(
    tx,
    recordKind === "client" || recordKind === "contact" ? "clients" : "deals",
    [...followed].map(([id, { before, after }]) => filledEntry(recordKind, id, before, after, context.now)),
    context,
  );
  const touched = new Set(told.imported.map(({ recordId }) => recordId));
  const only = [...followed.keys()].filter((id) => !touched.has(id));
  const versions =
    recordKind === "client" || recordKind === "contact"
      ? await raiseClientVersions(tx, workspaceId, recordKind, only)
      : await raiseDealVersions(tx, workspaceId, recordKind, only);
  const withOwn = told.imported.map((one): Imported => {
    const filled = followed.get(one.recordId);
    return filled && one.change === "updated" ? { ...one, before: { ...one.before, ...underNames(filled.before) } } : one;
  });
  const more = [...versions].map(
    ([recordId, version]): Imported => ({
      recordId,
      kind: recordKind,
      change: "updated",
      version,
      before: underNames(followed.get(recordId)?.before ?? {}),
    }),
  );
  return { outcomes, imported: [...withOwn, ...more] };
}
