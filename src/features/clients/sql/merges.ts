/** Merges: what is needed to take them apart again. */
import { sql } from "kysely";
import { asReader, type Scope, type Tx } from "#platform/db/database.ts";
import { archiveRecord } from "#platform/db/record.ts";
import type { MergeView } from "../contract/merges.ts";
import type { MergeKind } from "../core/merge.ts";
import type { Moved } from "./move-merged.ts";

/** Values of the one that stays as the merge found them, and as it left them; references, and personal values of contacts. */
export type Before = {
  readonly ownerId: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly own: Readonly<Record<string, unknown>>;
  readonly mergedArchivedAt: string | null;
};
export type Taken = {
  readonly moved: Moved;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly own: Readonly<Record<string, unknown>>;
};
export type StoredMerge = {
  readonly id: string;
  readonly kind: MergeKind;
  readonly keptId: string;
  readonly mergedId: string;
  /** Null: somebody was erased, and with them what a merge kept of them. */
  readonly before: Before | null;
  readonly taken: Taken | null;
  readonly undoneAt: Date | null;
  readonly version: number;
};

/** Minor units as digits, for JSON has no large integers. */
const written = (value: unknown) =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? { $minor: one.toString() } : one));

function revived(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("$minor" in value) return BigInt(value.$minor as string);
  if (Array.isArray(value)) return value.map(revived);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, revived(one)]));
}

export async function insertMerge(
  tx: Tx,
  workspaceId: string,
  merge: {
    readonly id: string;
    readonly keptId: string;
    readonly mergedId: string;
    readonly ownerId: string;
    readonly byId: string | null;
    readonly at: Date;
  },
  before: Before,
  taken: Taken,
): Promise<void> {
  await sql`
    insert into clients.merge (workspace_id, id, kept_id, merged_id, owner_id, before, moved, by_id, at)
    values (${workspaceId}, ${merge.id}, ${merge.keptId}, ${merge.mergedId}, ${merge.ownerId}, ${written(before)}::jsonb, ${written(taken)}::jsonb, ${merge.byId}, ${merge.at})`.execute(
    tx,
  );
}

export async function markUndone(tx: Tx, workspaceId: string, id: string, at: Date): Promise<void> {
  await sql`update clients.merge set undone_at = ${at}, version = version + 1 where workspace_id = ${workspaceId} and id = ${id}`.execute(
    tx,
  );
}

/** Seen with the person's own eyes, then locked. */
export async function loadSeenMerge(tx: Tx, scope: Scope, id: string): Promise<StoredMerge | null> {
  const { workspaceId } = scope;
  const seen = await asReader(tx, scope, (eyes) => findMerge(eyes, workspaceId, id));
  if (!seen) return null;
  const { rows } = await sql<{ before: object; moved: object; undoneAt: Date | null; version: number }>`
    select before, moved, undone_at as "undoneAt", version from clients.merge where workspace_id = ${workspaceId} and id = ${id} for update`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) return null;
  const isErased = !("fields" in row.before) || !("moved" in row.moved);
  return {
    id,
    kind: seen.kind,
    keptId: seen.keptId,
    mergedId: seen.mergedId,
    before: isErased ? null : (revived(row.before) as Before),
    taken: isErased ? null : (revived(row.moved) as Taken),
    undoneAt: row.undoneAt,
    version: row.version,
  };
}

type Row = Omit<MergeView, "at" | "undoneAt"> & { at: Date; undoneAt: Date | null };
const view = sql`
  select m.id, r.kind, m.kept_id as "keptId", m.merged_id as "mergedId", m.by_id as "byId", m.at, m.undone_at as "undoneAt", m.version
  from clients.merge m join platform.record r on r.workspace_id = m.workspace_id and r.id = m.kept_id`;
const present = ({ at, undoneAt, ...row }: Row): MergeView => ({ ...row, at: at.toISOString(), undoneAt: undoneAt?.toISOString() ?? null });

export async function findMerge(tx: Tx, workspaceId: string, id: string): Promise<MergeView | null> {
  const { rows } = await sql<Row>`${view} where m.workspace_id = ${workspaceId} and m.id = ${id}`.execute(tx);
  return rows[0] ? present(rows[0]) : null;
}

/** Into this record, newest first. */
export async function mergesInto(tx: Tx, workspaceId: string, keptId: string): Promise<MergeView[]> {
  const { rows } =
    await sql<Row>`${view} where m.workspace_id = ${workspaceId} and m.kept_id = ${keptId} order by m.at desc, m.id desc limit 200`.execute(
      tx,
    );
  return rows.map(present);
}

/** The one that goes: named by the one that stays, out of lists and search. Null brings it back as it was. */
export async function setMergedInto(
  tx: Tx,
  workspaceId: string,
  kind: MergeKind,
  id: string,
  into: { readonly keptId: string; readonly archivedAt: Date } | { readonly keptId: null; readonly archivedAt: string | null },
): Promise<void> {
  await sql`
    update ${sql.table(`clients.${kind}`)} set merged_into_id = ${into.keptId}::uuid, archived_at = ${into.archivedAt}::timestamptz, version = version + 1
    where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
  await archiveRecord(tx, workspaceId, id, into.archivedAt === null ? null : new Date(into.archivedAt));
}

/** The clients above one, nearest first. */
export async function parentLine(tx: Tx, workspaceId: string, clientId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive line as (
      select parent_id as id, 1 as depth from clients.client where workspace_id = ${workspaceId} and id = ${clientId} and parent_id is not null
      union
      select c.parent_id, line.depth + 1 from line join clients.client c on c.workspace_id = ${workspaceId} and c.id = line.id where c.parent_id is not null and line.depth < 1000
    ) select id from line order by depth`.execute(tx);
  return rows.map(({ id }) => id);
}
