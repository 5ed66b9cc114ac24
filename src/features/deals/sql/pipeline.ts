/** Pipelines: loaded for a decision, written, and shown. */
import { sql } from "kysely";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import type { PipelineView } from "../contract/pipelines.ts";
import type { Pipeline, PipelineEvent, Stage } from "../core/pipeline.ts";

type StageRow = Omit<Stage, "retiredAt"> & { retiredAt: string | null };
type Row = Omit<Pipeline, "stages" | "orders"> & {
  stages: StageRow[] | null;
  orders: { from: string | null; stageIds: string[] }[];
};

const columns = sql`
  p.id, p.key, p.name, p.currency, p.may_move_back as "mayMoveBack", p.may_skip as "maySkip", p.retired_at as "retiredAt", p.version,
  (select json_agg(json_build_object('id', s.id, 'key', s.key, 'name', s.name, 'normDays', s.norm_days, 'probability', s.probability::text, 'retiredAt', s.retired_at) order by s.id)
    from deals.stage s where s.workspace_id = p.workspace_id and s.pipeline_id = p.id) as stages,
  (select json_agg(json_build_object('from', case when o.from_at > '-infinity' then o.from_at end, 'stageIds', o.stage_ids) order by o.position)
    from deals.stage_order o where o.workspace_id = p.workspace_id and o.pipeline_id = p.id) as orders`;

function present({ stages, orders, ...row }: Row): Pipeline {
  return {
    ...row,
    stages: (stages ?? []).map(({ retiredAt, ...stage }) => ({ ...stage, retiredAt: retiredAt === null ? null : new Date(retiredAt) })),
    orders: orders.map(({ from, stageIds }) => ({ from: from === null ? null : new Date(from), stageIds })),
  };
}

/** By id, key or name, in this order. */
export async function findPipeline(tx: Tx, workspaceId: string, named: string): Promise<Pipeline | null> {
  const { rows } = await sql<Row>`
    select ${columns} from deals.pipeline p where p.workspace_id = ${workspaceId} and (p.id::text = ${named} or p.key = ${named} or p.name = ${named})
    order by p.id::text = ${named} desc, p.key = ${named} desc, p.id limit 1`.execute(tx);
  return rows[0] ? present(rows[0]) : null;
}

export async function loadPipeline(tx: Tx, workspaceId: string, id: string): Promise<Pipeline | null> {
  const { rows } = await sql<Row>`select ${columns} from deals.pipeline p where p.workspace_id = ${workspaceId} and p.id = ${id}`.execute(
    tx,
  );
  return rows[0] ? present(rows[0]) : null;
}

/** Two changes of one pipeline wait for each other; so do two new ones of one company. */
export async function lockPipelines(tx: Tx, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`deals.pipeline ${workspaceId}`}, 0))`.execute(tx);
}

/** What a change of a pipeline needs to know: whether deals are in it, and in which stages open ones stand. */
export async function loadUse(tx: Tx, workspaceId: string, id: string): Promise<{ hasDeals: boolean; stagesInUse: readonly string[] }> {
  const { rows } = await sql<{ hasDeals: boolean; stagesInUse: string[] | null }>`
    select exists (select from deals.deal where workspace_id = ${workspaceId} and pipeline_id = ${id}) as "hasDeals",
      (select array_agg(s.id::text) from deals.stage s where s.workspace_id = ${workspaceId} and s.pipeline_id = ${id}
        and exists (select from deals.deal d where d.workspace_id = s.workspace_id and d.pipeline_id = s.pipeline_id and d.status = 'open' and d.stage_id = s.id)) as "stagesInUse"`.execute(
    tx,
  );
  return { hasDeals: rows[0]?.hasDeals ?? false, stagesInUse: rows[0]?.stagesInUse ?? [] };
}

export async function isKeyTaken(tx: Tx, workspaceId: string, key: string): Promise<boolean> {
  const row = await tx
    .selectFrom("deals.pipeline")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("key", "=", key)
    .executeTakeFirst();
  return row !== undefined;
}

export async function savePipelineEvents(tx: Tx, events: readonly PipelineEvent[], { actor: { workspaceId } }: Given): Promise<void> {
  for (const event of events) await saveOne(tx, workspaceId, event);
  const [first] = events;
  if (first && first.type !== "PipelineDrawn")
    await sql`update deals.pipeline set version = version + 1 where workspace_id = ${workspaceId} and id = ${first.pipelineId}`.execute(tx);
}

async function saveOne(tx: Tx, workspaceId: string, event: PipelineEvent): Promise<void> {
  switch (event.type) {
    case "PipelineDrawn": {
      const { id, key, name, currency, mayMoveBack, maySkip, stages } = event.pipeline;
      await tx
        .insertInto("deals.pipeline")
        .values({ workspace_id: workspaceId, id, key, name, currency, may_move_back: mayMoveBack, may_skip: maySkip })
        .execute();
      for (const stage of stages) await insertStage(tx, workspaceId, id, stage);
      await sql`insert into deals.stage_order (workspace_id, pipeline_id, position, stage_ids, from_at)
        values (${workspaceId}, ${id}, 1, ${stages.map((stage) => stage.id)}::uuid[], '-infinity')`.execute(tx);
      return;
    }
    case "PipelineChanged": {
      const { mayMoveBack, maySkip, retiredAt, ...rest } = event.after;
      await tx
        .updateTable("deals.pipeline")
        .set({
          ...rest,
          ...(mayMoveBack === undefined ? {} : { may_move_back: mayMoveBack }),
          ...(maySkip === undefined ? {} : { may_skip: maySkip }),
          ...(retiredAt === undefined ? {} : { retired_at: retiredAt }),
        })
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", event.pipelineId)
        .execute();
      return;
    }
    case "StageAdded":
      return insertStage(tx, workspaceId, event.pipelineId, event.stage);
    case "StageChanged": {
      const { name, normDays, probability, retiredAt } = event.after;
      await tx
        .updateTable("deals.stage")
        .set({
          ...(name === undefined ? {} : { name }),
          ...(normDays === undefined ? {} : { norm_days: normDays }),
          ...(probability === undefined ? {} : { probability }),
          ...(retiredAt === undefined ? {} : { retired_at: retiredAt }),
        })
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", event.stageId)
        .execute();
      return;
    }
    case "StagesReordered":
      await sql`
        with ended as (
          update deals.stage_order set to_at = greatest(${event.at}::timestamptz, from_at)
          where workspace_id = ${workspaceId} and pipeline_id = ${event.pipelineId} and to_at is null returning position, to_at
        )
        insert into deals.stage_order (workspace_id, pipeline_id, position, previous_position, stage_ids, from_at)
        select ${workspaceId}::uuid, ${event.pipelineId}::uuid, position + 1, position, ${event.after}::uuid[], to_at from ended`.execute(
        tx,
      );
  }
}

async function insertStage(tx: Tx, workspaceId: string, pipelineId: string, stage: Stage): Promise<void> {
  await tx
    .insertInto("deals.stage")
    .values({
      workspace_id: workspaceId,
      id: stage.id,
      pipeline_id: pipelineId,
      key: stage.key,
      name: stage.name,
      norm_days: stage.normDays,
      probability: stage.probability,
      retired_at: stage.retiredAt,
    })
    .execute();
}

/** As the company sees it: stages in their order of today. */
export function pipelineView(pipeline: Pipeline): PipelineView {
  const { orders, stages, retiredAt, ...rest } = pipeline;
  const order = orders.at(-1)?.stageIds ?? [];
  return {
    ...rest,
    retiredAt: retiredAt?.toISOString() ?? null,
    stages: order.flatMap((id) =>
      stages
        .filter((stage) => stage.id === id)
        .map((stage) => ({
          ...stage,
          probability: stage.probability === null ? null : Number(stage.probability),
          retiredAt: stage.retiredAt?.toISOString() ?? null,
        })),
    ),
  };
}

/** All of the company's, a few dozen at most. */
export async function allPipelines(tx: Tx, workspaceId: string): Promise<readonly Pipeline[]> {
  const { rows } = await sql<Row>`select ${columns} from deals.pipeline p where p.workspace_id = ${workspaceId}`.execute(tx);
  return rows.map(present);
}
