/** At least one row of a company in every table, made up from the catalogue where the company's life has left none. */
import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { Table } from "../support/catalog.ts";
import { printOf } from "../support/state.ts";

export type Row = Readonly<Record<string, unknown>>;

/** Writes as the owner of the database. A table that no made-up row fits is named, with what to do. */
export async function fillEveryTable(client: pg.ClientBase, tables: readonly Table[], workspaceId: string, mark: string): Promise<void> {
  let wanting = await withoutRows(client, tables, workspaceId);
  // What refers to another table may have to wait until that one has a row.
  for (let last = Number.POSITIVE_INFINITY; missing(wanting) > 0 && missing(wanting) < last; ) {
    last = missing(wanting);
    for (const { table, has } of wanting) await makeUp(client, table, workspaceId, mark, has).catch(() => {});
    wanting = await withoutRows(client, tables, workspaceId);
  }
  const [stuck] = wanting;
  if (!stuck) return;
  const why = await makeUp(client, stuck.table, workspaceId, mark, stuck.has).catch((error: Error) => error.message);
  throw new Error(`No row fits ${stuck.table.name} (${why}). Give test/isolation/rows-of-every-table.ts a value for it in \`known\`.`);
}

/** A link and a merge need two. Of every other table one row will do. */
const twoOf = new Set(["clients.client", "clients.contact"]);

type Wanting = { readonly table: Table; readonly has: number; readonly lacks: number };
const missing = (wanting: readonly Wanting[]) => wanting.reduce((sum, { lacks }) => sum + lacks, 0);

async function withoutRows(client: pg.ClientBase, tables: readonly Table[], workspaceId: string): Promise<readonly Wanting[]> {
  const wanting: Wanting[] = [];
  for (const table of tables) {
    const { rowCount } = await client.query(`select from ${table.name} where ${table.workspaceColumn} = $1 limit 2`, [workspaceId]);
    const [has, needed] = [rowCount ?? 0, twoOf.has(table.name) ? 2 : 1];
    if (has < needed) wanting.push({ table, has, lacks: needed - has });
  }
  return wanting;
}

/** A process of one step, and a run that stands there: the engine reads both. */
const definition = JSON.stringify({
  key: "sale",
  name: "Sale",
  subject: "deal",
  start: "call",
  steps: { call: { kind: "task", outcomes: { done: { end: "success" } } } },
});
const state = JSON.stringify({
  status: "active",
  open: [{ visit: 1, step: "call", as: "task", since: "2026-03-02T09:00:00Z" }],
  joins: {},
  loops: {},
  branchEnd: null,
  nextVisit: 2,
  hold: null,
  kept: [],
  last: null,
  end: null,
});

/** Values that no look at the catalogue finds out, by table and column. */
const known: Readonly<Record<string, Row>> = {
  "book.edition": { variants: JSON.stringify([{ name: "All", filter: null, content: { lines: [{ say: "Hello" }] } }]) },
  "book.text": { key: "first_call", kind: "script", edition: 1 },
  "clients.client": { country: "DE", revenue_currency: null },
  "clients.contact": { first_name: "Anna", country: "DE" },
  "deals.deal": { reason_id: null },
  "deals.lead": { status: "new", reason_id: null },
  "deals.pipeline": { key: "standard" },
  "deals.stage": { key: "offer" },
  "deals.stage_visit": { outcome: null, reason_id: null, came_from_outcome: null },
  "exchange.imported": { kind: "client" },
  "fields.field": { key: "area" },
  "fields.saved_view": { screen: "deals", unit_id: null, level_id: null },
  "fields.value": { text_folded: "north", currency: null },
  "org.absence": { from_on: "2026-05-01", to_on: "2026-05-08", deputy_id: null },
  "org.calendar_exception": { is_working: false, from_time: null, to_time: null },
  "org.rate": { currency: "USD" },
  // As the made-up move of it says.
  "deals.trial_item": { quantity: 1, returned: 1, converted: 0 },
  "process.process": { key: "sale" },
  "process.trigger": { stage: null, field: null, filter: null },
  "process.draft": { definition },
  "process.version": { definition },
  "process.run": { state, status: "active", held_reason: null, result: null, reason: null, parent_id: null },
  "process.task": { step: "call", outcome: null },
  "process.task_move": { kind: "postponed" },
  "process.evidence": { kind: "file", text: null },
  "process.timer": { kind: "wait", event: null, ended_by: null },
  "work.deviation": { answer: null, answered_by: null, subject_id: null, owner_id: null, subject_kind: null },
  "work.rule": {
    kind: "no_next_step",
    subject: "deal",
    process_key: null,
    step: null,
    amount: null,
    currency: null,
    filter: null,
    tells: "{chief}",
  },
  "work.notification": { kind: "mention", subject_kind: null, subject_id: null, data: "{}" },
  "work.preference": { kind: "mention" },
  "work.quiet_hours": { from_time: null, to_time: null },
  "work.recurrence": { every: JSON.stringify({ unit: "day", times: 1 }), ends_on: null },
  'org."position"': { closed_on: null },
};

async function makeUp(client: pg.ClientBase, table: Table, workspaceId: string, mark: string, before: number): Promise<void> {
  const values: Record<string, unknown> = { [table.workspaceColumn]: workspaceId };
  // Those that name a record and its owner come first: what else refers to one of the two has to agree with them.
  for (const { columns, target, targetColumns } of table.foreignKeys.toSorted((one, other) => other.columns.length - one.columns.length)) {
    if (target === "platform.record" && columns.includes("id")) await enterRecord(client, table, workspaceId, mark, values);
    const used = new Set(Object.values(values));
    const { rows } = await client.query<Row>(
      `select * from ${target} where ${target === "org.workspace" ? "id" : "workspace_id"} = $1 limit 20`,
      [workspaceId],
    );
    const agreeing = rows.filter((one) =>
      targetColumns.every((column, index) => !((columns[index] ?? "") in values) || values[columns[index] ?? ""] === one[column]),
    );
    // The second row of a table refers to others than the first, and two references of a row to two rows, where there are two.
    const turned = [...agreeing.slice(before), ...agreeing.slice(0, before)];
    const isFresh = (one: Row) => targetColumns.some((column, index) => !((columns[index] ?? "") in values) && !used.has(one[column]));
    const row = turned.find(isFresh) ?? turned[0];
    if (row)
      Object.assign(values, {
        ...Object.fromEntries(columns.map((column, index) => [column, row[targetColumns[index] ?? ""]])),
        ...values,
      });
  }
  for (const { name, type, isRequired, hasDefault } of table.columns) {
    if (name in values) continue;
    const isOpenEnd = name === "to_at" || name === "previous_id";
    if (hasDefault && !/json/.test(type)) continue;
    if (!isRequired && (isOpenEnd || !/^(text|json)/.test(type))) continue;
    values[name] = allowed(table, name) ?? madeUp(type, name, mark);
  }
  Object.assign(values, known[table.name]);
  const names = Object.keys(values);
  await client.query(
    `insert into ${table.name} (${names.map((name) => `"${name}"`).join(", ")}) values (${names.map((_, index) => `$${index + 1}`).join(", ")})`,
    Object.values(values),
  );
}

/** A client, a deal and every other record is in the register first, as one of its own. An owner is somebody, though no foreign key says so. */
async function enterRecord(
  client: pg.ClientBase,
  { name }: Table,
  workspaceId: string,
  mark: string,
  values: Record<string, unknown>,
): Promise<void> {
  const { rows } = await client.query<Row>(
    `insert into platform.record (workspace_id, id, kind, owner_id, title, search)
     select $1, $2, $3, id, $4, lower($4) from org.person where workspace_id = $1 order by id limit 1 returning id, owner_id`,
    [workspaceId, randomUUID(), name.split(".")[1], `${mark} ${name}`],
  );
  Object.assign(values, { id: rows[0]?.["id"], owner_id: rows[0]?.["owner_id"] });
}

/** The first value of `check (column in ('…', …))`. */
function allowed({ checks }: Table, column: string): string | undefined {
  const list = checks.find((text) => new RegExp(`\\(\\(?${column} = ANY`).test(text));
  return list && /'([^']*)'/.exec(list)?.[1];
}

function madeUp(type: string, name: string, mark: string): unknown {
  if (type === "uuid") return randomUUID();
  if (type === "bytea") return Buffer.from(randomUUID());
  if (name === "currency") return "EUR";
  if (/^text$|^character|^citext/.test(type)) return `${mark} ${name} ${randomUUID()}`;
  if (/\[\]$/.test(type)) return [];
  if (/^json/.test(type)) return JSON.stringify({ note: `${mark} ${name}` });
  if (/^(smallint|integer|bigint|numeric|real|double)/.test(type)) return 1;
  if (type === "boolean") return true;
  if (type === "date") return "2026-05-04";
  if (/^timestamp/.test(type)) return "2026-05-04T09:00:00Z";
  if (/^time/.test(type)) return "09:00";
  throw new Error(`a value of type ${type} is needed for ${name}`);
}

/** Everything a table holds of a company, as one number that changes when anything of it does. */
export async function fingerprint(client: pg.ClientBase, { name, workspaceColumn }: Table, workspaceId: string): Promise<string> {
  const print = printOf(name);
  const { rows } = await client.query<{ print: string }>(
    `select count(*) || ' rows, ' || coalesce(md5(string_agg(${print}, ',' order by ${print})), '') as print from ${name} t where ${workspaceColumn} = $1`,
    [workspaceId],
  );
  return rows[0]?.print ?? "";
}
