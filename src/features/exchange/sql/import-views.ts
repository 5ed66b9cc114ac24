/** Imports as they are shown, seen with the person's own eyes. */
import { sql } from "kysely";
import { asReader, type Scope, type Tx } from "#platform/db/database.ts";
import type { ImportView } from "../contract/imports.ts";
import { type ImportOrder, plainOrder } from "../core/import-order.ts";
import type { ImportState } from "../core/import-state.ts";
import type { Counts } from "./imports.ts";

type Row = Omit<ImportView, "mapping" | "options" | "createdAt" | "startedAt" | "endedAt" | "bytes"> & {
  readonly settings: Partial<ImportOrder>;
  readonly bytes: bigint | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
};

const columns = sql`
  i.id, i.kind, i.file_name as "fileName", f.bytes, i.state, i.settings, i.form, i.columns, i.origin, i.total_rows as "totalRows", i.rows_done as read, i.created, i.updated,
  i.unchanged, i.refused, i.also_created as "alsoCreated", i.failure, i.ordered_by_id as "orderedById", i.created_at as "createdAt", i.started_at as "startedAt",
  i.ended_at as "endedAt", i.version,
  (select count(*)::integer from exchange.imported k where k.workspace_id = i.workspace_id and k.import_id = i.id and k.kept is not null) as kept`;
const from = sql`exchange.import i left join platform.file f on f.workspace_id = i.workspace_id and f.id = i.file_id`;

function present({ settings, bytes, createdAt, startedAt, endedAt, ...row }: Row): ImportView {
  // Moves of stages have settings of their own, which nobody changes here.
  const { kind: _, mapping, ...options } = { ...plainOrder("clients"), ...(row.kind === "stage_moves" ? {} : settings) };
  return {
    ...row,
    mapping,
    options: { ...options, decisions: { ...options.decisions } },
    bytes: bytes === null ? null : Number(bytes),
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
}

export async function findImport(tx: Tx, workspaceId: string, id: string): Promise<ImportView | null> {
  const { rows } = await sql<Row>`select ${columns} from ${from} where i.workspace_id = ${workspaceId} and i.id = ${id}`.execute(tx);
  return rows[0] ? present(rows[0]) : null;
}

/** The newest first. */
export async function importsPage(
  tx: Tx,
  workspaceId: string,
  after: string | null,
  limit: number,
): Promise<{ readonly items: readonly ImportView[]; readonly last: string | null }> {
  const { rows } = await sql<Row>`
    select ${columns} from ${from} where i.workspace_id = ${workspaceId} and (${after}::uuid is null or (i.created_at, i.id) <
      (select a.created_at, a.id from exchange.import a where a.workspace_id = ${workspaceId} and a.id = ${after}::uuid))
    order by i.created_at desc, i.id desc limit ${limit + 1}`.execute(tx);
  const items = rows.slice(0, limit).map(present);
  return { items, last: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** What is needed to go on with it. */
export type HeldImport = {
  readonly id: string;
  readonly state: ImportState;
  readonly hasFile: boolean;
  readonly order: ImportOrder;
  readonly columns: readonly string[];
  readonly fileName: string;
  readonly sha256: string | null;
  readonly version: number;
  readonly counts: Counts;
};

const held = sql`
  i.id, i.state, f.sha256 is not null as "hasFile", i.settings as order, i.columns, i.file_name as "fileName", f.sha256, i.version,
  jsonb_build_object('read', i.rows_done, 'created', i.created, 'updated', i.updated, 'unchanged', i.unchanged, 'refused', i.refused) as counts`;
const whole = (row: HeldImport): HeldImport => ({ ...row, order: { ...plainOrder(row.order.kind), ...row.order } });

export async function loadImport(tx: Tx, workspaceId: string, id: string): Promise<HeldImport | null> {
  const { rows } = await sql<HeldImport>`select ${held} from ${from} where i.workspace_id = ${workspaceId} and i.id = ${id}`.execute(tx);
  return rows[0] ? whole(rows[0]) : null;
}

/** One that the person sees, locked; null if there is none. */
export async function loadSeenImport(tx: Tx, scope: Scope, id: string): Promise<HeldImport | null> {
  const { workspaceId } = scope;
  const seen = await asReader(tx, scope, (eyes) =>
    eyes.selectFrom("exchange.import").select("id").where("workspace_id", "=", workspaceId).where("id", "=", id).executeTakeFirst(),
  );
  if (!seen) return null;
  const { rows } = await sql<HeldImport>`
    select ${held} from ${from} where i.workspace_id = ${workspaceId} and i.id = ${id} for update of i`.execute(tx);
  return rows[0] ? whole(rows[0]) : null;
}

/** Whether there is such a pipeline to import deals into. */
export async function hasPipeline(tx: Tx, workspaceId: string, id: string): Promise<boolean> {
  const found = await tx
    .selectFrom("deals.pipeline")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return found !== undefined;
}
