/** A filter by one of the company's own fields goes by index under the policies, whoever asks, and reads no table through. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import pg from "pg";
import { overClient, type Tx, types } from "#platform/db/database.ts";
import { filterSql } from "#platform/db/filter/compile.ts";
import type { SqlSource } from "#platform/db/filter/source.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { checkFilter } from "#shared/filter/check.ts";
import type { Filter } from "#shared/filter/language.ts";
import { type TestDatabase, testDatabase } from "../../../../test/support/database.ts";
import { type FieldDefinition, withCustomFields } from "../core/custom.ts";
import { withCustomSources } from "./custom-source.ts";

const records = 30_000;
const owners = 300;
const workspaceId = "019a9d5e-7c1e-7b61-8b4c-00000000000a";
const other = "019a9d5e-7c1e-7b61-8b4c-00000000000b";
const idOf = (kind: number, number: number) => `019a9d5e-7c1e-7b6${kind}-8b4c-${String(number).padStart(12, "0")}`;

const kinds = ["text", "number", "money", "date", "choice", "person"] as const;
const definitions = kinds.map(
  (kind, index): FieldDefinition => ({
    ...{
      id: idOf(1, index),
      recordKind: "deal",
      key: kind,
      name: kind,
      kind,
      decimals: 0,
      position: 1,
      requiredFrom: [],
      retiredAt: null,
      version: 1,
    },
    choices: kind === "choice" ? [{ key: "led", name: "LED", retiredAt: null }] : [],
  }),
);
const plain: Catalogue<{ id: string }> = { id: ({ id }) => id, fields: {}, relations: {} };
const register: SqlSource = { id: "id", fields: {}, relations: {} };
const [catalogue, source] = [withCustomFields(plain, definitions), withCustomSources(register, definitions)];

/** Two companies of one size, each record with a value of every field; written in bulk past the constraints, which other tests hold. */
async function arrange(client: pg.Client): Promise<void> {
  await client.query("set session_replication_role = replica; drop index platform.record_by_search");
  for (const id of [workspaceId, other]) {
    await client.query(
      `insert into platform.record (workspace_id, id, kind, owner_id, title, search)
       select $1::uuid, ('019a9d5e-7c1e-7b62-8b4c-' || lpad(i::text, 12, '0'))::uuid, 'deal', ('019a9d5e-7c1e-7b63-8b4c-' || lpad((i % ${owners})::text, 12, '0'))::uuid, 'x', 'x'
       from generate_series(1, ${records}) i`,
      [id],
    );
    for (const [index, kind] of kinds.entries())
      await client.query(
        `insert into fields.value (workspace_id, record_id, field_id, owner_id, text_value, text_folded, integer_value, currency, date_value, id_value)
         select workspace_id, id, $2::uuid, owner_id, t, t, n, case when $3 = 'money' then 'EUR' end, d, p from (
           select r.*, i, case $3 when 'text' then 'hall ' || i when 'choice' then case when i % 3000 = 0 then 'led' else 'c' || i % 40 end end as t,
             case when $3 in ('number', 'money') then i end as n, case when $3 = 'date' then date '2000-01-01' + (i % 3000)::int end as d,
             case when $3 = 'person' then owner_id end as p
           from platform.record r, lateral (select right(r.id::text, 12)::bigint as i) v where r.workspace_id = $1::uuid) as made`,
        [id, idOf(1, index), kind],
      );
  }
  await client.query("set session_replication_role = default; analyze platform.record; analyze fields.value");
}

const filters: readonly (readonly [string, Filter, number])[] = [
  ["a text", { field: "custom.text", op: "eq", value: "Hall 77" }, 1],
  ["how a text begins", { field: "custom.text", op: "startsWith", value: "hall 777" }, 11],
  ["a number", { field: "custom.number", op: "between", value: [100, 109] }, 10],
  ["an amount", { field: "custom.money", op: "lt", value: { amount: "0.10", currency: "EUR" } }, 9],
  ["a day", { field: "custom.date", op: "eq", value: "2000-01-08" }, 10],
  ["a choice", { field: "custom.choice", op: "eq", value: "led" }, 10],
  ["a person", { field: "custom.person", op: "eq", value: idOf(3, 7) }, 100],
];
const sights = [
  ["a seller", "member", [idOf(3, 7)]],
  ["a head of thirteen", "member", Array.from({ length: 13 }, (_, index) => idOf(3, index))],
  ["who sees all", "all", []],
] as const;

describe(`with two companies of ${records} records and ${kinds.length * records} values each`, () => {
  let db: TestDatabase;
  before(async () => {
    db = await testDatabase();
    const client = new pg.Client({ connectionString: db.ownerUrl });
    await client.connect();
    await arrange(client);
    await client.end();
  });
  after(() => db.drop());

  /** What the statement answers and the plan it had, under the policies. */
  async function asked(role: string, visible: readonly string[], work: (tx: Tx) => Promise<{ rows: unknown[] }>) {
    const client = new pg.Client({ connectionString: db.appUrl, types });
    await client.connect();
    try {
      await client.query(
        `begin read only; set local role mainspring_${role}; select set_config('app.workspace', '${workspaceId}', true), set_config('app.visible', '{${visible}}', true), set_config('app.shared', '{}', true)`,
      );
      let plan = "";
      const query = async ({ text, values = [] }: pg.QueryConfig) => {
        const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain analyze ${text}`, values);
        plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
        return client.query(text, values);
      };
      const { rows } = await work(overClient({ query } as unknown as pg.ClientBase));
      return { count: rows.length, plan };
    } finally {
      await client.end();
    }
  }

  for (const [name, filter, found] of filters)
    for (const [who, role, visible] of sights)
      test(`records are found by ${name} for ${who} without reading a table through`, async () => {
        const read = checkFilter(filter, catalogue);
        assert.ok(read.ok, JSON.stringify(read));
        const context = { today: "2026-03-02", fiscalStart: 1, timeZone: "UTC", me: null, myPeople: [] } as const;
        const where = filterSql(read.value, catalogue, source, context, "r");
        const { count, plan } = await asked(role, visible, (tx) =>
          sql`select r.id from platform.record r where r.workspace_id = ${workspaceId} and r.kind = 'deal' and ${where}`.execute(tx),
        );
        assert.doesNotMatch(plan, /Seq Scan on (record|value)\b/, plan);
        if (role === "all") assert.match(plan, /value_by_(text|integer|date|id)/, plan);
        if (role === "all") assert.equal(count, found, plan);
        if (process.env["FIGURES"]) console.log(name.padEnd(24), who.padEnd(20), count, /Execution Time: .*/.exec(plan)?.[0]);
      });
});
