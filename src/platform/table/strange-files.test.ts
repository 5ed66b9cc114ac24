/** Files that are made to break a reader, or that nobody meant to send. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openTableFile } from "./open-table.ts";
import { TableError } from "./table-error.ts";

const folder = mkdtempSync(join(tmpdir(), "mainspring-strange-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, "strange.csv");

/** How many rows it has, or why it is no table. */
async function readAll(content: string | Uint8Array): Promise<number | string> {
  writeFileSync(path, content);
  try {
    const table = await (await openTableFile(path)).read();
    let rows = 0;
    for await (const _ of table.rows) rows++;
    return rows;
  } catch (error) {
    assert.ok(error instanceof TableError, String(error));
    assert.ok(error.message.length < 120, "in a few words");
    return error.problem;
  }
}
const MB = 1_000_000;

test("what is no table is refused by its name, wherever it breaks, and what is one is read", async () => {
  assert.equal(await readAll(""), "empty");
  assert.equal(await readAll("\n\n\r\n"), "empty");
  assert.equal(await readAll("name,city\n"), 0, "a header alone has no rows");
  assert.equal(await readAll("name,city"), 0);
  assert.equal(await readAll("name\nA\nB\u0000\n"), "not_text");
  assert.equal(await readAll('name\n"A\u0000"\n'), "not_text");
  for (const other of [
    "\ufeff <!DOCTYPE html><p>a,b",
    "<table><tr><td>name</td></tr></table>",
    '<?xml version="1.0"?>',
    '{ "name": "A" }',
    "[\n[1,2]]",
  ])
    assert.equal(await readAll(other), "no_table", other);
  assert.equal(await readAll(Buffer.from("\ufeff<html>", "utf16le")), "no_table");
  assert.equal(await readAll(Buffer.from("89504e470d0a1a0a00", "hex")), "no_table");
  assert.equal(await readAll("<5 years,[kg],{id}\n1,2,3\n"), 1, "marks in a header make no web page of it");
  const rows = Array.from({ length: 40_000 }, (_, row) => `${row},Ä`);
  assert.equal(await readAll(["id,name", ...rows, '40001,"open'].join("\n")), "open_quote");
  const mixed = Buffer.concat([Buffer.from(["id,name", ...rows].join("\n")), Buffer.from([10, 49, 44, 0xcf, 0xf0, 10])]);
  assert.equal(await readAll(mixed), "mixed_encodings");
  assert.equal(await readAll(Buffer.from("\ufeffid\n1", "utf16le").subarray(0, 9)), "not_text", "half a letter at the end");
  assert.equal(await readAll(`a${",".repeat(199)}\n${"1,".repeat(199)}1\n`), 1, "200 columns");
});

test("a line of 100 MB, a million columns and a cell without an end are refused without being held in memory", {
  timeout: 600_000,
}, async () => {
  const line = Buffer.alloc(100 * MB, "x");
  for (const [content, problem] of [
    [line, "cell_too_long"],
    [Buffer.concat([Buffer.from("name\n"), line.subarray(0, 20 * MB)]), "cell_too_long"],
    [Buffer.concat([Buffer.from('name\n"'), line.subarray(0, 20 * MB)]), "cell_too_long"],
    [Buffer.from(`name\n${",".repeat(MB)}\n`), "too_many_columns"],
    [Buffer.from(`${"c,".repeat(MB / 4)}\n`), "too_many_columns"],
  ] as const) {
    const before = process.memoryUsage.rss();
    assert.equal(await readAll(content), problem);
    const grown = (process.memoryUsage.rss() - before) / MB;
    assert.ok(grown < 100, `${grown.toFixed(0)} MB more`);
  }
});
