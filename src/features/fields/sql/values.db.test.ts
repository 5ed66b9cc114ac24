import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import { filterSql } from "#platform/db/filter/compile.ts";
import { readPage } from "#platform/db/filter/page.ts";
import type { SqlSource } from "#platform/db/filter/source.ts";
import { enterRecords, giveRecords } from "#platform/db/record.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { opsOf } from "#shared/filter/catalogue.ts";
import { checkFilter } from "#shared/filter/check.ts";
import { matches } from "#shared/filter/matches.ts";
import { byOrder, readOrder } from "#shared/filter/order.ts";
import { newId } from "#shared/id.ts";
import { type TestCompany, type TestHouse, testCompany, testHouse } from "../../../../test/support/company.ts";
import {
  type CustomChange,
  type CustomValue,
  type CustomValues,
  type FieldDefinition,
  valueKinds,
  withCustomFields,
} from "../core/custom.ts";
import { definingField } from "../routes/operate-fields.ts";
import { withCustomSources } from "./custom-source.ts";
import { loadFields } from "./field.ts";
import { askCustom, customOf, saveCustom } from "./values.ts";

type Row = { readonly id: string; readonly custom: CustomValues };
const plain: Catalogue<Row> = { id: ({ id }) => id, fields: {}, relations: {} };
const register: SqlSource = { id: "id", fields: {}, relations: {} };

let house: TestHouse;
let company: TestCompany;
let definitions: readonly FieldDefinition[];
let ids: { ben: string; cora: string; client: string };
const endings: (() => Promise<void>)[] = [];
before(async () => {
  house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  company = await testCompany(house);
  ids = { ben: await company.hire("seller"), cora: await company.hire("seller"), client: newId() };
  const define = definingField(async () => new Set());
  for (const kind of valueKinds)
    await company.perform(define, {
      ...{ recordKind: "deal", name: kind, kind },
      ...(kind === "number" ? { decimals: 2 } : {}),
      ...(kind === "choice" || kind === "choices" ? { choices: [{ name: "led" }, { name: "gas" }, { name: "arc" }] } : {}),
    });
  definitions = await company.read((tx) => loadFields(tx, company.workspaceId, "deal"));
  await write((tx) =>
    enterRecords(tx, company.workspaceId, [{ id: ids.client, kind: "client", ownerId: ids.ben, parentId: null, title: "Betonwerk" }]),
  );
});
after(async () => {
  for (const ending of endings) await ending();
});

const write = <T>(work: Parameters<typeof house.database.command<T>>[1]) => house.database.command(company.system.scope, work);
const deal = (id: string, ownerId: string) => ({ id, kind: "deal", ownerId, parentId: null, title: "Lights" }) as const;
const asBen = () => ({ workspaceId: company.workspaceId, personId: ids.ben, visible: [ids.ben], sight: "member" }) as const;

const letters = fc.constantFrom("a", "Ä", "б", "ё", " ", "z", "é");
const text = fc.string({ unit: letters, minLength: 1, maxLength: 4 }).filter((one) => one.trim() !== "");
const aValue: Readonly<Record<string, () => fc.Arbitrary<CustomValue>>> = {
  text: () => text,
  number: () => fc.integer({ min: -300, max: 300 }).map((hundredths) => hundredths / 100),
  money: () =>
    fc.record({
      amount: fc.integer({ min: -9, max: 9 }).map((units) => `${units}.00`.replace("-0.00", "0.00")),
      currency: fc.constantFrom("EUR", "USD"),
    }),
  date: () => fc.integer({ min: 1, max: 9 }).map((day) => `2026-03-0${day}`),
  choice: () => fc.constantFrom("led", "gas", "arc"),
  choices: () => fc.uniqueArray(fc.constantFrom("led", "gas", "arc"), { minLength: 1 }),
  person: () => fc.constantFrom(ids.ben, ids.cora),
  client: () => fc.constant(ids.client),
  link: () => fc.constantFrom("https://a.example/", "https://b.example/Ü"),
  boolean: () => fc.boolean(),
};
const someValues = () =>
  fc
    .record(Object.fromEntries(valueKinds.map((kind) => [kind, aValue[kind]!()])), { requiredKeys: [], noNullPrototype: true })
    .map((values) => JSON.parse(JSON.stringify(values)) as CustomValues);

/** A comparison that fits one of the fields. */
const comparison = () =>
  fc.constantFrom(...valueKinds).chain((kind) => {
    const catalogueKind = kind === "client" ? "record" : kind;
    return fc.constantFrom(...opsOf[catalogueKind].filter((op) => op !== "within")).chain((op) => {
      const one = kind === "choices" ? aValue["choice"]!() : aValue[kind]!();
      const pair = fc
        .tuple(one, one)
        .filter(([a, b]) => kind !== "money" || (a as { currency: string }).currency === (b as { currency: string }).currency);
      const value =
        op === "empty" || op === "notEmpty"
          ? fc.constant(undefined)
          : op === "between"
            ? pair
            : op === "in" || op === "notIn"
              ? fc.array(one, { minLength: 1, maxLength: 3 })
              : one;
      return value.map((sent) => ({ field: `custom.${kind}`, op, ...(sent === undefined ? {} : { value: sent }) }));
    });
  });

test("values come back as they were written, for many records at once, and go where their record goes", async () => {
  const records = Array.from({ length: 300 }, (_, index) => ({
    id: newId(),
    values: fc.sample(someValues(), { numRuns: 1, seed: index })[0]!,
  }));
  await write(async (tx) => {
    await enterRecords(
      tx,
      company.workspaceId,
      records.map(({ id }) => deal(id, ids.ben)),
    );
    await saveCustom(
      tx,
      company.workspaceId,
      definitions,
      records.map(({ id, values }) => ({ recordId: id, change: values })),
    );
  });
  const expected = (values: CustomValues) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, key === "text" ? (value as string).trim() : value]));
  const readAs = (scope: Parameters<typeof house.database.read>[0]) =>
    house.database.read(scope, (tx) =>
      customOf(
        tx,
        company.workspaceId,
        definitions,
        records.map(({ id }) => id),
      ),
    );
  const trimmed = await readAs(asBen());
  for (const { id, values } of records) assert.deepEqual(expected(trimmed.get(id)!), expected(values));
  await write((tx) =>
    giveRecords(
      tx,
      company.workspaceId,
      records.map(({ id }) => ({ id, ownerId: ids.cora })),
    ),
  );
  for (const values of (await readAs(asBen())).values()) assert.deepEqual(values, {}, "the former owner sees none of it");
  assert.deepEqual([...(await readAs({ ...asBen(), visible: [ids.cora] })).values()], [...trimmed.values()]);
});

test("a change leaves other fields as they are, takes away what is null, and knows what was there before", async () => {
  const id = newId();
  const save = async (json: object) => {
    const work = await write(async (tx) => {
      const asked = await askCustom(tx, company.workspaceId, "deal", json, id);
      assert.ok(asked.ok, JSON.stringify(asked));
      await saveCustom(tx, company.workspaceId, asked.value.definitions, [{ recordId: id, change: asked.value.change }]);
      return asked.value;
    });
    return [work.before, work.change];
  };
  await write((tx) => enterRecords(tx, company.workspaceId, [deal(id, ids.ben)]));
  assert.deepEqual(await save({ text: "Hall 4", number: 2.5, choices: ["led", "gas"] }), [
    { text: null, number: null, choices: null },
    { text: "Hall 4", number: 2.5, choices: ["led", "gas"] },
  ]);
  assert.deepEqual(await save({ text: "Hall 4", number: null, choices: ["gas"] }), [
    { number: 2.5, choices: ["led", "gas"] },
    { number: null, choices: ["gas"] },
  ]);
  const now = await company.read((tx) => customOf(tx, company.workspaceId, definitions, [id]));
  assert.deepEqual(now.get(id), { text: "Hall 4", choices: ["gas"] });
});

test("people and clients that are not there, or not for these eyes, are refused", async () => {
  const faults = (visible: string[], json: CustomChange) =>
    house.database.read({ ...asBen(), visible }, async (tx) => {
      const asked = await askCustom(tx, company.workspaceId, "deal", json);
      return asked.ok ? [] : asked.refusal.map(({ path, code }) => `${path} ${code}`);
    });
  assert.deepEqual(await faults([ids.ben], { client: ids.client, person: ids.cora }), []);
  assert.deepEqual(await faults([ids.cora], { client: ids.client }), ["/custom/client unknown_client"]);
  assert.deepEqual(await faults([ids.ben], { client: ids.cora, person: ids.client }), [
    "/custom/person unknown_person",
    "/custom/client unknown_client",
  ]);
});

const context = { today: "2026-03-02", fiscalStart: 1, timeZone: "UTC", me: null, myPeople: [] } as const;

test("filters and orders by own fields mean the same in memory and in the database", async () => {
  const catalogue = withCustomFields(plain, definitions);
  const source = withCustomSources(register, definitions);
  const own = await testCompanyOfDeals(60);
  await fc.assert(
    fc.asyncProperty(comparison(), comparison(), fc.boolean(), async (one, other, isEither) => {
      const read = checkFilter(isEither ? { or: [one, { not: other }] } : { and: [one, other] }, catalogue);
      assert.ok(read.ok, JSON.stringify(read));
      const where = filterSql(read.value, catalogue, source, context, "r");
      const { rows } = await company.read((tx) =>
        sql<{
          id: string;
        }>`select r.id from platform.record r where r.workspace_id = ${company.workspaceId} and r.owner_id = ${ids.cora} and r.title = 'Filtered' and ${where} order by 1`.execute(
          tx,
        ),
      );
      assert.deepEqual(
        rows.map(({ id }) => id),
        own
          .filter((row) => matches(read.value, row, catalogue, context))
          .map(({ id }) => id)
          .sort(),
      );
    }),
    { numRuns: 300 },
  );
  for (const name of ["text", "number", "money", "date", "choice", "link", "boolean"])
    for (const sort of [`custom.${name}`, `-custom.${name}`]) {
      const order = readOrder(sort, catalogue);
      assert.ok(order.ok);
      const page = await company.read((tx) =>
        readPage({ order: order.value, catalogue, source, alias: "r", limit: 200, cursor: undefined }, async (piece) => {
          const { rows } = await sql<{ id: string; sortKeys: string[] }>`
            select r.id, ${piece.sortKeys} as "sortKeys" from platform.record r ${piece.joins} where r.workspace_id = ${company.workspaceId} and r.title = 'Filtered' and ${piece.where}
            order by ${piece.orderBy} limit ${piece.limit}`.execute(tx);
          return rows;
        }),
      );
      assert.ok(page.ok);
      assert.deepEqual(
        page.value.items.map(({ id }) => id),
        own.toSorted(byOrder(order.value, catalogue)).map(({ id }) => id),
        sort,
      );
    }
});

async function testCompanyOfDeals(count: number): Promise<readonly Row[]> {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    custom: fc.sample(someValues(), { numRuns: 1, seed: 1000 + index })[0]!,
  }));
  await write(async (tx) => {
    await enterRecords(
      tx,
      company.workspaceId,
      rows.map(({ id }) => ({ ...deal(id, ids.cora), title: "Filtered" })),
    );
    await saveCustom(
      tx,
      company.workspaceId,
      definitions,
      rows.map(({ id, custom }) => ({ recordId: id, change: custom })),
    );
  });
  return rows;
}
