/**
 * "My day" of a seller with 2,000 open tasks among 1,000,000 in the workspace: as the product reads it under the seller's own sight, explained
 * and in working time, beside the same lists by one hand-written statement on a bare connection without any of that. And over HTTP.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import pg from "pg";
import { readDay } from "#features/work/sql/day.ts";
import type { Actor } from "#platform/command/actor.ts";
import { connect, types } from "#platform/db/database.ts";
import { type Figure, median, quantile } from "./figure.ts";
import { largeCompany } from "./large-company.ts";
import type { RunningServer } from "./running-server.ts";

const main = join(import.meta.dirname, "../../src/main/mainspring.js");
const [all, mine, deals] = [1_000_000, 2_000, 20_000];
/** Not counted: until the engine has compiled what a server that has worked for a minute has long compiled. */
const warming = 40;
const rounds = 40;

export async function myDay(server: RunningServer): Promise<readonly Figure[]> {
  const client = new pg.Client({ connectionString: server.ownerUrl, types });
  await client.connect();
  try {
    const company = await largeCompany(client, server.workspaceId, { seed: 5, teams: 40, lastDay: "2026-11-20" });
    await company.growTo(deals);
    const [seller] = company.sellers;
    const key = keyOf(server);
    await giveTasks(client, server.workspaceId, company.sellers);
    const read = readerOf(server, seller!);
    const [day, floor, whole, counts] = await inTurns([
      read.day,
      () => byHand(client, server.workspaceId, seller!),
      () => ask(server, key, "/day?limit=50"),
      () => ask(server, key, "/day/counts"),
    ]).finally(read.close);
    const name = `my day, ${mine.toLocaleString("en")} open tasks of ${all.toLocaleString("en")}`;
    return [
      { name, value: median(day!), unit: "ms", floor: median(floor!), ratio: median(day!) / median(floor!), limit: { atMost: 1.5 } },
      { name: `${name}: over HTTP, p95`, value: quantile(whole!, 0.95), unit: "ms", limit: { atMost: 250 } },
      { name: `${name}: numbers for the navigation`, value: median(counts!), unit: "ms", limit: { atMost: 30 } },
    ];
  } finally {
    await client.end();
  }
}

/** The first seller has 2,000 open tasks about deals of their own: 150 overdue, 50 due today, the rest later; all others share the rest. */
async function giveTasks(client: pg.Client, workspaceId: string, sellers: readonly string[]): Promise<void> {
  const columns =
    "workspace_id, id, kind, title, subject_kind, subject_id, owner_id, assignee_id, status, due_at, effort_minutes, is_checkpoint, postponed, outcome, created_at, closed_at";
  const id =
    "('019a9d5e-' || lpad(to_hex(n / 65536), 4, '0') || '-7' || substr(md5(n::text), 1, 3) || '-8' || substr(md5(n::text), 4, 3) || '-' || lpad(to_hex(n), 12, '0'))::uuid";
  const fill = async () => {
    await client.query(
      `insert into process.task (${columns})
     select $1::uuid, ${id}, 'free', 'Task number ' || n, 'deal', d.id, $2::uuid, $2::uuid, 'open',
       now() + case when n <= 150 then -n * interval '1 hour' when n <= 200 then n * interval '1 second' else n * interval '1 hour' end, 30, n % 20 = 0, n % 4, null, now() - interval '30 days', null
     from generate_series(1, ${mine}) n
     join (select id, row_number() over (order by id) as place from deals.deal where workspace_id = $1 and owner_id = $2) d
         on d.place = n % (select count(*) from deals.deal where workspace_id = $1 and owner_id = $2) + 1`,
      [workspaceId, sellers[0]],
    );
    await client.query(
      `insert into process.task (${columns})
     select $1::uuid, ${id}, 'free', 'Task number ' || n, 'deal', d.id, d.owner_id, s.id, case when n % 3 = 0 then 'open' else 'done' end,
       now() + (n % 4000 - 40) * interval '1 hour', 30, false, 0, case when n % 3 = 0 then null else 'done' end, now() - interval '90 days', case when n % 3 = 0 then null else now() - (n % 2000) * interval '1 hour' end
     from generate_series(${mine + 1}, ${all}) n
     join unnest($2::uuid[]) with ordinality as s (id, place) on s.place = n % cardinality($2::uuid[]) + 1
     join (select id, owner_id, row_number() over (order by id) as place from deals.deal where workspace_id = $1) d
         on d.place = n % (select count(*) from deals.deal where workspace_id = $1) + 1`,
      [workspaceId, sellers.slice(1)],
    );
  };
  // In one transaction, so that the server, which is at work, never plans anything without them.
  await client.query("begin");
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = 'process.task'::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
  );
  await client.query("set session_replication_role = replica");
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await fill();
  for (const { definition } of indexes) await client.query(definition);
  await client.query("set session_replication_role = default");
  await client.query("commit");
  await client.query("vacuum analyze process.task");
}

function keyOf({ dataDir }: RunningServer): string {
  const words = ["--workspace", "bench", "--person", "seller1@bench.example", "--name", "day", "--json"];
  return (
    JSON.parse(execFileSync(process.execPath, [main, "key", "create", "--data", dataDir, ...words], { encoding: "utf8" })) as {
      key: string;
    }
  ).key;
}

async function ask({ url }: RunningServer, key: string, path: string): Promise<void> {
  const response = await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } });
  const answer = await response.text();
  if (response.status !== 200 || answer.includes('"today":0')) throw new Error(`${path}: ${response.status} ${answer.slice(0, 300)}`);
}

/** What a programmer would write for the same page: the person's open tasks ranked, with all that a row shows, and what was done. */
async function byHand(client: pg.Client, workspaceId: string, sellerId: string): Promise<void> {
  const { rows } = await client.query<{ day: { overdue: unknown[]; later: unknown[] } }>({
    // Planned once, as the product's statements are.
    name: "day by hand",
    text: `with ranked as (
       select t.*, d.amount, d.currency, d.title as subject, d.client_id, d.stage_id, case when t.due_at < now() then 0 when t.due_at < date_trunc('day', now()) + interval '1 day' then 1 else 2 end as part,
         row_number() over (partition by case when t.due_at < now() then 0 when t.due_at < date_trunc('day', now()) + interval '1 day' then 1 else 2 end
           order by t.is_checkpoint desc, ln(coalesce(d.amount, 0) + 1) - extract(epoch from t.due_at - now()) / 86400 desc, t.id) as place
       from process.task t left join deals.deal d on d.workspace_id = t.workspace_id and d.id = t.subject_id
       where t.workspace_id = $1 and t.assignee_id = $2 and t.status = 'open'),
     shown as (
       select r.part, r.place, json_build_object('id', r.id, 'kind', r.kind, 'title', r.title, 'text', r.text, 'status', r.status, 'due', r.due_at, 'plannedFrom', r.planned_from,
         'plannedTo', r.planned_to, 'effortMinutes', r.effort_minutes, 'isCheckpoint', r.is_checkpoint, 'postponed', r.postponed, 'begunAt', r.begun_at, 'outcome', r.outcome,
         'comment', r.comment, 'createdAt', r.created_at, 'closedAt', r.closed_at, 'version', r.version, 'assignee', json_build_object('id', a.id, 'name', a.name),
         'subject', json_build_object('kind', r.subject_kind, 'id', r.subject_id, 'title', r.subject, 'client', json_build_object('id', c.id, 'name', c.name),
           'amount', r.amount, 'currency', r.currency, 'stage', s.name), 'run', json_build_object('id', run.id, 'process', p.name)) as task
       from ranked r join org.person a on a.workspace_id = r.workspace_id and a.id = r.assignee_id
       left join clients.client c on c.workspace_id = r.workspace_id and c.id = r.client_id
       left join deals.stage s on s.workspace_id = r.workspace_id and s.id = r.stage_id
       left join process.run run on run.workspace_id = r.workspace_id and run.id = r.run_id
       left join process.process p on p.workspace_id = run.workspace_id and p.id = run.process_id
       where r.part < 2 or r.place <= 50)
     select json_build_object(
       'counts', (select json_object_agg(part, count) from (select part, count(*) from ranked group by part) as counted),
       'overdue', (select json_agg(task order by place) from shown where part = 0), 'today', (select json_agg(task order by place) from shown where part = 1),
       'later', (select json_agg(task order by place) from shown where part = 2),
       'done', (select count(*) from process.task where workspace_id = $1 and assignee_id = $2 and status = 'done' and closed_at >= date_trunc('day', now()))) as day`,
    values: [workspaceId, sellerId],
  });
  if (rows[0]?.day.overdue.length !== 150) throw new Error(`by hand ${rows[0]?.day.overdue.length} are overdue`);
}

/** The product's own reading, as the seller, on connections of its own. */
function readerOf({ ownerUrl, workspaceId }: RunningServer, personId: string) {
  const database = connect(ownerUrl, { max: 2 });
  const scope = { workspaceId, personId, visible: [personId], sight: "member" } as const;
  const actor: Actor = { workspaceId, personId, kind: "person", via: "session", rights: new Set(["tasks.read"]), scope, language: "en" };
  return {
    close: () => database.close(),
    async day() {
      const asked = { date: undefined, kind: undefined, limit: 50, now: new Date() };
      const { day } = await database.read(scope, (tx) => readDay(tx, actor, { id: personId, name: "Seller" }, asked));
      if (day.overdue.length !== 150 || day.later.length !== 50)
        throw new Error(`${day.overdue.length} are overdue, ${day.later.length} later`);
    },
  };
}

/** Each in turn, round after round, so that what else the machine does weighs on all alike. */
async function inTurns(works: readonly (() => Promise<void>)[]): Promise<readonly (readonly number[])[]> {
  const times = works.map((): number[] => []);
  for (let round = 0; round < warming + rounds; round++)
    for (const [at, work] of works.entries()) {
      const started = performance.now();
      await work();
      if (round >= warming) times[at]!.push(performance.now() - started);
    }
  return times;
}
