/** Writes an archive beside its place and puts it there when it is whole: there is never half a backup under the name. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type Content, paths } from "./manifest.ts";
import { tarEnd, tarHeader, tarPadding } from "./tar.ts";

export type ArchiveWriter = {
  /** One small entry; answers its hash. */
  add(path: string, content: string): Promise<string>;
  /** Rows of unknown length, in parts of at most four megabytes, so that memory stays small. */
  addRows(nameOf: (part: number) => string, rows: AsyncIterable<Buffer> & { readonly rowCount: number }): Promise<Content>;
  /** One file of known size; answers whether its content has the hash it is named by. */
  addFile(hash: string, size: number, content: AsyncIterable<Buffer>): Promise<boolean>;
};

const partSize = 4_194_304;

export async function writeArchive(out: string, now: Date, fill: (archive: ArchiveWriter) => Promise<void>): Promise<void> {
  const draft = join(dirname(out), `.${basename(out)}.${process.pid}.unfinished`);
  await rm(draft, { force: true });
  try {
    const gzip = createGzip({ level: 6 });
    const written = pipeline(gzip, createWriteStream(draft, { flags: "wx", mode: 0o600, flush: true }));
    written.catch(() => {}); // told by the next write, or below
    try {
      await fill(archiveOver(gzip, now));
      gzip.end(tarEnd);
    } catch (error) {
      gzip.destroy(error as Error);
      await written.catch(() => {});
      throw error;
    }
    await written;
    await rename(draft, out);
    await syncFolder(dirname(out));
  } finally {
    await rm(draft, { force: true });
  }
}

function archiveOver(gzip: ReturnType<typeof createGzip>, mtime: Date): ArchiveWriter {
  const push = async (chunk: Buffer) => {
    if (gzip.destroyed) throw gzip.errored ?? new Error("the archive can no longer be written");
    if (!gzip.write(chunk)) await once(gzip, "drain");
  };
  const entry = async (path: string, size: number, chunks: Iterable<Buffer> | AsyncIterable<Buffer>) => {
    await push(tarHeader(path, size, mtime));
    let seen = 0;
    for await (const chunk of chunks) {
      seen += chunk.length;
      if (seen > size) break;
      await push(chunk);
    }
    if (seen !== size) throw new Error(`${path} changed its length while it was read`);
    await push(tarPadding(size));
  };
  return {
    async add(path, content) {
      const bytes = Buffer.from(content);
      await entry(path, bytes.length, [bytes]);
      return createHash("sha256").update(bytes).digest("hex");
    },
    async addRows(nameOf, rows) {
      const sha256 = createHash("sha256");
      let [part, bytes, held]: [number, number, Buffer[]] = [0, 0, []];
      let size = 0;
      const close = async () => {
        if (size === 0) return;
        part += 1;
        await entry(nameOf(part), size, held);
        [held, size] = [[], 0];
      };
      for await (const chunk of rows) {
        sha256.update(chunk);
        bytes += chunk.length;
        held.push(chunk);
        size += chunk.length;
        if (size >= partSize) await close();
      }
      await close();
      return { rows: rows.rowCount, bytes, sha256: sha256.digest("hex") };
    },
    async addFile(hash, size, content) {
      const sha256 = createHash("sha256");
      const hashed = async function* () {
        for await (const chunk of content) {
          sha256.update(chunk);
          yield chunk;
        }
      };
      await entry(paths.file(hash), size, hashed());
      return sha256.digest("hex") === hash;
    },
  };
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
