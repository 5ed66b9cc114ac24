/** Imports themselves: what was ordered, how far they are, what each brought and what of it was refused. */
import { sql } from "kysely";
import { findNamed } from "#features/org/sql/former-people.ts";
import { appendJournal, type JournalContext } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { foldText } from "#shared/text.ts";
import type { ImportKind } from "../core/import-fields.ts";
import type { ImportOrder } from "../core/import-order.ts";
import type { AlsoCreated, Imported } from "../core/imported.ts";

export type Counts = {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
};
export type Progress = Counts & { readonly alsoCreated: AlsoCreated; readonly state: string };

export type NewImport = {
  readonly id: string;
  readonly fileName: string;
  readonly fileId: string | null;
  readonly order: Omit<ImportOrder, "kind"> & { readonly kind: ImportKind | "stage_moves" };
  readonly state: "uploaded" | "running";
  readonly totalRows: number | null;
};

export async function insertImport(
  tx: Tx,
  { id, fileName, fileId, order, state, totalRows }: NewImport,
  { actor, now }: JournalContext,
): Promise<void> {
  await tx
    .insertInto("exchange.import")
    .values({
      workspace_id: actor.workspaceId,
      id,
      kind: order.kind,
      file_name: fileName,
      file_id: fileId,
      state,
      settings: JSON.stringify(order),
      total_rows: totalRows,
      ordered_by_id: actor.personId,
      created_at: now,
      started_at: state === "running" ? now : null,
    })
    .execute();
}

/** Imports of a company write batch after batch in turns: what one brought the other finds, also where only its name tells who it is. */
export async function takeTurns(tx: Tx, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`imports ${workspaceId}`}, 0))`.execute(tx);
}

/** How far it is, locked, so that two workers never write the same rows. */
export async function lockImport(tx: Tx, workspaceId: string, id: string): Promise<Progress | null> {
  const { rows } = await sql<Progress>`
    select rows_done as read, created, updated, unchanged, refused, also_created as "alsoCreated", state
    from exchange.import where workspace_id = ${workspaceId} and id = ${id} for update`.execute(tx);
  return rows[0] ?? null;
}

export async function saveProgress(tx: Tx, workspaceId: string, id: string, counts: Counts, alsoCreated: AlsoCreated): Promise<void> {
  await sql`
    update exchange.import set rows_done = ${counts.read}, created = ${counts.created}, updated = ${counts.updated}, unchanged = ${counts.unchanged},
      refused = ${counts.refused}, also_created = ${JSON.stringify(alsoCreated)}::jsonb, moved_at = clock_timestamp(), version = version + 1
    where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
  await sql`select pg_notify('live', ${JSON.stringify({ workspace: workspaceId, feature: "exchange", id })})`.execute(tx);
}

/** People come to be before the batch that names them is written; the next batch finds them counted. */
export async function countPeople(tx: Tx, workspaceId: string, id: string, people: number): Promise<void> {
  await sql`
    update exchange.import set also_created = also_created || jsonb_build_object('people', coalesce((also_created ->> 'people')::integer, 0) + ${people}::integer)
    where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
}

export async function setTotal(tx: Tx, workspaceId: string, id: string, rows: number): Promise<void> {
  await sql`update exchange.import set total_rows = ${rows} where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
}

export async function endImport(
  tx: Tx,
  id: string,
  kind: ImportKind | "stage_moves",
  end: { readonly state: "done" | "failed"; readonly failure: string | null; readonly counts: Counts },
  context: JournalContext,
): Promise<void> {
  const { actor, now } = context;
  await sql`
    update exchange.import set state = ${end.state}, failure = ${end.failure}, ended_at = ${now}, version = version + 1
    where workspace_id = ${actor.workspaceId} and id = ${id} and state = 'running'`.execute(tx);
  const { created, updated, refused } = end.counts;
  const data = { kind, state: end.state, created, updated, refused };
  if (created + updated > 0 || end.state === "failed")
    await appendJournal(tx, "exchange", [{ kind: "records_imported", subjectKind: "import", subjectId: id, data }], context);
}

export type RefusedRow = { readonly line: number; readonly field: string; readonly problem: string; readonly cells: readonly string[] };

export async function saveRefused(tx: Tx, importId: string, rows: readonly RefusedRow[], { actor }: JournalContext): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into exchange.refused_row (workspace_id, import_id, line, field, problem, cells, ordered_by_id)
    select ${actor.workspaceId}::uuid, ${importId}::uuid, line, field, problem, array(select jsonb_array_elements_text(cells)), ${actor.personId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (line integer, field text, problem text, cells jsonb)`.execute(tx);
}

/** In the order of the file, page by page. */
export async function refusedPage(
  tx: Tx,
  workspaceId: string,
  importId: string,
  after: number,
  limit: number,
): Promise<readonly RefusedRow[]> {
  const { rows } = await sql<RefusedRow>`
    select line, field, problem, cells from exchange.refused_row
    where workspace_id = ${workspaceId} and import_id = ${importId} and line > ${after} order by line limit ${limit}`.execute(tx);
  return rows;
}

/** A record that several rows name is one: what it was before the first of them stays. */
export async function saveImported(tx: Tx, importId: string, imported: readonly Imported[], { actor }: JournalContext): Promise<void> {
  if (imported.length === 0) return;
  const once = new Map<string, Imported>();
  for (const one of imported) {
    const first = once.get(one.recordId);
    once.set(one.recordId, first ? { ...first, version: one.version, before: first.before && { ...one.before, ...first.before } } : one);
  }
  const rows = [...once.values()].map(({ recordId, kind, change, version, before }) => ({
    record_id: recordId,
    kind,
    change,
    version,
    before,
  }));
  const written = JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? value.toString() : value));
  await sql`
    insert into exchange.imported (workspace_id, import_id, record_id, kind, change, version, before, ordered_by_id)
    select ${actor.workspaceId}::uuid, ${importId}::uuid, record_id, kind, change, version, before, ${actor.personId}::uuid
    from jsonb_to_recordset(${written}::jsonb) as r (record_id uuid, kind text, change text, version integer, before jsonb)
    on conflict (workspace_id, import_id, record_id) do update set version = excluded.version, before = imported.before || excluded.before || imported.before`.execute(
    tx,
  );
}

export type ImportSetting = {
  readonly timeZone: string;
  readonly country: string;
  readonly currency: string;
  /** Whoever owns what nobody is named for: the company's owner. */
  readonly ownerId: string | null;
};

export async function importSetting(tx: Tx, workspaceId: string): Promise<ImportSetting> {
  const { rows } = await sql<ImportSetting>`
    select w.time_zone as "timeZone", w.country, w.currency,
      (select p.id from org.person p join org.level l on l.workspace_id = p.workspace_id and l.id = p.level_id
        where p.workspace_id = w.id and l.key = 'owner' and p.status in ('active', 'invited') order by p.status, p.id limit 1) as "ownerId"
    from org.workspace w where w.id = ${workspaceId}`.execute(tx);
  if (!rows[0]) throw new Error("the company of an import is not there");
  return rows[0];
}

/** Of these names those that somebody has, by the name as given: an id, or null where several have it. */
export async function peopleNamed(tx: Tx, workspaceId: string, names: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const found = await findNamed(tx, workspaceId, names.map(foldText));
  return new Map(
    names.flatMap((name) => {
      const ids = found.get(foldText(name));
      return ids === undefined ? [] : [[name, ids.length === 1 ? (ids[0] ?? null) : null] as const];
    }),
  );
}

/** Of these currencies those that are not the company's own and have no rate on any day. */
export async function currenciesWithoutRate(tx: Tx, workspaceId: string, currencies: readonly string[]): Promise<readonly string[]> {
  if (currencies.length === 0) return [];
  const { rows } = await sql<{ currency: string }>`
    select c.currency from unnest(${[...currencies]}::text[]) as c (currency)
    where not exists (select from org.rate r where r.workspace_id = ${workspaceId} and r.currency = c.currency)
      and not exists (select from org.workspace w where w.id = ${workspaceId} and w.currency = c.currency)
    order by 1`.execute(tx);
  return rows.map(({ currency }) => currency);
}
