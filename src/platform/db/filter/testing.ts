/** The tables of the tests' small world, in a schema of their own, and where its fields stand in them. */
import type pg from "pg";
import { foldText } from "#shared/text.ts";
import type { Deal } from "../../../../test/support/filter-world.ts";
import type { Side, SqlSource } from "./source.ts";

const workspace = "019a9d5e-7c1e-7b61-8b4c-000000000000";

export const tables = `
  create schema world;
  create table world.deal (
    workspace_id uuid, id uuid, title text collate "C", story text collate "C", code text collate "C", stage text collate "C" not null, tags text[],
    probability smallint, score bigint, minor bigint, currency text collate "C", due date, opened_at timestamptz, is_hot boolean,
    owner_id uuid, followers uuid[], client_id uuid, primary key (workspace_id, id));
  create table world.task (workspace_id uuid, id uuid, deal_id uuid, title text collate "C", due date, voided_at timestamptz, primary key (workspace_id, id));
  create table world.value (
    workspace_id uuid, record_id uuid, field text, words text collate "C", count bigint, minor bigint, currency text collate "C", option text collate "C", at timestamptz);
  create index on world.deal (workspace_id, title, id);
  create index on world.deal (workspace_id, stage, id);
  create index on world.deal (workspace_id, probability, id);
  create index on world.deal (workspace_id, currency, minor, id);
  create index on world.deal (workspace_id, due, id);
  create index on world.deal (workspace_id, opened_at, id);
  create index on world.deal (workspace_id, owner_id);
  create index on world.task (workspace_id, deal_id);
  create index on world.value (workspace_id, record_id, field);
  create index on world.value (workspace_id, field, words, record_id);
  create index on world.value (workspace_id, field, currency, minor, record_id);
`;

const value = (field: string): Side => ({ table: "world.value", on: { workspace_id: "workspace_id", record_id: "id" }, where: { field } });

export const taskSource: SqlSource = {
  id: "id",
  fields: { title: { column: "title" }, due: { column: "due" } },
  relations: { deal: { table: "world.deal", on: { workspace_id: "workspace_id", id: "deal_id" }, to: () => dealSource } },
};

export const dealSource: SqlSource = {
  id: "id",
  fields: {
    title: { column: "title" },
    story: { column: "story" },
    code: { column: "code" },
    stage: { column: "stage" },
    tags: { column: "tags" },
    probability: { column: "probability" },
    score: { column: "score", scale: 3 },
    amount: { minor: "minor", currency: "currency" },
    due: { column: "due" },
    openedAt: { column: "opened_at" },
    isHot: { column: "is_hot" },
    ownerId: { column: "owner_id" },
    followers: { column: "followers" },
    clientId: { column: "client_id" },
    "custom.note": { column: "words", side: value("note") },
    "custom.budget": { minor: "minor", currency: "currency", side: value("budget") },
    "custom.weight": { column: "count", scale: 3, side: value("weight") },
    "custom.kinds": { column: "option", side: value("kinds") },
    "custom.visitedAt": { column: "at", side: value("visitedAt") },
  },
  relations: {
    tasks: {
      table: "world.task",
      on: { workspace_id: "workspace_id", deal_id: "id" },
      where: { voided_at: null },
      to: () => taskSource,
    },
  },
};

const fold = (text: string | null) => (text === null ? null : foldText(text));
const thousandths = (decimal: string | null) =>
  decimal === null ? null : String(BigInt(decimal.replace(/(\.\d*)?$/, (rest) => rest.slice(1).padEnd(3, "0"))));

/** Puts the deals in the place of those that stood there. */
export async function fill(client: pg.ClientBase, world: readonly Deal[]): Promise<void> {
  await client.query("truncate world.deal, world.task, world.value");
  for (const deal of world) {
    await insert(client, "deal", {
      ...{
        workspace_id: workspace,
        id: deal.id,
        title: fold(deal.title),
        story: fold(deal.story),
        code: deal.code,
        stage: deal.stage,
        tags: deal.tags,
      },
      ...{
        probability: deal.probability,
        score: thousandths(deal.score),
        minor: deal.amount?.minor,
        currency: deal.amount?.currency,
        due: deal.due,
      },
      ...{ opened_at: deal.openedAt, is_hot: deal.isHot, owner_id: deal.ownerId, followers: deal.followers, client_id: deal.clientId },
    });
    for (const task of deal.tasks)
      await insert(client, "task", { workspace_id: workspace, id: task.id, deal_id: deal.id, title: fold(task.title), due: task.due });
    const side = (field: string, values: Readonly<Record<string, unknown>>) =>
      insert(client, "value", { workspace_id: workspace, record_id: deal.id, field, ...values });
    // A field without a value has no row, or one without a value.
    if (deal.note !== null || deal.isHot) await side("note", { words: fold(deal.note) });
    if (deal.budget !== null) await side("budget", { minor: deal.budget.minor, currency: deal.budget.currency });
    if (deal.weight !== null) await side("weight", { count: thousandths(deal.weight) });
    if (deal.visitedAt !== null) await side("visitedAt", { at: deal.visitedAt });
    for (const option of deal.kinds) await side("kinds", { option });
  }
  // What was taken back belongs to nobody.
  await insert(client, "task", { workspace_id: workspace, id: workspace, deal_id: world[0]?.id, title: "lamp", voided_at: new Date(0) });
}

function insert(client: pg.ClientBase, table: string, row: Readonly<Record<string, unknown>>) {
  const places = Object.keys(row).map((_, index) => `$${index + 1}`);
  return client.query(`insert into world.${table} (${Object.keys(row)}) values (${places})`, Object.values(row));
}
