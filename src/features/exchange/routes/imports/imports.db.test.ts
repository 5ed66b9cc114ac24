import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, type TestContext, test } from "node:test";
import { testHouse } from "../../../../../test/support/company.ts";
import { type ImportDesk, importDesk } from "./testing.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
/** As Excel saves it in Russia. */
const cp1251 = (text: string) =>
  Uint8Array.from([...text].map((char) => (/[а-яА-Я]/.test(char) ? char.charCodeAt(0) - 0x410 + 0xc0 : char.charCodeAt(0))));

describe("imports over HTTP", () => {
  let desk: ImportDesk;
  const ends: (() => unknown)[] = [];
  before(async () => {
    const t = { after: (work: () => unknown) => void ends.push(work) } as Pick<TestContext, "after">;
    desk = await importDesk({ ...(await testHouse(t)), after: t.after });
  });
  after(async () => {
    for (const end of ends) await end();
  });
  const send = (kind: string, file: Uint8Array | string) =>
    desk.head("POST", `/imports?kind=${kind}&name=${encodeURIComponent("клиенты.csv")}`, typeof file === "string" ? bytes(file) : file);

  test("a file is looked at, mapped by what its columns are called, tried, imported, and what was refused comes back as a file", async () => {
    const file = cp1251("Название;ИНН;Телефон;Страна\r\nЗавод Светлый;7701234567;+7 495 123-45-67;RU\r\n=cmd|x;1;;Нигде\r\n");
    const { status, body } = await send("clients", file);
    assert.equal(status, 201, JSON.stringify(body));
    assert.deepEqual(
      [body.state, body.form, body.columns],
      ["uploaded", { kind: "csv", encoding: "windows-1251", delimiter: ";" }, ["Название", "ИНН", "Телефон", "Страна"]],
    );
    assert.deepEqual(body.mapping, { name: "Название", tax_number: "ИНН", phone: "Телефон", country: "Страна" });
    const sample = await desk.head("GET", `/imports/${body.id}/sample`);
    assert.deepEqual(sample.body.rows[0].cells, ["Завод Светлый", "7701234567", "+7 495 123-45-67", "RU"]);

    const preview = await desk.head("POST", `/imports/${body.id}/preview`);
    assert.equal(preview.status, 200, JSON.stringify(preview.body));
    assert.deepEqual([preview.body.read, preview.body.created, preview.body.refused], [2, 1, 1]);
    assert.deepEqual(preview.body.problems, [
      { field: "country", problem: "unknown_country", count: 1, examples: [{ line: 3, cell: "Нигде" }] },
    ]);
    assert.deepEqual((await desk.head("GET", "/clients")).body.items, [], "a preview writes nothing");

    const started = await desk.head("POST", `/imports/${body.id}/start`);
    assert.equal(started.body.state, "running");
    assert.equal((await desk.head("POST", `/imports/${body.id}/start`)).body.reason, "import_is_running");
    await desk.work(body.id);
    const done = (await desk.head("GET", `/imports/${body.id}`)).body;
    assert.deepEqual([done.state, done.totalRows, done.read, done.created, done.refused], ["done", 2, 2, 1, 1]);
    assert.equal((await desk.head("GET", "/clients")).body.items[0].name, "Завод Светлый");

    const refused = await desk.head("GET", `/imports/${body.id}/refusals`);
    assert.equal(refused.body, "Название;ИНН;Телефон;Страна;problem\r\n'=cmd|x;1;;Нигде;country: unknown_country\r\n");
    assert.match(refused.headers.get("content-disposition") ?? "", /^attachment/);
    const kinds = (await desk.company.journal()).filter(({ subjectId }) => subjectId === body.id).map(({ kind }) => kind);
    assert.deepEqual(kinds, ["import_ordered", "import_started", "records_imported"]);
  });

  test("only whoever may run imports does, and sees their own", async () => {
    const { body } = await send("clients", "name\nA\n");
    assert.equal((await desk.seller("GET", "/imports")).status, 403);
    assert.equal((await desk.head("GET", "/imports")).body.items[0].id, body.id);
  });

  test("what is no table, or too large, is refused in words", async () => {
    const empty = await send("clients", new Uint8Array());
    assert.deepEqual([empty.status, empty.body.reason, empty.body.errors[0].code], [422, "file_not_readable", "empty"]);
    const pdf = await send("clients", "%PDF-1.7 and so on");
    assert.match(pdf.body.detail, /PDF/);
    const page = await send("clients", "name\nLumen\u0000\n");
    assert.deepEqual([page.status, page.body.errors[0].code], [422, "not_text"]);
    const large = await send("clients", new Uint8Array(1_000_001).fill(65));
    assert.deepEqual([large.status, large.body.reason], [413, "file_too_large"]);
    for (const [content, isKept] of [
      ["", false],
      ["%PDF-1.7 and so on", false],
      ["name\nLumen\u0000\n", false],
      ["name\nLumen\n", true],
    ] as const) {
      if (isKept) await send("clients", content);
      assert.equal(await desk.files.has(createHash("sha256").update(content).digest("hex")), isKept, content);
    }
  });

  test("what was found out about a file can be set right: delimiter, encoding and decimal mark, and the rows shown follow at once", async () => {
    // Most of the header's marks are commas, and bytes of cp1251 that could be letters of the West.
    const file = cp1251("Имя, полное;Оборот, руб, год\r\nИж;1.234\r\n");
    const { body } = await send("clients", file);
    assert.deepEqual([body.form.delimiter, body.columns.length], [",", 4]);
    const change = { options: { delimiter: ";", encoding: "windows-1251", currency: "RUB" } };
    const { body: settled } = await desk.head("PATCH", `/imports/${body.id}`, change);
    assert.deepEqual([settled.form.delimiter, settled.columns], [";", ["Имя, полное", "Оборот, руб, год"]]);
    const mapping = { name: "Имя, полное", revenue: "Оборот, руб, год" };
    await desk.head("PATCH", `/imports/${body.id}`, { mapping });
    const sample = (await desk.head("GET", `/imports/${body.id}/sample`)).body;
    assert.deepEqual(sample.rows[0].cells, ["Иж", "1.234"]);
    assert.deepEqual(sample.written, [{ field: "revenue", type: "amount", order: null, mark: null }]);
    const revenue = async (decimal: string | null) => {
      await desk.head("PATCH", `/imports/${body.id}`, { options: { decimal } });
      const { rows, problems } = (await desk.head("POST", `/imports/${body.id}/preview`)).body;
      return rows[0].values.revenue ?? problems[0].problem;
    };
    assert.deepEqual([await revenue(null), await revenue(","), await revenue(".")], ["1234.00 RUB", "1234.00 RUB", "amount_malformed"]);
    assert.equal((await desk.head("PATCH", `/imports/${body.id}`, { options: { delimiter: "x" } })).status, 422);
    const query = `/imports?kind=clients&name=f.csv&encoding=windows-1252&delimiter=${encodeURIComponent(";")}`;
    const told = await desk.head("POST", query, cp1251("Имя;Город\r\nИж;Уфа\r\n"));
    assert.deepEqual(told.body.form, { kind: "csv", encoding: "windows-1252", delimiter: ";" });
    assert.deepEqual([told.body.options.encoding, told.body.options.delimiter], ["windows-1252", ";"]);
  });

  test("a mapping that lacks what is needed does not start, and one settled is remembered for files of these columns", async () => {
    const { body } = await send("clients", "Wer,Wo\nBeton AG,Ulm\n");
    assert.deepEqual(body.mapping, {});
    const early = await desk.head("POST", `/imports/${body.id}/start`);
    assert.deepEqual([early.status, early.body.reason], [422, "mapping_refused"]);
    const mapping = { name: "Wer", city: "Wo" };
    const settled = await desk.head("PATCH", `/imports/${body.id}`, { mapping, options: { duplicates: "skip" } }, { "if-match": '"1"' });
    assert.deepEqual([settled.status, settled.body.mapping, settled.body.options.duplicates], [200, mapping, "skip"]);
    const put = await desk.head("PUT", "/import-presets", { kind: "clients", name: "Our list", columns: body.columns, mapping });
    assert.equal(put.status, 200, JSON.stringify(put.body));
    const again = await send("clients", "Wer,Wo\nHolz AG,Ulm\n");
    assert.deepEqual([again.body.origin, again.body.mapping], ["preset", mapping]);
    assert.equal((await desk.head("DELETE", `/import-presets/${put.body.id}`)).status, 204);
    assert.deepEqual((await desk.head("GET", "/import-presets")).body.items, []);
  });

  test("a worker that stops in the middle leaves an import that the next one ends, without doubles", async () => {
    const rows = Array.from({ length: 2_500 }, (_, at) => `K${at},Client ${at}`).join("\n");
    const { body } = await send("clients", `external_id,name\n${rows}\n`);
    await desk.head("POST", `/imports/${body.id}/start`);
    const stop = new AbortController();
    stop.abort();
    await assert.rejects(desk.work(body.id, stop.signal), /worker stopped/);
    const half = (await desk.head("GET", `/imports/${body.id}`)).body;
    assert.deepEqual([half.state, half.read, half.totalRows], ["running", 1_000, 2_500]);
    await desk.work(body.id);
    const done = (await desk.head("GET", `/imports/${body.id}`)).body;
    assert.deepEqual([done.state, done.read, done.created], ["done", 2_500, 2_500]);
  });

  test("people who came to be for a batch that was never written are counted all the same, once", async () => {
    const { body } = await send("clients", "external_id,name,owner\nG1,Gap 1,Greta Gap\nG2,Gap 2,GRETA  GAP\nG3,Gap 3,Gero Gap\n");
    await desk.head("POST", `/imports/${body.id}/start`);
    const dying = desk.work(body.id, undefined, () => {
      throw new Error("killed");
    });
    await assert.rejects(dying, /killed/);
    const held = (await desk.head("GET", `/imports/${body.id}`)).body;
    assert.deepEqual([held.state, held.read, held.alsoCreated], ["running", 0, { people: 2 }]);
    await desk.work(body.id);
    const done = (await desk.head("GET", `/imports/${body.id}`)).body;
    assert.deepEqual([done.state, done.created, done.alsoCreated], ["done", 3, { people: 2 }]);
  });

  test("a cancelled import stops, and goes on where it stopped when it is started again", async () => {
    const { body } = await send("clients", "external_id,name\nC1,Cancelled AG\n");
    await desk.head("POST", `/imports/${body.id}/start`);
    assert.equal((await desk.head("POST", `/imports/${body.id}/cancel`)).body.state, "cancelled");
    await desk.work(body.id);
    assert.equal((await desk.head("GET", `/imports/${body.id}`)).body.read, 0);
    await desk.head("POST", `/imports/${body.id}/start`);
    await desk.work(body.id);
    assert.equal((await desk.head("GET", `/imports/${body.id}`)).body.created, 1);
  });

  test("duplicates are told with score and reasons, and decided by rule or by hand", async () => {
    await desk.run("clients", "external_id,name,tax_number,city\nD1,Molkerei Alb GmbH,DE811234567,Ulm\n");
    const file =
      "external_id,name,tax_number,city\nX1,Molkerei Alb,DE811234567,Ulm\nX2,Molkerei-Alb GmbH,DE811234567,Ulm\nX3,Ganz Anders AG,,Kiel\n";
    const { body } = await send("clients", file);
    const path = `/imports/${body.id}`;
    await desk.head("PATCH", path, { options: { duplicates: "update", decisions: { 3: "skip" } } });
    const { duplicates } = (await desk.head("POST", `${path}/preview`)).body;
    const told = duplicates.map((one: { line: number; becomes: string }) => [one.line, one.becomes]).sort();
    assert.deepEqual(told, [
      [2, "update"],
      [3, "skip"],
    ]);
    assert.ok(duplicates[0].score > 0.9 && duplicates[0].because.some(({ field }: { field: string }) => field === "taxNumber"));
    await desk.head("POST", `${path}/start`);
    await desk.work(body.id);
    const done = (await desk.head("GET", path)).body;
    assert.deepEqual([done.created, done.updated, done.refused], [1, 1, 1]);
    const names = (await desk.head("GET", "/clients?limit=200&sort=-createdAt")).body.items.map(({ name }: { name: string }) => name);
    assert.ok(names.includes("Molkerei Alb") && !names.includes("Molkerei Alb GmbH") && names.includes("Ganz Anders AG"));
  });

  test("a file changes no record that its person does not see", async () => {
    const stranger = await desk.company.hire("direction_head", { name: "Other Head" });
    await desk.company.database.command(desk.company.system.scope, async (tx) => {
      const { insertClients } = await import("#features/clients/sql/save-client.ts");
      const { namedClient } = await import("../../core/named-client.ts");
      const client = { ...namedClient(crypto.randomUUID(), stranger, "Hidden AG"), externalId: "H1" };
      await insertClients(tx, desk.company.workspaceId, [client], { at: new Date(), newId: () => crypto.randomUUID(), importId: null });
    });
    const done = await desk.run("clients", "external_id,name\nH1,Taken over\n");
    assert.deepEqual([done.updated, done.refused], [0, 1]);
  });
});
