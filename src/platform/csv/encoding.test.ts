import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { readCsvFile } from "./csv-reader.ts";
import { detectEncoding, type Encoding } from "./encoding.ts";

const folder = mkdtempSync(join(tmpdir(), "mainspring-encoding-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const russian = "Название лида;Компания;Сумма\nСвет для цеха;ООО «Завод»;1 000,50\n";
const german = "Name;Straße;Größe\nMüller;Hauptstraße 12;äußerst groß\n";

/** Each letter as its one byte. */
function oneByte(text: string, encoding: "windows-1251" | "windows-1252"): Buffer {
  const decoder = new TextDecoder(encoding);
  const byLetter = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Buffer.from([...text].map((letter) => byLetter.get(letter) ?? assert.fail(letter)));
}
const wide = (text: string, isBig: boolean) => {
  const little = Buffer.from(text, "utf16le");
  return isBig ? little.swap16() : little;
};

const cases: readonly (readonly [string, Buffer, string, Encoding])[] = [
  ["plain ASCII", Buffer.from("a;b\n1;2\n"), "a;b\n1;2\n", "utf-8"],
  ["UTF-8", Buffer.from(russian), russian, "utf-8"],
  ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${russian}`), russian, "utf-8"],
  ["UTF-16 little-endian with its mark", wide(`\ufeff${russian}`, false), russian, "utf-16le"],
  ["UTF-16 big-endian with its mark", wide(`\ufeff${german}`, true), german, "utf-16be"],
  ["UTF-16 without a mark", wide(german, false), german, "utf-16le"],
  ["windows-1251", oneByte(russian, "windows-1251"), russian, "windows-1251"],
  ["windows-1252", oneByte(german, "windows-1252"), german, "windows-1252"],
];
for (const [name, bytes, text, encoding] of cases)
  test(`${name} is recognised and read`, async () => {
    const path = join(folder, `${name}.csv`);
    writeFileSync(path, bytes);
    assert.equal(await detectEncoding(path), encoding);
    const rows = await Array.fromAsync(readCsvFile(path, encoding));
    const known = text.trim().split("\n");
    assert.deepEqual(
      rows.map(({ cells }) => cells.join(";")),
      known,
    );
  });

test("a file of UTF-8 with a line of something else is refused, and the line is named", async () => {
  const path = join(folder, "mixed.csv");
  writeFileSync(path, Buffer.concat([Buffer.from(russian.repeat(20)), oneByte("Цех;два;3\n", "windows-1251"), Buffer.from(russian)]));
  await assert.rejects(detectEncoding(path), /most of it is in UTF-8, but this line is not \(line 41\)/);
});

test("a letter cut between two pieces of a large file is whole", async () => {
  const path = join(folder, "large.csv");
  writeFileSync(path, `a${"я".repeat(300_000)};b\n`);
  assert.equal(await detectEncoding(path), "utf-8");
});
