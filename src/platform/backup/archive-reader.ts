/** Reads an archive: first wholly, to see that every byte is as it was written, then once more for what it holds. */
import { createHash, type Hash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { type Content, format, type Manifest, manifest as manifestSchema, paths } from "./manifest.ts";
import { Damaged, wordsOf } from "./refusal.ts";
import { readTar, type TarEntry } from "./tar.ts";

/** Not a backup of ours, or of a newer program. */
export class Foreign extends Error {}

const largestManifest = 67_108_864;

/** The entries of an open archive, from its beginning; may be asked for more than once. */
export const entriesOf = (file: FileHandle): AsyncGenerator<TarEntry> => readTar(unpacked(file));

async function* unpacked(file: FileHandle): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  // What goes wrong in the pipe ends the stream that is read below, and is told there.
  pipeline(chunksOf(file), gunzip).catch(() => {});
  try {
    yield* gunzip;
  } catch (error) {
    // The disk's own complaints are no damage; all others come from unpacking what is not as it was packed.
    throw (error as NodeJS.ErrnoException).syscall === undefined ? new Damaged(wordsOf(error)) : error;
  } finally {
    gunzip.destroy();
  }
}

async function* chunksOf(file: FileHandle): AsyncGenerator<Buffer> {
  const size = 262_144;
  for (let position = 0; ; ) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(size), 0, size, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Checks every entry against the manifest and the manifest against its seal. Nothing of the content is kept but the secret. */
export async function verify(file: FileHandle): Promise<{ readonly manifest: Manifest; readonly secret: string | null }> {
  const seen = new Seen();
  let isFirst = true;
  for await (const entry of entriesOf(file)) {
    if (isFirst) await demandOurs(entry);
    else await seen.take(entry);
    isFirst = false;
  }
  return seen.judge();
}

async function demandOurs(entry: TarEntry): Promise<void> {
  const head = entry.path === paths.format ? parse((await read(entry)).toString()) : null;
  const { program, format: theirs } = (head ?? {}) as { program?: unknown; format?: unknown };
  if (program !== "mainspring" || typeof theirs !== "number") throw new Foreign("It is not a backup of Mainspring.");
  if (theirs > format)
    throw new Foreign(
      `It has format ${theirs}, and this program reads formats up to ${format}: it was made by a newer program. Use that one.`,
    );
}

type Running = { readonly sha256: Hash; bytes: number; part: number };

/** What has gone by, in hashes and sums. */
class Seen {
  readonly #rows = new Map<string, Running>();
  readonly #files = { count: 0, bytes: 0, damaged: [] as string[] };
  #secret: string | null = null;
  #manifest: Buffer | null = null;
  #seal: string | null = null;

  async take(entry: TarEntry): Promise<void> {
    if (this.#seal !== null) throw new Damaged("something follows its manifest");
    const [, kind, part] = /^(table\/\d+|jobs)\/(\d+)$/.exec(entry.path) ?? [];
    const [, hash] = /^files\/([0-9a-f]{64})$/.exec(entry.path) ?? [];
    if (kind !== undefined) await this.#takeRows(kind, Number(part), entry);
    else if (hash !== undefined) await this.#takeFile(hash, entry);
    else if (entry.path === paths.secret && this.#secret === null) this.#secret = (await read(entry)).toString();
    else if (entry.path === paths.manifest && this.#manifest === null) this.#manifest = await read(entry);
    else if (entry.path === paths.seal) this.#seal = (await read(entry)).toString();
    else throw new Damaged("it holds an entry that does not belong into it");
  }

  async #takeRows(kind: string, part: number, entry: TarEntry): Promise<void> {
    const running = this.#rows.get(kind) ?? { sha256: createHash("sha256"), bytes: 0, part: 0 };
    this.#rows.set(kind, running);
    if (part !== running.part + 1) throw new Damaged(`a part of ${kind} is missing`);
    running.part = part;
    running.bytes += entry.size;
    for await (const chunk of entry.body) running.sha256.update(chunk);
  }

  async #takeFile(hash: string, entry: TarEntry): Promise<void> {
    const sha256 = createHash("sha256");
    for await (const chunk of entry.body) sha256.update(chunk);
    this.#files.count += 1;
    this.#files.bytes += entry.size;
    if (sha256.digest("hex") !== hash) this.#files.damaged.push(hash);
  }

  judge(): { manifest: Manifest; secret: string | null } {
    if (this.#manifest === null || this.#seal === null) throw new Damaged("its manifest is missing");
    if (createHash("sha256").update(this.#manifest).digest("hex") !== this.#seal) throw new Damaged("its manifest was changed");
    const parsed = manifestSchema.safeParse(parse(this.#manifest.toString()));
    if (!parsed.success) throw new Damaged("its manifest cannot be read");
    const manifest = parsed.data;
    for (const [index, table] of manifest.tables.entries())
      this.#compare(`table/${index}`, table, `the table ${table.schema}.${table.name}`);
    this.#compare("jobs", manifest.jobs, "the list of jobs");
    if (this.#rows.size > 0) throw new Damaged("it holds rows that its manifest does not know");
    const { count, bytes, damaged } = this.#files;
    if (count !== manifest.files.count || bytes !== manifest.files.bytes) throw new Damaged("files are missing");
    if (damaged.join() !== manifest.files.damaged.join()) throw new Damaged("the content of a file was changed");
    if (manifest.hasSecret !== (this.#secret !== null)) throw new Damaged("the server secret is missing");
    return { manifest, secret: this.#secret };
  }

  #compare(kind: string, told: Content, what: string): void {
    const found = this.#rows.get(kind) ?? { sha256: createHash("sha256"), bytes: 0 };
    this.#rows.delete(kind);
    if (found.bytes !== told.bytes || found.sha256.digest("hex") !== told.sha256) throw new Damaged(`the content of ${what} was changed`);
  }
}

async function read(entry: TarEntry): Promise<Buffer> {
  if (entry.size > largestManifest) throw new Damaged(`${entry.path} is too large`);
  const chunks: Buffer[] = [];
  for await (const chunk of entry.body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
