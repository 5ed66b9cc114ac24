/** `POST /deals/{id}/move` with 8 clients, beside the same statements hand-written on `pg` in one transaction. */
import pg from "pg";
import { newId } from "#shared/id.ts";
import { type DealWorld, fillDeals } from "./deal-world.ts";
import type { Figure } from "./figure.ts";
import { clients, load } from "./load.ts";
import type { RunningServer } from "./running-server.ts";

/** The world is larger than what is moved, so that indexes have their depth. */
const deals = 2_000;
const moved = 256;

export async function moveThroughput(server: RunningServer): Promise<readonly Figure[]> {
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  const world = await fillDeals(client, server.workspaceId, { deals, sellers: 20 });
  const { rows } = await client.query<{ id: string }>(
    "select id from deals.deal where workspace_id = $1 and pipeline_id = $2 and status = 'open' order by title limit $3",
    [server.workspaceId, world.pipelineId, moved],
  );
  const { rows: stages } = await client.query<{ id: string; key: string }>(
    "select id, key from deals.stage where workspace_id = $1 and pipeline_id = $2 order by key",
    [server.workspaceId, world.pipelineId],
  );
  await client.end();
  // Each deal goes to and fro between two stages; a lap over all deals comes before the next step of any.
  const stageOf = (round: number) => stages[Math.floor(round / rows.length) % 2 === 0 ? 1 : 2]!;
  const dealOf = (round: number) => rows[round % rows.length]!.id;
  let taken = 0;
  const step = () => taken++;
  const api = await load(() => {
    const round = step();
    return move(server, dealOf(round), stageOf(round).key);
  });
  const pool = new pg.Pool({ connectionString: server.ownerUrl, max: clients });
  const floor = await load(() => {
    const round = step();
    return byHand(pool, server, world, dealOf(round), stageOf(round).id);
  });
  const again = await load(() => {
    const round = step();
    return move(server, dealOf(round), stageOf(round).key);
  });
  await pool.end();
  const [perSecond, p99] = [(api.perSecond + again.perSecond) / 2, (api.p99 + again.p99) / 2];
  return [
    {
      name: "POST /deals/{id}/move, 8 clients",
      value: perSecond,
      unit: "/s",
      floor: floor.perSecond,
      ratio: perSecond / floor.perSecond,
      limit: { atLeast: 0.4 },
    },
    { name: "POST /deals/{id}/move, p99", value: p99, unit: "ms", floor: floor.p99, ratio: p99 / floor.p99, limit: { atMost: 4 } },
  ];
}

/** A deal that stands there already is no fault of this bench: another client was as fast. */
async function move(server: RunningServer, id: string, stage: string): Promise<void> {
  const response = await fetch(`${server.url}/api/v1/deals/${id}/move`, {
    method: "POST",
    headers: { authorization: `Bearer ${server.key}`, "content-type": "application/json" },
    body: JSON.stringify({ stage }),
  });
  const text = await response.text();
  if (response.status !== 200 && !(response.status === 409 && text.includes("already_there")))
    throw new Error(`move answered ${response.status}: ${text}`);
}

/** The floor: what the product does to the database for this command, written out. */
async function byHand(
  pool: pg.Pool,
  { workspaceId, ownerId }: RunningServer,
  { pipelineId }: DealWorld,
  dealId: string,
  stageId: string,
): Promise<void> {
  const client = await pool.connect();
  const own = [workspaceId, dealId];
  try {
    await client.query("select * from org.standing($1, $2)", [workspaceId, ownerId]);
    await client.query(
      `begin; set local role mainspring_command; select set_config('app.workspace', '${workspaceId}', true), set_config('app.person', '${ownerId}', true), set_config('app.visible', '{}', true)`,
    );
    await client.query("set local role mainspring_all");
    await client.query("select version from deals.deal where workspace_id = $1 and id = $2", own);
    await client.query("set local role mainspring_command");
    const { rows } = await client.query<{ stage_id: string; owner_id: string; visits: number }>(
      `select d.*, (select array_agg(product_id) from deals.deal_product where workspace_id = $1 and deal_id = $2), (select array_agg(competitor_id) from deals.deal_competitor where workspace_id = $1 and deal_id = $2),
        (select array_agg(person_id) from platform.participation where workspace_id = $1 and record_id = $2) from deals.deal d where workspace_id = $1 and id = $2 for update of d`,
      own,
    );
    const [deal] = rows;
    if (!deal) throw new Error("a deal of the bench is gone");
    await client.query(
      `select p.*, (select json_agg(s) from deals.stage s where s.workspace_id = $1 and s.pipeline_id = $2), (select json_agg(o) from deals.stage_order o where o.workspace_id = $1 and o.pipeline_id = $2)
       from deals.pipeline p where p.workspace_id = $1 and p.id = $2`,
      [workspaceId, pipelineId],
    );
    await client.query("select * from fields.field where workspace_id = $1 and record_kind = 'deal'", [workspaceId]);
    const now = new Date();
    await client.query(
      "update deals.deal set stage_id = $3, visits = visits + 1, since = greatest($4, since), version = version + 1 where workspace_id = $1 and id = $2",
      [...own, stageId, now],
    );
    await client.query(
      "update deals.stage_visit set to_at = greatest($4, from_at) where workspace_id = $1 and deal_id = $2 and position = $3",
      [...own, deal.visits, now],
    );
    await client.query(
      `insert into deals.stage_visit (workspace_id, deal_id, position, previous_position, owner_id, pipeline_id, stage_id, kind, came_from_stage_id, actor_id, held_by_id, from_at)
       select workspace_id, deal_id, $3::int + 1, $3::int, $4::uuid, $5::uuid, $6::uuid, 'forward', stage_id, $7::uuid, $4::uuid, to_at from deals.stage_visit where workspace_id = $1 and deal_id = $2 and position = $3::int`,
      [...own, deal.visits, deal.owner_id, pipelineId, stageId, ownerId],
    );
    await client.query(
      "insert into platform.journal (workspace_id, id, at, actor_id, actor_kind, via, command_id, feature, kind, kind_version, subject_kind, subject_id, data) values ($1, $2, $3, $4, 'person', 'key', $5, 'deals', 'deal_moved', 1, 'deal', $6, $7)",
      [
        workspaceId,
        newId(),
        now,
        ownerId,
        newId(),
        dealId,
        JSON.stringify({ pipelineId, transition: "forward", from: deal.stage_id, to: stageId }),
      ],
    );
    await client.query("select pg_notify('live', $1)", [JSON.stringify({ workspace: workspaceId, feature: "deals", id: dealId })]);
    await client.query(
      `select d.*, p.key, s.key, r.name from deals.deal d join deals.pipeline p on p.workspace_id = d.workspace_id and p.id = d.pipeline_id join deals.stage s on s.workspace_id = d.workspace_id and s.id = d.stage_id
       left join deals.loss_reason r on r.workspace_id = d.workspace_id and r.id = d.reason_id where d.workspace_id = $1 and d.id = $2`,
      own,
    );
    await client.query("select * from fields.field where workspace_id = $1 and record_kind = 'deal'", [workspaceId]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
