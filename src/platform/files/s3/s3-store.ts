/** Files in S3-compatible storage, under the same names as in a folder: `ab/cdef…`, so that either can be copied into the other. */
import { openAsBlob } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { yes } from "#shared/result.ts";
import { createFileStore, type FileStore } from "../file-store.ts";
import type { S3Address } from "./address.ts";
import { demand, sender } from "./send.ts";

export type S3Options = S3Address & {
  /** Where content waits on the disk until its hash is known, or while it is read again and again. */
  readonly spoolFolder: string;
  readonly clock?: () => Date;
};

const hash = /^[0-9a-f]{64}$/;

export function createS3Store({ spoolFolder, ...address }: S3Options): FileStore {
  const send = sender(address);
  const nameOf = (sha256: string) => {
    if (!hash.test(sha256)) throw new Error("a file is named by its SHA-256 in lower-case hexadecimal");
    return `${sha256.slice(0, 2)}/${sha256.slice(2)}`;
  };
  const size = async (sha256: string) => {
    const answer = await send("HEAD", nameOf(sha256));
    if (answer.status === 404) return null;
    await demand(answer, address.bucket);
    return Number(answer.headers.get("content-length"));
  };
  const open = async (sha256: string) => {
    const answer = await send("GET", nameOf(sha256));
    const isThere = answer.status !== 404 || (await demand(answer, address.bucket, "NoSuchKey"));
    if (!isThere) return null;
    await demand(answer, address.bucket);
    return answer.body ? Readable.fromWeb(answer.body as never) : Readable.from([]);
  };
  /** Work with a folder of one's own that is gone afterwards: two that store the same content do not meet there. */
  const spooled = async <T>(work: (spool: FileStore) => Promise<T>): Promise<T> => {
    await mkdir(spoolFolder, { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(join(spoolFolder, "spool-"));
    try {
      return await work(createFileStore(folder));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
  return {
    size,
    open,
    has: async (sha256) => (await size(sha256)) !== null,
    put: (content, options) =>
      spooled(async (spool) => {
        const put = await spool.put(content, options);
        if (!put.ok) return put;
        const { sha256, bytes } = put.value;
        // The content is its name: what lies there whole need not be sent again.
        if ((await size(sha256)) !== bytes)
          await spool.onDisk(sha256, async (path) => {
            const answer = await send("PUT", nameOf(sha256), { content: await openAsBlob(path), sha256 });
            await demand(answer, address.bucket);
            await answer.body?.cancel();
          });
        return yes(put.value);
      }),
    onDisk: (sha256, work) =>
      spooled(async (spool) => {
        const content = await open(sha256);
        if (content === null) return null;
        const put = await spool.put(content, { maxBytes: Number.MAX_SAFE_INTEGER });
        if (!put.ok || put.value.sha256 !== sha256) throw new Error(`the file ${sha256} has another content in the storage`);
        return spool.onDisk(sha256, work);
      }),
    async remove(sha256) {
      const answer = await send("DELETE", nameOf(sha256));
      if (answer.status !== 404) await demand(answer, address.bucket);
      await answer.body?.cancel();
    },
  };
}
