import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { crc32, deflateRawSync } from "node:zlib";
import ExcelJS from "exceljs";
import { openTableFile, type TableOptions } from "./open-table.ts";

const folder = mkdtempSync(join(tmpdir(), "mainspring-table-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
async function readAll(path: string, options: TableOptions = {}) {
  const table = await (await openTableFile(path, options)).read();
  const rows = await Array.fromAsync(table.rows);
  return { form: table.form, columns: table.columns, rows };
}

async function workbook(name: string): Promise<string> {
  const book = new ExcelJS.Workbook();
  const notes = book.addWorksheet("Notes");
  notes.addRow(["about", "what"]);
  notes.addRow(["x", "y"]);
  const sheet = book.addWorksheet("Deals");
  sheet.addRow(["Title", "Paid on", "At", "Amount", "Sum", "Open", "Text"]);
  sheet.addRow([
    "Light",
    new Date("2026-02-28T00:00:00Z"),
    new Date("2026-02-28T14:30:15Z"),
    1234.567,
    { formula: "1+1", result: 2 },
    true,
    "=cmd|' /C calc'!A0",
  ]);
  sheet.addRow([]);
  sheet.addRow([{ richText: [{ text: "Be" }, { text: "rg" }] }, null, null, 0.1 + 0.2, { formula: "B2", result: 46_081 }, false, "001"]);
  sheet.getCell("E4").numFmt = "dd.mm.yyyy";
  const path = join(folder, name);
  await book.xlsx.writeFile(path);
  return path;
}

test("a sheet is read with dates as dates, formulas by their value, and numbers that are known to be such", async () => {
  const { form, columns, rows } = await readAll(await workbook("book.xlsx"), { sheet: "Deals" });
  assert.deepEqual(form, { kind: "workbook", sheet: "Deals" });
  assert.deepEqual(columns, ["Title", "Paid on", "At", "Amount", "Sum", "Open", "Text"]);
  assert.deepEqual(rows[0]?.cells, ["Light", "2026-02-28", "2026-02-28T14:30:15", "1234.567", "2", "true", "=cmd|' /C calc'!A0"]);
  assert.deepEqual([...(rows[0]?.numbers ?? [])], [3, 4]);
  assert.deepEqual(rows[1]?.cells, ["Berg", "", "", "0.3", "2026-02-28", "false", "001"]);
  assert.equal(rows[1]?.line, 4);
  assert.equal(rows.length, 2);
});

test("without a name the first sheet is read, and a sheet that is not there is said with those that are", async () => {
  const path = await workbook("first.xlsx");
  const { form, rows } = await readAll(path);
  assert.deepEqual(form, { kind: "workbook", sheet: "Notes" });
  assert.equal(rows.length, 1);
  await assert.rejects(readAll(path, { sheet: "Dreams" }), /no sheet "Dreams" \(it has: Notes, Deals\)/);
});

test("a text file is a table by its content, whatever it is called, and tells how it is written", async () => {
  const { form, columns, rows } = await readAll(file("deals.xlsx", 'sep=|\r\nTitle|"Notes | more"\r\nLight|a\r\n|\r\n'));
  assert.deepEqual(form, { kind: "csv", encoding: "utf-8", delimiter: "|" });
  assert.deepEqual(columns, ["Title", "Notes | more"]);
  assert.deepEqual(rows, [{ line: 3, cells: ["Light", "a"], numbers: new Set() }]);
});

/** A zip of one entry after the other; `hide` leaves the last out of the directory. */
function zip(entries: readonly (readonly [string, Buffer])[], { hide = false, flags = 0 } = {}): Buffer {
  const bodies: Buffer[] = [];
  const heads: Buffer[] = [];
  let at = 0;
  for (const [name, content] of entries) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(content), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(name.length, 26);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(flags, 8);
    head.writeUInt16LE(8, 10);
    head.writeUInt32LE(packed.length, 20);
    // A liar: says it is small.
    head.writeUInt32LE(10, 24);
    head.writeUInt16LE(name.length, 28);
    head.writeUInt32LE(at, 42);
    bodies.push(local, Buffer.from(name), packed);
    heads.push(Buffer.concat([head, Buffer.from(name)]));
    at += 30 + name.length + packed.length;
  }
  const told = hide ? heads.slice(0, -1) : heads;
  const directory = Buffer.concat(told);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(told.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, directory, end]);
}
const small = Buffer.from("<workbook/>");

test("what is no table, damaged, locked or would burst is refused in words", async () => {
  const whole = readFileSync(await workbook("whole.xlsx"));
  const bomb = zip([
    ["xl/workbook.xml", small],
    ["xl/sharedStrings.xml", Buffer.alloc(120 * 1_048_576, 0x20)],
  ]);
  assert.ok(bomb.length < 1_000_000);
  for (const [name, content, problem] of [
    ["zero.csv", "", /there is nothing in it/],
    ["scan.csv", "%PDF-1.7 and so on", /it is a PDF, not a table/],
    ["old.xls", Buffer.from("d0cf11e0a1b11ae10000", "hex"), /old form \(xls\) or locked with a password/],
    ["half.xlsx", whole.subarray(0, whole.length / 2), /damaged/],
    ["torn.xlsx", Buffer.concat([whole.subarray(0, 900), Buffer.alloc(400, 7), whole.subarray(1_300)]), /damaged/],
    ["other.zip", zip([["readme.txt", small]]), /no Excel workbook/],
    ["bomb.xlsx", bomb, /unpacked it is too large \(xl\/sharedStrings.xml\)/],
    [
      "hidden.xlsx",
      zip(
        [
          ["xl/workbook.xml", small],
          ["xl/sharedStrings.xml", small],
        ],
        { hide: true },
      ),
      /damaged/,
    ],
    ["locked.xlsx", zip([["xl/workbook.xml", small]], { flags: 1 }), /locked with a password/],
    ["empty.xlsx", zip([["xl/workbook.xml", small]]), /it has no sheet|damaged/],
  ] as const)
    await assert.rejects(
      readAll(file(name, content)),
      (error: Error) => problem.test(error.message) || assert.fail(`${name}: ${error.message}`),
    );
});

test("memory stays flat over a long sheet", { timeout: 600_000 }, async () => {
  const path = join(folder, "long.xlsx");
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path });
  const sheet = writer.addWorksheet("Long");
  sheet.addRow(["id", "amount", "text"]).commit();
  for (let row = 0; row < 60_000; row++) sheet.addRow([row, row / 7, "some text that is the same"]).commit();
  await writer.commit();
  const table = await (await openTableFile(path)).read();
  let read = 0;
  let most = 0;
  const before = process.memoryUsage().heapUsed;
  for await (const _ of table.rows) if (++read % 5_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before);
  assert.equal(read, 60_000);
  assert.ok(most < 120 * 1_048_576, `${Math.round(most / 1_048_576)} MB`);
});
