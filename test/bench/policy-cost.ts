/**
 * What row-level security costs on 1,000,000 rows: the same query with the policies ÷ with the conditions written by hand as a superuser,
 * for an owner (sees all), a head with 12 people, and a seller.
 */
import pg from "pg";
import { newId } from "#shared/id.ts";
import { type Figure, median } from "./figure.ts";
import type { RunningServer } from "./running-server.ts";

const rows = 1_000_000;
/** No divisor of the share that belongs to other companies, so that everybody has rows of both. */
const people = 401;
const rounds = 21;

type Viewer = { readonly name: string; readonly sight: "member" | "all"; readonly visible: readonly string[] };

export async function policyCost(server: RunningServer): Promise<readonly Figure[]> {
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  try {
    const ids = Array.from({ length: people }, () => newId());
    await fill(client, server.workspaceId, ids);
    const viewers: readonly Viewer[] = [
      { name: "owner", sight: "all", visible: [] },
      { name: "head of 13", sight: "member", visible: ids.slice(0, 13) },
      { name: "seller", sight: "member", visible: ids.slice(0, 1) },
    ];
    const figures: Figure[] = [];
    for (const viewer of viewers) for (const query of queries) figures.push(await compare(client, server.workspaceId, viewer, query, ids));
    return figures;
  } finally {
    await client.query("rollback; drop schema if exists bench cascade");
    await client.end();
  }
}

/** Rows of two workspaces, so that isolation too has something to do; protected as every table of records is. */
async function fill(client: pg.Client, workspaceId: string, ids: readonly string[]): Promise<void> {
  await client.query(
    "drop schema if exists bench cascade; create schema bench; grant usage on schema bench to mainspring_member, mainspring_all",
  );
  await client.query(
    `create table bench.visit (workspace_id uuid not null, id uuid not null, owner_id uuid not null, deal_id uuid not null, stage smallint not null, from_at timestamptz not null, amount bigint not null, primary key (workspace_id, id))`,
  );
  await client.query(
    `insert into bench.visit
     select case when n % 10 = 0 then gen_random_uuid() else $1::uuid end, gen_random_uuid(), ($2::uuid[])[1 + (n::bigint * 7919) % $3], gen_random_uuid(), n % 7, now() - (n % 730) * interval '1 day', n % 100000
     from generate_series(1, $4::int) n`,
    [workspaceId, ids, ids.length, rows],
  );
  await client.query(
    "create index on bench.visit (workspace_id, owner_id, from_at); create index on bench.visit (workspace_id, deal_id); create index on bench.visit (workspace_id, from_at)",
  );
  await client.query("select platform.protect('bench.visit', '{owner_id}')");
  await client.query("vacuum analyze bench.visit");
}

type Query = { readonly name: string; readonly sql: string; readonly values: (workspaceId: string, dealId: string) => readonly unknown[] };

/** %s stands for the conditions that a person who knows the policies would write. */
const queries: readonly Query[] = [
  {
    name: "indexed look-up",
    sql: "select * from bench.visit where workspace_id = $1 and deal_id = $2 %s",
    values: (workspaceId, dealId) => [workspaceId, dealId],
  },
  {
    name: "aggregate of a month",
    sql: "select stage, count(*), sum(amount) from bench.visit where workspace_id = $1 and from_at >= now() - interval '30 days' %s group by stage",
    values: (workspaceId) => [workspaceId],
  },
  {
    name: "aggregate of all visible",
    sql: "select stage, count(*), sum(amount) from bench.visit where workspace_id = $1 %s group by stage",
    values: (workspaceId) => [workspaceId],
  },
];

async function compare(client: pg.Client, workspaceId: string, viewer: Viewer, query: Query, ids: readonly string[]): Promise<Figure> {
  const { rows: found } = await client.query<{ deal_id: string }>(
    "select deal_id from bench.visit where workspace_id = $1 and owner_id = $2 limit 1",
    [workspaceId, ids[0]],
  );
  const values = query.values(workspaceId, found[0]?.deal_id ?? "");
  const byHand = viewer.sight === "all" ? "" : `and owner_id = any ($${values.length + 1}::uuid[])`;
  const handValues = viewer.sight === "all" ? values : [...values, viewer.visible];
  const settings = `set local role mainspring_${viewer.sight}; select set_config('app.workspace', '${workspaceId}', true), set_config('app.visible', '{${viewer.visible.join(",")}}', true)`;
  const [withPolicies, without]: [number[], number[]] = [[], []];
  let answers: [unknown, unknown] = [null, null];
  // Taken in turns, so that both have the same weather.
  for (let round = 0; round < rounds; round++) {
    answers = [
      await timed(client, settings, query.sql.replace("%s", ""), values, withPolicies),
      await timed(client, "select 1", query.sql.replace("%s", byHand), handValues, without),
    ];
  }
  if (JSON.stringify(answers[0]) !== JSON.stringify(answers[1]))
    throw new Error(`${viewer.name}, ${query.name}: the policies show something else than the conditions`);
  const [value, floor] = [median(withPolicies.slice(3)), median(without.slice(3))];
  return { name: `policies, ${viewer.name}, ${query.name}`, value, unit: "ms", floor, ratio: value / floor, limit: { atMost: 1.5 } };
}

async function timed(client: pg.Client, settings: string, text: string, values: readonly unknown[], times: number[]): Promise<unknown> {
  await client.query(`begin; ${settings}`);
  const started = performance.now();
  const { rows: answer } = await client.query(text, [...values]);
  times.push(performance.now() - started);
  await client.query("commit");
  return answer.map((row) => JSON.stringify(row)).sort();
}
