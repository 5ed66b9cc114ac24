/** The directory of a zip file, checked before anything of it is unpacked: what is in it, how much it becomes, and that nothing else hides there. */
import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { createInflateRaw } from "node:zlib";
import { TableError } from "./table-error.ts";

export type ZipEntry = { readonly name: string; readonly packed: number; readonly at: number; readonly method: number };

const endSize = 22;
const mostEntries = 5_000;
const fail = (problem: string, words: string): never => {
  throw new TableError(problem, words);
};
const damaged = () => fail("damaged_workbook", "it begins like a workbook but is damaged");

/** Every entry, unpacked once and thrown away, is at most as large as `limitOf` says. Throws a TableError that says what is wrong. */
export async function checkZip(path: string, limitOf: (name: string) => number): Promise<readonly ZipEntry[]> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const entries = await directory(file, size);
    await checkPlaces(file, entries.list, entries.start);
    for (const entry of entries.list) {
      const start = entry.at + (await headerLength(file, entry.at));
      await unpackedWithin(path, entry, start, limitOf(entry.name));
    }
    return entries.list;
  } finally {
    await file.close();
  }
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, at);
  return bytesRead === length ? buffer : damaged();
}

async function directory(file: FileHandle, size: number): Promise<{ readonly list: readonly ZipEntry[]; readonly start: number }> {
  const tailSize = Math.min(size, endSize + 65_535);
  const tail = await bytesAt(file, size - tailSize, tailSize);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end === -1 || end + endSize > tail.length) damaged();
  const [count, length, start] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (count > mostEntries || start === 0xffffffff) fail("workbook_too_large", "as a workbook it is too large; save it as CSV");
  if (start + length > size) damaged();
  const bytes = await bytesAt(file, start, length);
  const list: ZipEntry[] = [];
  for (let at = 0; at + 46 <= bytes.length && list.length < count; ) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) damaged();
    const [flags, method, packed] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    if ((flags & 1) === 1) fail("encrypted_workbook", "it is locked with a password; save it without one");
    if (packed === 0xffffffff) fail("workbook_too_large", "as a workbook it is too large; save it as CSV");
    const [nameLength, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    list.push({ name: bytes.toString("utf8", at + 46, at + 46 + nameLength), packed, at: bytes.readUInt32LE(at + 42), method });
    at += 46 + nameLength + extra + comment;
  }
  return list.length === count ? { list, start } : damaged();
}

/** Entries stand one behind the other from the first byte to the directory: a reader that goes from front to back meets no others. */
async function checkPlaces(file: FileHandle, list: readonly ZipEntry[], end: number): Promise<void> {
  const ordered = [...list].sort((one, other) => one.at - other.at);
  let expected = 0;
  for (const { at, packed } of ordered) {
    // Sizes written behind the content take up to 24 bytes.
    if (at < expected || at > expected + 24) damaged();
    expected = at + (await headerLength(file, at)) + packed;
  }
  if (expected > end || expected + 24 < end || new Set(list.map(({ name }) => name)).size < list.length) damaged();
}

async function headerLength(file: FileHandle, at: number): Promise<number> {
  const header = await bytesAt(file, at, 30);
  if (header.readUInt32LE(0) !== 0x04034b50) damaged();
  return 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function unpackedWithin(path: string, { packed, method, name }: ZipEntry, start: number, limit: number): Promise<void> {
  const tooLarge = () => fail("workbook_too_large", `unpacked it is too large (${name}); save it as CSV`);
  if (method !== 8) {
    if (method !== 0) damaged();
    if (packed > limit) tooLarge();
    return;
  }
  if (packed === 0) return;
  const inflate = createInflateRaw();
  const source = createReadStream(path, { start, end: start + packed - 1 });
  source.on("error", (error) => inflate.destroy(error));
  let unpacked = 0;
  try {
    for await (const chunk of source.pipe(inflate)) {
      unpacked += (chunk as Buffer).length;
      if (unpacked > limit) tooLarge();
    }
  } catch (error) {
    if (error instanceof TableError) throw error;
    damaged();
  } finally {
    source.destroy();
    inflate.destroy();
  }
}
