/** Real files as other programs save them again: another encoding, another delimiter, a decimal comma, days before months. The answers stay. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { delimitedLine } from "#platform/csv/csv-line.ts";
import { type TestHouse, testCompany, testHouse } from "../../../../../test/support/company.ts";
import { searchAgainstBase } from "./meet-base.ts";
import { folderOf, importing, orderOf } from "./testing.ts";

const data = join(import.meta.dirname, "../../../../../../shared/data");
const absent = existsSync(data) ? false : "the real data beside the project are not there: ../shared/data";

type Rows = readonly (readonly string[])[];
/** None of these files has a quote or a line end in a cell. */
const rowsOf = (path: string): Rows =>
  readFileSync(join(data, path), "utf8")
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(/, ?/).map((cell) => cell.trim()));
/** Only what is Latin, and Russian without ё. */
const cp1251 = (text: string) => {
  const bytes = [...text].map((char) => (/[а-яА-Я]/.test(char) ? char.charCodeAt(0) - 0x410 + 0xc0 : char.charCodeAt(0)));
  assert.ok(
    bytes.every((byte) => byte < 256),
    "representable",
  );
  return Uint8Array.from(bytes);
};
const wide = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");
const european = (cell: string) =>
  cell
    .replace(/^(\d{4})-(\d\d)-(\d\d)( [\d:]{8})?$/, (_, year, month, day, time) => `${day}.${month}.${year}${time ?? ""}`)
    .replace(/^(\d+)\.(\d+)$/, "$1,$2");

const saved: Readonly<Record<string, (rows: Rows) => Uint8Array>> = {
  "as it is": (rows) => Buffer.from(rows.map((row) => delimitedLine(row, ",")).join("")),
  "cp1251, semicolons, decimal commas, days first": (rows) => cp1251(rows.map((row) => delimitedLine(row.map(european), ";")).join("")),
  "UTF-16 with tabs, as Excel saves text": (rows) => wide(rows.map((row) => `${row.join("\t")}\r\n`).join("")),
  "UTF-16 with the high byte first, semicolons, decimal commas": (rows) =>
    wide(rows.map((row) => delimitedLine(row.map(european), ";")).join("")).swap16(),
  "UTF-8 with its mark and a line that says which delimiter": (rows) =>
    Buffer.from(`\ufeffsep=|\r\n${rows.map((row) => `${row.join("|")}\r\n`).join("")}`),
};

describe("files that were saved again", { skip: absent }, () => {
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
  const companyWithOwner = async () => {
    const company = await testCompany(house, { timeZone: "America/Sao_Paulo" });
    await company.hire("owner", { name: "Olga Owner" });
    return company;
  };
  /** What comes of it however it is saved, and that it is the same. */
  async function sameOf<T>(rows: Rows, answer: (path: string) => Promise<T>): Promise<T> {
    const answers = new Map<string, T>();
    for (const [name, save] of Object.entries(saved)) answers.set(name, await answer(folder.file(save(rows))));
    const first = answers.get("as it is") as T;
    for (const [name, one] of answers) assert.deepEqual(one, first, name);
    return first;
  }

  test("leads of a marketplace have their days, sources and people", { timeout: 600_000 }, async () => {
    // A word in Russian, so that the encoding matters.
    const [head = [], ...all] = rowsOf("olist/olist_marketing_qualified_leads_dataset.csv");
    const leads = [head, ...all.slice(0, 800).map((row) => row.with(3, row[3] === "" ? "" : `канал ${row[3]}`))];
    const ids = new Set(leads.map(([id]) => id));
    const [closedHead = [], ...won] = rowsOf("olist/olist_closed_deals_dataset.csv");
    const closed = [closedHead, ...won.filter(([id]) => ids.has(id))];
    const contacted = orderOf("leads", { external_id: "mql_id", first_contact_at: "first_contact_date", source: "origin" });
    const converted = orderOf("leads", { external_id: "mql_id", converted_at: "won_date", telesales: "sdr_id", seller: "sr_id" });
    const answer = async (save: (rows: Rows) => Uint8Array) => {
      const company = await companyWithOwner();
      for (const [rows, order] of [
        [leads, contacted],
        [closed, converted],
      ] as const) {
        const done = await importing(company, folder.file(save(rows)), order);
        assert.ok(done.answer.ok);
        assert.deepEqual(done.refused, []);
      }
      return company.read((tx) =>
        tx
          .selectFrom("deals.lead as l")
          .leftJoin("clients.source as s", (on) => on.onRef("s.workspace_id", "=", "l.workspace_id").onRef("s.id", "=", "l.source_id"))
          .leftJoin("org.person as t", (on) => on.onRef("t.workspace_id", "=", "l.workspace_id").onRef("t.id", "=", "l.telesales_id"))
          .select(["l.external_id as id", "l.first_contact_on", "l.converted_on", "l.status", "s.name as source", "t.name as telesales"])
          .where("l.workspace_id", "=", company.workspaceId)
          .orderBy("l.external_id")
          .execute(),
      );
    };
    const first = await answer(saved["as it is"] as never);
    assert.equal(first.length, 800);
    assert.equal(first.filter(({ converted_on }) => converted_on !== null).length, closed.length - 1);
    const bySource = (rows: Rows, at: number) => rows.filter((row) => row[at] === "канал paid_search").length;
    assert.equal(first.filter(({ source }) => source === "канал paid_search").length, bySource(leads, 3));
    for (const [name, save] of Object.entries(saved).slice(1)) assert.deepEqual(await answer(save), first, name);
  });

  test("sellers of a marketplace have the revenue that they declared", { timeout: 600_000 }, async () => {
    const [, ...all] = rowsOf("olist/olist_closed_deals_dataset.csv");
    const sellers = [["Код", "Название", "Выручка"], ...all.map((row) => [row[1] ?? "", `Продавец ${row[1]}`, row[13] ?? ""])];
    const order = orderOf("clients", { external_id: "Код", name: "Название", revenue: "Выручка" });
    const found = await sameOf(sellers, async (path) => {
      const company = await companyWithOwner();
      const { answer, refused } = await importing(company, path, order);
      assert.ok(answer.ok);
      assert.deepEqual(refused, []);
      return company.read((tx) =>
        tx
          .selectFrom("clients.client")
          .select(["external_id", "name", "revenue"])
          .where("workspace_id", "=", company.workspaceId)
          .orderBy("external_id")
          .execute(),
      );
    });
    const cents = all.reduce((sum, row) => sum + BigInt(Math.round(Number(row[13]) * 100)), 0n);
    assert.deepEqual([found.length, found.reduce((sum, { revenue }) => sum + (revenue ?? 0n), 0n)], [842, cents]);
  });

  test("persons who are there twice are the same pairs with the same scores", { timeout: 600_000 }, async () => {
    const [head = [], ...all] = rowsOf("dedupe/febrl-dataset1.csv");
    const persons = [head, ...all.filter(([id]) => Number(/\d+/.exec(id ?? "")?.[0]) < 200)];
    const mapping = {
      external_id: "rec_id",
      first_name: "given_name",
      last_name: "surname",
      street: "address_1",
      city: "suburb",
      postcode: "postcode",
      region: "state",
      birth_date: "date_of_birth",
    };
    const company = await companyWithOwner();
    const pairs = await sameOf(persons, async (path) => {
      const search = await searchAgainstBase(company.database, company.system.scope, "contacts");
      const { answer } = await importing(company, path, orderOf("contacts", mapping), {
        isDry: true,
        onRow: (line, texts) => search.meetRow(texts["external_id"] ?? line, texts),
      });
      assert.ok(answer.ok);
      return search.found().map(({ a, b, score }) => ({ a, b, score }));
    });
    const right = pairs.filter(({ a, b }) => String(a).split("-")[1] === String(b).split("-")[1]).length;
    assert.ok(right / pairs.length >= 0.99 && right / 200 >= 0.98, `${right} of ${pairs.length}`);
  });
});
