/**
 * The funnel by owner with medians over 10,000, 100,000 and 1,000,000 visits: the API, beside SQL of the same answer as a superuser, written by
 * hand the textbook way, and beside the product's own statement as a superuser. The month's cohort in a million visits shows what an index saves.
 */
import pg from "pg";
import { funnel } from "#features/deals/sql/funnel.ts";
import { findPipeline } from "#features/deals/sql/pipeline.ts";
import { overClient, types } from "#platform/db/database.ts";
import { type DealWorld, fillDeals } from "./deal-world.ts";
import { type Figure, median } from "./figure.ts";
import type { RunningServer } from "./running-server.ts";

const sizes = [1_000, 10_000, 100_000];
const whole = { from: "2024-01-01", to: "2027-01-01", asOf: "2026-03-20T00:00:00Z" };
const month = { from: "2025-06-01", to: "2025-07-01", asOf: "2026-03-20T00:00:00Z" };
type Window = typeof whole;
type Medians = Readonly<Record<string, readonly (number | null)[]>>;

export async function funnelCost(server: RunningServer): Promise<readonly Figure[]> {
  const client = new pg.Client({ connectionString: server.ownerUrl, types });
  await client.connect();
  try {
    const figures: Figure[] = [];
    for (const deals of sizes) {
      const world = await fillDeals(client, server.workspaceId, { deals, sellers: Math.min(200, deals / 20) });
      const visits = (10 * deals).toLocaleString("en");
      figures.push(...(await compare(server, client, world, `funnel by owner, ${visits} visits`, whole, deals < 100_000 ? 9 : 5)));
      if (deals === sizes.at(-1))
        figures.push(...(await compare(server, client, world, `funnel of a month by owner in ${visits} visits`, month, 9)));
    }
    return figures;
  } finally {
    await client.end();
  }
}

async function compare(
  server: RunningServer,
  client: pg.Client,
  world: DealWorld,
  name: string,
  window: Window,
  rounds: number,
): Promise<readonly Figure[]> {
  const [api, byHand, own]: [number[], number[], number[]] = [[], [], []];
  // Taken in turns, so that all have the same weather.
  for (let round = 0; round < rounds; round++) {
    const asked = await timed(api, () => ask(server, world, window));
    const told = await timed(byHand, () => textbook(client, server.workspaceId, world, window));
    await timed(own, () => sameStatement(client, server.workspaceId, world, window));
    if (!isSame(asked, told)) throw new Error(`${name}: the API says something else than the SQL by hand`);
  }
  const [value, floor, statement] = [api, byHand, own].map((times) => median(times.slice(1))) as [number, number, number];
  // The measure is for a million visits; the smaller ones show the curve, and there the way over HTTP counts for more.
  const figure = { value, unit: "ms", limit: { atMost: rounds < 9 || window === month ? 1.5 : 3 } } as const;
  return [
    { ...figure, name: `${name}, to SQL by hand`, floor, ratio: value / floor },
    { ...figure, name: `${name}, to its own statement as superuser`, floor: statement, ratio: value / statement },
  ];
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const value = await work();
  times.push(performance.now() - started);
  return value;
}

async function ask(server: RunningServer, { pipelineKey }: DealWorld, { from, to, asOf }: Window): Promise<Medians> {
  const response = await fetch(
    `${server.url}/api/v1/reports/funnel?pipeline=${pipelineKey}&from=${from}&to=${to}&asOf=${asOf}&timeZone=UTC&by=owner`,
    { headers: { authorization: `Bearer ${server.key}` } },
  );
  if (response.status !== 200) throw new Error(`the funnel answered ${response.status}`);
  const { groups } = (await response.json()) as { groups: { key: string; stages: { reached: number; medianDays: number | null }[] }[] };
  return Object.fromEntries(groups.map(({ key, stages }) => [key, stages.flatMap(({ reached, medianDays }) => [reached, medianDays])]));
}

async function sameStatement(
  client: pg.Client,
  workspaceId: string,
  { pipelineKey }: DealWorld,
  { from, to, asOf }: Window,
): Promise<void> {
  await client.query("begin read only");
  const tx = overClient(client);
  const pipeline = await findPipeline(tx, workspaceId, pipelineKey);
  if (!pipeline) throw new Error("the pipeline just made is not there");
  await funnel(tx, { workspaceId, pipeline, timeZone: "UTC", by: "owner", from: new Date(from), to: new Date(to), asOf: new Date(asOf) });
  await client.query("commit");
}

/** As one would write it down without policies: visits once, the cohort, survival by window functions. */
async function textbook(client: pg.Client, workspaceId: string, { pipelineId }: DealWorld, { from, to, asOf }: Window): Promise<Medians> {
  const { rows } = await client.query<{ owner: string; place: number; reached: number; median: number | null }>(
    `with line as (select stage_id, place::int from deals.stage_order, unnest(stage_ids) with ordinality as s (stage_id, place) where workspace_id = $1 and pipeline_id = $2),
     entry as (
       select distinct on (deal_id) deal_id, held_by_id as owner from deals.stage_visit
       where workspace_id = $1 and pipeline_id = $2 and kind = 'opened' and from_at >= $3::timestamptz and from_at < $4::timestamptz and from_at <= $5::timestamptz order by deal_id, position
     ),
     visits as materialized (
       select e.owner, v.deal_id, l.place, v.outcome, extract(epoch from coalesce(case when v.to_at <= $5 then v.to_at end, $5) - v.from_at)::float8 / 86400 as days, coalesce(v.to_at <= $5, false) as ended
       from entry e join deals.stage_visit v on v.workspace_id = $1 and v.deal_id = e.deal_id left join line l on l.stage_id = v.stage_id
       where v.pipeline_id = $2 and v.from_at <= $5
     ),
     furthest as (select owner, deal_id, case when bool_or(outcome = 'won') then 9 else max(place) end as place from visits group by owner, deal_id),
     reached as (select f.owner, s.place, count(*)::int as reached from furthest f join generate_series(1, 8) as s (place) on f.place >= s.place group by f.owner, s.place),
     lengths as (select owner, place, days, count(*) filter (where ended) as died, count(*) as left_here from visits where place is not null group by owner, place, days),
     risk as (select owner, place, days, died, sum(left_here) over (partition by owner, place order by days rows between current row and unbounded following) as at_risk from lengths),
     survival as (
       select owner, place, days, died, exp(sum(case when died = at_risk then -700 else ln(1 - died / at_risk::float8) end) over (partition by owner, place order by days)) as share from risk
     ),
     medians as (select owner, place, min(days) filter (where died > 0 and share <= 0.5 + 1e-9) as median from survival group by owner, place)
     select r.owner, r.place, r.reached, m.median from reached r left join medians m using (owner, place) order by owner, place`,
    [workspaceId, pipelineId, from, to, asOf],
  );
  const told: Record<string, (number | null)[]> = {};
  for (const { owner, place, reached, median: days } of rows) {
    told[owner] ??= Array.from({ length: 16 }, (_, index) => (index % 2 === 0 ? 0 : null));
    told[owner].splice(2 * (place - 1), 2, reached, days);
  }
  return told;
}

const isSame = (one: Medians, other: Medians) =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([key, numbers]) =>
    numbers.every((number, index) => {
      const others = other[key]?.[index] ?? null;
      return number === null || others === null ? number === others : Math.abs(number - others) < 1e-6;
    }),
  );
