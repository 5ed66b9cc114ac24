/** The archive's container: a plain tar, written and read as a stream, one entry after the other. */
import { Header } from "tar";
import { Damaged } from "./refusal.ts";

const block = 512;

/** The header of an entry of `size` bytes. */
export function tarHeader(path: string, size: number, mtime: Date): Buffer {
  const header = new Header({ path, size, mtime, mode: 0o600, type: "File", uid: 0, gid: 0, uname: "", gname: "" });
  header.encode();
  if (header.needPax || header.block === undefined) throw new Error(`${path} does not fit into a tar header`);
  return header.block;
}

/** What fills an entry up to whole blocks. */
export const tarPadding = (size: number): Buffer => Buffer.alloc((block - (size % block)) % block);
export const tarEnd = Buffer.alloc(2 * block);

/** `body` is read once, before the next entry is asked for; what is left of it is skipped. */
export type TarEntry = { readonly path: string; readonly size: number; readonly body: AsyncIterable<Buffer> };

/** Entries in the order in which they were written. Throws `Damaged` on anything that we do not write. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const bytes = new Bytes(source);
  for (;;) {
    const head = await bytes.exactly(block);
    if (head.every((byte) => byte === 0)) break;
    const entry = readHeader(head);
    const body = bytes.next(entry.size);
    yield { ...entry, body };
    for await (const _ of body);
    await bytes.exactly(tarPadding(entry.size).length);
  }
  const rest = await bytes.exactly(block);
  if (!rest.every((byte) => byte === 0) || !(await bytes.isAtEnd())) throw new Damaged("something follows its end");
}

function readHeader(head: Buffer): { path: string; size: number } {
  const header = parseHeader(head);
  const { path, size, cksumValid, type } = header;
  if (!cksumValid || path === undefined || size === undefined || !Number.isSafeInteger(size) || size < 0)
    throw new Damaged("an entry has no valid header");
  if (type !== "File" && type !== "OldFile") throw new Damaged("it holds something that is no file");
  return { path, size };
}

function parseHeader(head: Buffer): Header {
  try {
    return new Header(head);
  } catch {
    throw new Damaged("an entry has no valid header");
  }
}

/** A stream of chunks, taken in the pieces that are needed. */
class Bytes {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  async #fill(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const { done, value } = await this.#chunks.next();
      if (done) return false;
      this.#rest = value;
    }
    return true;
  }

  async isAtEnd(): Promise<boolean> {
    return !(await this.#fill());
  }

  /** The next `size` bytes as they come. Asking again goes on where it stopped. */
  next(size: number): AsyncIterable<Buffer> {
    const self = this;
    let left = size;
    return {
      async *[Symbol.asyncIterator]() {
        while (left > 0) {
          if (!(await self.#fill())) throw new Damaged("it ends too early");
          const piece = self.#rest.subarray(0, left);
          self.#rest = self.#rest.subarray(piece.length);
          left -= piece.length;
          yield piece;
        }
      },
    };
  }

  async exactly(size: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.next(size)) pieces.push(piece);
    return Buffer.concat(pieces);
  }
}
