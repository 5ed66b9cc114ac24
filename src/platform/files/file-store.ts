/** Files by the hash of their content: the same content lies once, and what was stored never changes. */
import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { no, type Result, yes } from "#shared/result.ts";

export type Stored = { readonly sha256: string; readonly bytes: number };

export type PutOptions = {
  readonly maxBytes: number;
  /**
   * Looks at the content, whole and on the disk, before it is stored; throws, and nothing is. Taking it out again would be too late: somebody else
   * may have stored the same content meanwhile.
   */
  readonly look?: (path: string) => Promise<void>;
};

/** Knows nothing of workspaces and rights: whoever opens a file first finds its row in platform.file under the reader's own rights. */
export type FileStore = {
  /** Stores the content, whole and durable, or nothing of it. */
  put(content: AsyncIterable<Uint8Array> | Uint8Array, options: PutOptions): Promise<Result<Stored, "too_large">>;
  /** Works with a path of the disk under which the content lies, for readers that go through it again and again; null when it is not there. */
  onDisk<T>(sha256: string, work: (path: string) => Promise<T>): Promise<T | null>;
  /** The content; null when it is not there. */
  open(sha256: string): Promise<Readable | null>;
  /** Its size in bytes; null when it is not there. */
  size(sha256: string): Promise<number | null>;
  has(sha256: string): Promise<boolean>;
  /** Removes it, if it is there. The caller makes sure that no row names it any more. */
  remove(sha256: string): Promise<void>;
};

const hash = /^[0-9a-f]{64}$/;

/** A store in a folder of the disk: `ab/cdef…`. An S3-compatible store can take its place: it needs no more than these. */
export function createFileStore(folder: string): FileStore {
  const pathOf = (sha256: string) => {
    if (!hash.test(sha256)) throw new Error("a file is named by its SHA-256 in lower-case hexadecimal");
    return join(folder, sha256.slice(0, 2), sha256.slice(2));
  };
  const size = async (sha256: string) => {
    const found = await stat(pathOf(sha256)).catch(absent);
    return found?.isFile() ? found.size : null;
  };
  return {
    size,
    has: async (sha256) => (await size(sha256)) !== null,
    async put(content, { maxBytes, look }) {
      await mkdir(join(folder, "new"), { recursive: true, mode: 0o700 });
      const draft = join(folder, "new", randomBytes(12).toString("hex"));
      try {
        const written = await write(draft, content instanceof Uint8Array ? [content] : content, maxBytes);
        if (written === null) return no("too_large");
        await look?.(draft);
        const path = pathOf(written.sha256);
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await rename(draft, path);
        await makeDurable(dirname(path));
        await makeDurable(folder);
        return yes(written);
      } finally {
        await rm(draft, { force: true });
      }
    },
    async open(sha256) {
      const file = await open(pathOf(sha256), "r").catch(absent);
      return file ? createReadStream("", { fd: file }) : null;
    },
    onDisk: async (sha256, work) => ((await size(sha256)) === null ? null : work(pathOf(sha256))),
    async remove(sha256) {
      await unlink(pathOf(sha256)).catch(absent);
    },
  };
}

async function write(path: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, maxBytes: number): Promise<Stored | null> {
  const file = await open(path, "wx", 0o600);
  try {
    const sha256 = createHash("sha256");
    let bytes = 0;
    for await (const chunk of content) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) return null;
      sha256.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
    return { sha256: sha256.digest("hex"), bytes };
  } finally {
    await file.close();
  }
}

/** A new name in a folder survives a power cut only when the folder itself was written; Windows knows no such thing. */
async function makeDurable(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const at = await open(path, "r");
  try {
    await at.sync();
  } finally {
    await at.close();
  }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
  throw error;
}
