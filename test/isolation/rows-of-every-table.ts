/** At least one row of a company in every table, made up from the catalogue where the company's life has left none. */
import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { Table } from "../support/catalog.ts";

export type Row = Readonly<Record<string, unknown>>;

/** Writes as the owner of the database. A table that no made-up row fits is named, with what to do. */
export async function fillEveryTable(client: pg.ClientBase, tables: readonly Table[], workspaceId: string, mark: string): Promise<void> {
  let empty = await withoutRows(client, tables, workspaceId);
  // What refers to another table may have to wait until that one has a row.
  for (let last = Number.POSITIVE_INFINITY; empty.length > 0 && empty.length < last; ) {
    last = empty.length;
    for (const table of empty) await makeUp(client, table, workspaceId, mark).catch(() => {});
    empty = await withoutRows(client, tables, workspaceId);
  }
  const [stuck] = empty;
  if (!stuck) return;
  const why = await makeUp(client, stuck, workspaceId, mark).catch((error: Error) => error.message);
  throw new Error(`No row fits ${stuck.name} (${why}). Give test/isolation/rows-of-every-table.ts a value for it in \`known\`.`);
}

async function withoutRows(client: pg.ClientBase, tables: readonly Table[], workspaceId: string): Promise<readonly Table[]> {
  const empty: Table[] = [];
  for (const table of tables) {
    const { rowCount } = await client.query(`select from ${table.name} where ${table.workspaceColumn} = $1 limit 1`, [workspaceId]);
    if (rowCount === 0) empty.push(table);
  }
  return empty;
}

/** Values that no look at the catalogue finds out, by table and column. */
const known: Readonly<Record<string, Row>> = {
  "deals.amount_held": { currency: "EUR" },
  "deals.deal": { currency: "EUR", reason_id: null },
  "deals.pipeline": { key: "standard", currency: "EUR" },
  "deals.stage": { key: "offer" },
  "deals.stage_visit": { outcome: null, reason_id: null, came_from_outcome: null },
  "org.absence": { from_on: "2026-05-01", to_on: "2026-05-08", deputy_id: null },
  "org.calendar_exception": { is_working: false, from_time: null, to_time: null },
  "org.rate": { currency: "USD" },
  'org."position"': { closed_on: null },
};

async function makeUp(client: pg.ClientBase, table: Table, workspaceId: string, mark: string): Promise<void> {
  const values: Record<string, unknown> = { [table.workspaceColumn]: workspaceId };
  for (const { columns, target, targetColumns } of table.foreignKeys) {
    const used = new Set(Object.values(values));
    const { rows } = await client.query<Row>(
      `select * from ${target} where ${target === "org.workspace" ? "id" : "workspace_id"} = $1 limit 20`,
      [workspaceId],
    );
    // Two references to the same table are two different rows, where there are two.
    const row =
      rows.find((one) => targetColumns.every((column, index) => columns[index] === table.workspaceColumn || !used.has(one[column]))) ??
      rows[0];
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

/** The first value of `check (column in ('…', …))`. */
function allowed({ checks }: Table, column: string): string | undefined {
  const list = checks.find((text) => new RegExp(`\\(\\(?${column} = ANY`).test(text));
  return list && /'([^']*)'/.exec(list)?.[1];
}

function madeUp(type: string, name: string, mark: string): unknown {
  if (type === "uuid") return randomUUID();
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
  const { rows } = await client.query<{ print: string }>(
    `select count(*) || ' rows, ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as print from ${name} t where ${workspaceColumn} = $1`,
    [workspaceId],
  );
  return rows[0]?.print ?? "";
}
