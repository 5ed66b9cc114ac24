/**
 * What people wait for when they open a list: the next page of clients at any depth, deals with the numbers above them, the search box, a filter by
 * a field of the company's own. Over the real HTTP API, as a seller, as a head of 13 and as the owner; at 10,000, 100,000 and 1,000,000 deals.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import pg from "pg";
import { types } from "#platform/db/database.ts";
import { encodeCursor } from "#shared/cursor.ts";
import { type Figure, median } from "./figure.ts";
import { type LargeCompany, largeCompany } from "./large-company.ts";
import type { RunningServer } from "./running-server.ts";

const main = join(import.meta.dirname, "../../src/main/mainspring.js");
const rounds = 7;
const listedClients = 100_000;

type Viewer = { readonly name: string; readonly key: string; readonly owners: readonly string[] | null };
type Question = { readonly name: string; readonly path: string };

export async function lists(server: RunningServer, sizes: readonly number[] = [10_000, 100_000, 1_000_000]): Promise<readonly Figure[]> {
  const client = new pg.Client({ connectionString: server.ownerUrl, types });
  await client.connect();
  try {
    const company = await largeCompany(client, server.workspaceId, { seed: 5, teams: 40, lastDay: "2026-11-20" });
    const viewers = viewersOf(server, company);
    const figures: Figure[] = [];
    let had = 0;
    for (const size of sizes) {
      const started = performance.now();
      const { deals } = await company.growTo(size);
      const perSecond = ((deals - had) * 1_000) / (performance.now() - started);
      had = deals;
      figures.push({ name: `large company up to ${text(size)} deals`, value: perSecond, unit: "deals/s", limit: { atLeast: 20_000 } });
      for (const viewer of viewers) figures.push(...(await askDeals(server, client, company, viewer, size)));
    }
    const { clients } = await company.addClientsUpTo(listedClients);
    for (const viewer of viewers) figures.push(...(await askClients(server, client, viewer, clients)));
    return figures;
  } finally {
    await client.end();
  }
}

function viewersOf({ dataDir, key }: RunningServer, { heads, sellers }: LargeCompany): readonly Viewer[] {
  const keyOf = (person: string) => {
    const words = ["--workspace", "bench", "--person", `${person}@bench.example`, "--name", "lists", "--json"];
    return (
      JSON.parse(execFileSync(process.execPath, [main, "key", "create", "--data", dataDir, ...words], { encoding: "utf8" })) as {
        key: string;
      }
    ).key;
  };
  return [
    { name: "seller", key: keyOf("seller1"), owners: sellers.slice(0, 1) },
    { name: "head of 13", key: keyOf("head1"), owners: [heads[0]!, ...sellers.slice(0, 12)] },
    { name: "owner", key, owners: null },
  ];
}

/** Where the rows of an order stand: the keys that a cursor carries, as the database writes them. */
type Sorted = { readonly sort: string; readonly keys: string; readonly order: string };
const clientOrders: readonly Sorted[] = [
  { sort: "name", keys: "array[name_folded, id::text]", order: "name_folded, id" },
  {
    sort: "-createdAt",
    keys: `array[to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), id::text]`,
    order: "created_at desc, id desc",
  },
  {
    sort: "revenue",
    keys: "array[revenue_currency, revenue::text, id::text]",
    order: `revenue is null, revenue_currency collate "C", revenue, id`,
  },
];
const dealOrders: readonly Sorted[] = [
  {
    sort: "-amount",
    keys: "array[case when amount is not null then currency end, amount::text, id::text]",
    order: `amount is null, (case when amount is not null then currency end) collate "C" desc, amount desc, id desc`,
  },
  { sort: "title", keys: "array[title_folded, id::text]", order: "title_folded, id" },
  {
    sort: "since",
    keys: `array[to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), id::text]`,
    order: "since, id",
  },
];

/** The first page, one from the middle and the last one of each order. */
async function pagesOf(
  client: pg.Client,
  server: RunningServer,
  { owners }: Viewer,
  { table, path, orders }: { readonly table: string; readonly path: string; readonly orders: readonly Sorted[] },
): Promise<readonly Question[]> {
  const questions: Question[] = [];
  const where = "workspace_id = $1 and archived_at is null and ($2::uuid[] is null or owner_id = any ($2))";
  const values = [server.workspaceId, owners];
  const { rows: counted } = await client.query<{ count: number }>(`select count(*)::int as count from ${table} where ${where}`, values);
  const count = counted[0]!.count;
  for (const { sort, keys, order } of orders) {
    questions.push({ name: `by ${sort}, first page`, path: `${path}?sort=${sort}&limit=50` });
    for (const [depth, offset] of [
      ["middle", Math.floor(count / 2)],
      ["last page", count - 40],
    ] as const) {
      if (offset < 50) continue;
      const { rows } = await client.query<{ keys: (string | null)[] }>(
        `select ${keys} as keys from ${table} where ${where} order by ${order} limit 1 offset ${offset}`,
        values,
      );
      const cursor = encodeCursor([sort, ...rows[0]!.keys]);
      questions.push({ name: `by ${sort}, ${depth}`, path: `${path}?sort=${sort}&limit=50&cursor=${cursor}` });
    }
  }
  return questions;
}

async function askClients(server: RunningServer, client: pg.Client, viewer: Viewer, clients: number): Promise<readonly Figure[]> {
  const pages = await pagesOf(client, server, viewer, { table: "clients.client", path: "clients", orders: clientOrders });
  const name = `list of ${text(clients)} clients, ${viewer.name}`;
  return [await slowest(server, viewer, `${name}: next page`, pages, 100)];
}

async function askDeals(
  server: RunningServer,
  client: pg.Client,
  { pipelineKey }: LargeCompany,
  viewer: Viewer,
  deals: number,
): Promise<readonly Figure[]> {
  const name = `${text(deals)} deals, ${viewer.name}`;
  const pages = await pagesOf(client, server, viewer, { table: "deals.deal", path: "deals", orders: dealOrders });
  const filter = (value: unknown) => encodeURIComponent(JSON.stringify(value));
  const warm = filter({ field: "custom.warmth", op: "eq", value: 77 });
  const box = (typed: string) => ({ name: `"${typed}"`, path: `search?q=${encodeURIComponent(typed)}` });
  const board = { name: "board", path: `deals/columns?pipeline=${pipelineKey}` };
  const column = { name: "column", path: `deals?pipeline=${pipelineKey}&stage=offer&status=open&limit=50` };
  return [
    await slowest(server, viewer, `${name}: next page`, pages, 100),
    await slowest(server, viewer, `${name}: first cards of a column`, [column], 100),
    await slowest(server, viewer, `${name}: numbers above the columns`, [board], 1_000),
    await slowest(server, viewer, `${name}: numbers above the list`, [{ name: "all", path: "deals/summary" }], 1_000),
    await slowest(
      server,
      viewer,
      `${name}: filter by an own field`,
      [
        { name: "rows", path: `deals?filter=${warm}&limit=50` },
        { name: "numbers", path: `deals/summary?filter=${warm}` },
      ],
      200,
    ),
    await slowest(server, viewer, `${name}: search box`, ["Leipzig", "Logistk Donau", "+74952", "c77@"].map(box), 300),
  ];
}

/** The slowest of the questions, each by the median of its rounds after the first. */
async function slowest(
  { url }: RunningServer,
  { key }: Viewer,
  name: string,
  questions: readonly Question[],
  atMost: number,
): Promise<Figure> {
  const told: { question: Question; value: number }[] = [];
  for (const question of questions) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const started = performance.now();
      const response = await fetch(`${url}/api/v1/${question.path}`, { headers: { authorization: `Bearer ${key}` } });
      const answer = await response.text();
      times.push(performance.now() - started);
      if (response.status !== 200) throw new Error(`${name}, ${question.name}: ${response.status} ${answer.slice(0, 300)}`);
      if (question.name.includes("page") && answer.startsWith('{"items":[]')) throw new Error(`${name}, ${question.name}: an empty page`);
    }
    told.push({ question, value: median(times.slice(1)) });
  }
  const worst = told.reduce((one, other) => (other.value > one.value ? other : one));
  return { name: `${name} (slowest: ${worst.question.name})`, value: worst.value, unit: "ms", limit: { atMost } };
}

const text = (number: number) => number.toLocaleString("en");
