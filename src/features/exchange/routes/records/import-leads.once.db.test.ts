import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { leadsReport } from "#features/reports/sql/leads.ts";
import { type TestCompany, type TestHouse, testCompany, testHouse } from "../../../../../test/support/company.ts";
import { folderOf, importing, orderOf } from "./testing.ts";

const olist = join(import.meta.dirname, "../../../../../../shared/data/olist");
const qualified = join(olist, "olist_marketing_qualified_leads_dataset.csv");
const closed = join(olist, "olist_closed_deals_dataset.csv");
const absent = existsSync(qualified) ? false : "the real data beside the project are not there: ../shared/data/olist";

const numbers = ({ created, updated, unchanged, refused }: { created: number; updated: number; unchanged: number; refused: number }) => [
  created,
  updated,
  unchanged,
  refused,
];

describe("importing leads", () => {
  let house: TestHouse;
  const endings: (() => Promise<void>)[] = [];
  const folder = folderOf();
  before(async () => {
    house = await testHouse({ after: (ending) => void endings.push(ending as () => Promise<void>) });
  });
  after(async () => {
    for (const ending of endings) await ending();
    folder.remove();
  });
  async function companyWithOwner(timeZone = "Europe/Berlin"): Promise<TestCompany> {
    const company = await testCompany(house, { timeZone });
    await company.hire("owner", { name: "Olga Owner" });
    return company;
  }
  /** Everything of leads and people; twice the same means that nothing changed. */
  const allRows = (company: TestCompany) =>
    company.read(async (tx) => {
      const tables = [
        "deals.lead",
        "deals.lead_status",
        "org.person",
        "platform.record",
        "platform.participation",
        "platform.journal",
      ] as const;
      const rows = await Promise.all(
        tables.map((table) => tx.selectFrom(table).selectAll().where("workspace_id", "=", company.workspaceId).execute()),
      );
      return JSON.stringify(
        rows.map((some) => some.map((row) => JSON.stringify(row, (_, value) => (typeof value === "bigint" ? `${value}` : value))).sort()),
      );
    });

  test("8,000 leads of a real marketplace and their 842 conversions give the report that is known", {
    skip: absent,
    timeout: 600_000,
  }, async () => {
    const company = await companyWithOwner("America/Sao_Paulo");
    const first = orderOf("leads", { external_id: "mql_id", first_contact_at: "first_contact_date", source: "origin" });
    const second = orderOf("leads", { external_id: "mql_id", converted_at: "won_date", telesales: "sdr_id", seller: "sr_id" });
    const brought = await importing(company, qualified, first);
    assert.ok(brought.answer.ok);
    assert.deepEqual(numbers(brought.answer.value), [8_000, 0, 0, 0]);
    const converted = await importing(company, closed, second);
    assert.ok(converted.answer.ok);
    assert.deepEqual(numbers(converted.answer.value), [0, 842, 0, 0]);
    // 32 who call and 22 who sell, 13 of them both.
    assert.equal(converted.answer.value.alsoCreated["people"], 41);

    const asked = { from: "2017-01-01", to: "2019-01-01" } as const;
    const report = (by?: "source" | "telesales" | "seller") =>
      company.read((tx) => leadsReport(tx, company.workspaceId, by === undefined ? asked : { ...asked, by }));
    const whole = await report();
    assert.deepEqual([whole.groups[0]?.leads, whole.groups[0]?.converted], [8_000, 842]);
    assert.equal(((whole.groups[0]?.conversion ?? 0) * 100).toFixed(3), "10.525");
    assert.equal(whole.groups[0]?.medianDays, 14);
    assert.deepEqual(whole.problems, [{ kind: "negative_duration", count: 1 }]);
    const bySource = new Map((await report("source")).groups.map(({ key, leads, converted }) => [key, `${converted}/${leads}`]));
    assert.equal(bySource.get("paid_search"), "195/1586");
    assert.equal(bySource.get("organic_search"), "271/2296");
    assert.equal(bySource.get("unknown"), "179/1099");
    assert.equal(bySource.get(null), "14/60");
    const people = async (by: "telesales" | "seller") => (await report(by)).groups.filter(({ key }) => key !== null);
    const [callers, sellers] = [await people("telesales"), await people("seller")];
    assert.deepEqual([callers.length, Math.max(...callers.map(({ converted }) => converted))], [32, 140]);
    assert.deepEqual([sellers.length, Math.max(...sellers.map(({ converted }) => converted))], [22, 133]);
    assert.equal(callers.filter(({ key }) => sellers.some((seller) => seller.key === key)).length, 13);

    const rows = await allRows(company);
    const again = await importing(company, qualified, first);
    const andAgain = await importing(company, closed, second);
    assert.ok(again.answer.ok && andAgain.answer.ok);
    assert.deepEqual(numbers(again.answer.value), [0, 0, 8_000, 0]);
    assert.deepEqual(numbers(andAgain.answer.value), [0, 0, 842, 0]);
    assert.equal(await allRows(company), rows);
  });

  const head = "id,company,contacted,source,status,seller,won\n";
  const mapping = {
    external_id: "id",
    company: "company",
    first_contact_at: "contacted",
    source: "source",
    status: "status",
    seller: "seller",
    converted_at: "won",
  };

  test("a lead that opened, was rejected or converted elsewhere has its history, and a later file goes on with it", async () => {
    const company = await companyWithOwner();
    const path = folder.file(
      `${head}1,Lumen,2026-01-05,fair,,Vera,2026-01-20\n2,Atlas,2026-01-06,fair,rejected,Vera,\n3,Titan,2026-01-07,,new,,\n`,
    );
    const { answer } = await importing(company, path, orderOf("leads", mapping));
    assert.ok(answer.ok);
    assert.deepEqual(numbers(answer.value), [3, 0, 0, 0]);
    const statuses = () =>
      company.read((tx) =>
        tx
          .selectFrom("deals.lead as l")
          .innerJoin("deals.lead_status as s", (join) =>
            join.onRef("s.workspace_id", "=", "l.workspace_id").onRef("s.lead_id", "=", "l.id"),
          )
          .innerJoin("org.person as p", (join) => join.onRef("p.workspace_id", "=", "l.workspace_id").onRef("p.id", "=", "l.owner_id"))
          .select(["l.external_id", "s.position", "s.status", "s.from_at", "l.converted_on", "p.name"])
          .where("l.workspace_id", "=", company.workspaceId)
          .orderBy("l.external_id")
          .orderBy("s.position")
          .execute(),
      );
    const told = await statuses();
    assert.deepEqual(
      told.map((row) => [row.external_id, row.position, row.status, row.name]),
      [
        ["1", 1, "new", "Vera"],
        ["1", 2, "converted", "Vera"],
        ["2", 1, "new", "Vera"],
        ["2", 2, "rejected", "Vera"],
        ["3", 1, "new", "Olga Owner"],
      ],
    );
    assert.equal(told[1]?.from_at.toISOString(), "2026-01-19T23:00:00.000Z");
    assert.equal(told[1]?.converted_on, "2026-01-20");
    const more = folder.file(`${head}3,Titan,2026-01-07,fair,in_work,Vera,\n`);
    const next = await importing(company, more, orderOf("leads", mapping));
    assert.ok(next.answer.ok);
    assert.deepEqual(numbers(next.answer.value), [0, 1, 0, 0]);
    assert.deepEqual(
      (await statuses()).slice(4).map(({ status, name }) => [status, name]),
      [
        ["new", "Vera"],
        ["in_work", "Vera"],
      ],
    );
  });

  test("rows that cannot be are refused with their field and reason, the others come in", async () => {
    const company = await companyWithOwner();
    await company.hire("seller", { name: "Anna Berg" });
    await company.hire("seller", { name: "Anna Berg" });
    const path = folder.file(
      `${head}1,Lumen,31.02.2026,,,,\n2,Atlas,,,sleeping,,\n3,Titan,,,converted,,\n4,Orion,,,,Anna Berg,\n5,Vega,2026-01-05,,,,2026-01-01\n6,"Nova, a lot",2026-01-05,,,,,,too,many\n7,Fine,,,,,\n`,
    );
    const { answer, refused } = await importing(company, path, orderOf("leads", mapping));
    assert.ok(answer.ok);
    assert.deepEqual(
      refused.map(({ line, field, problem }) => `${line} ${field}: ${problem}`),
      [
        "2 first_contact_at: date_malformed",
        "3 status: unknown_status",
        "4 converted_at: date_needed",
        "5 seller: ambiguous_person",
        "7 : ragged_row",
      ],
    );
    assert.deepEqual(numbers(answer.value), [2, 0, 0, 5]);
  });

  test("a dry run writes nothing and counts what it would do", async () => {
    const company = await companyWithOwner();
    const before = await allRows(company);
    const path = folder.file(`${head}1,Lumen,2026-01-05,fair,,Vera,\n2,Atlas,,fair,,Boris,2026-01-09\n`);
    const { answer } = await importing(company, path, orderOf("leads", mapping), { isDry: true });
    assert.ok(answer.ok);
    assert.deepEqual(numbers(answer.value), [2, 0, 0, 0]);
    assert.deepEqual(answer.value.alsoCreated, { people: 2, sources: 1 });
    assert.equal(await allRows(company), before);
  });

  test("an import that was killed goes on where it stopped, and counts as one that was not", async () => {
    const rows = Array.from({ length: 2_500 }, (_, index) => `${index},Company ${index},2026-01-05,fair,,Vera,`).join("\n");
    const path = folder.file(`${head}${rows}\nbad,Bad,31.02.2026,,,,\n`);
    const company = await companyWithOwner();
    let asked = 0;
    // The process dies after the second batch is written.
    const dying = importing(company, path, orderOf("leads", mapping), {
      onRow: () => {
        if (++asked > 2_000) throw new Error("killed");
      },
    });
    await assert.rejects(dying, /killed/);
    const { id, rows_done } = await company.read((tx) =>
      tx
        .selectFrom("exchange.import")
        .select(["id", "rows_done"])
        .where("workspace_id", "=", company.workspaceId)
        .executeTakeFirstOrThrow(),
    );
    assert.equal(rows_done, 2_000);
    const { answer } = await importing(company, path, orderOf("leads", mapping), { importId: id });
    assert.ok(answer.ok);
    assert.deepEqual(numbers(answer.value), [2_500, 0, 0, 1]);
    const { leads } = await company.read((tx) =>
      tx
        .selectFrom("deals.lead")
        .select((one) => one.fn.countAll().as("leads"))
        .where("workspace_id", "=", company.workspaceId)
        .executeTakeFirstOrThrow(),
    );
    assert.equal(leads, 2_500n);
  });

  test("rows without an id of their own are known again by what stands in them", async () => {
    const company = await companyWithOwner();
    const path = folder.file("company,source\nLumen,fair\nAtlas,fair\nLumen,fair\n");
    const order = orderOf("leads", { company: "company", source: "source" });
    const first = await importing(company, path, order);
    const second = await importing(company, path, order);
    assert.ok(first.answer.ok && second.answer.ok);
    assert.deepEqual(numbers(first.answer.value), [2, 0, 1, 0]);
    assert.deepEqual(numbers(second.answer.value), [0, 0, 3, 0]);
  });
});
