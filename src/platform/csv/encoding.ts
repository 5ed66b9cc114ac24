/** In which encoding a file of text is written, found from its bytes. */
import { open } from "node:fs/promises";
import { CsvError } from "./csv-problem.ts";

export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1251", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

/**
 * A byte order mark decides; else zero bytes in every second place are UTF-16; else what is valid UTF-8 to its end is UTF-8, for other text
 * hardly ever is. What is neither is Cyrillic (windows-1251) when bytes above ASCII stand mostly beside each other, as letters of words do, else
 * Western (windows-1252). Reads the whole file. Throws a CsvError where most of the file is UTF-8 and a line is not.
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const file = await open(path, "r");
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0);
    const wide = wideEncoding(buffer.subarray(0, bytesRead));
    if (wide !== null) return wide;
    const counted = createByteCount();
    for await (const chunk of file.createReadStream({ start: 0, autoClose: false, highWaterMark: 262_144 })) counted.take(chunk as Buffer);
    return counted.encoding();
  } finally {
    await file.close();
  }
}

function wideEncoding(start: Uint8Array): Encoding | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return "utf-8";
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]! += 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > start.length / 8 && even === 0) return "utf-16le";
  if (even > start.length / 8 && odd === 0) return "utf-16be";
  return null;
}

/** Counts letters of several bytes that are valid UTF-8, bytes that are not, and how the high bytes stand. */
export function createByteCount() {
  let valid = 0;
  let invalid = 0;
  let firstInvalid = 0;
  let line = 1;
  let rest = 0;
  let begun = 0;
  let high = 0;
  let beside = 0;
  let wasHigh = false;
  const stray = (count: number) => {
    if (invalid === 0) firstInvalid = line;
    invalid += count;
  };
  return {
    take(bytes: Uint8Array): void {
      for (const byte of bytes) {
        if (byte < 0x80) {
          if (rest > 0) stray(begun);
          rest = 0;
          if (byte === 10) line++;
          wasHigh = false;
          continue;
        }
        high++;
        if (wasHigh) beside++;
        wasHigh = true;
        if (rest > 0 && byte < 0xc0) {
          begun++;
          if (--rest === 0) valid++;
          continue;
        }
        if (rest > 0) stray(begun);
        rest = byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0;
        begun = 1;
        if (rest === 0) stray(1);
      }
    },
    encoding(): Encoding {
      if (rest > 0) stray(begun);
      rest = 0;
      if (invalid === 0) return "utf-8";
      if (valid > invalid) throw new CsvError("mixed_encodings", firstInvalid);
      return beside > high / 3 ? "windows-1251" : "windows-1252";
    },
  };
}
