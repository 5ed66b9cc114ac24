/** A CSV file that is made when there is something to write. */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { csvLine } from "./csv-line.ts";

export type CsvReport = {
  add(columns: readonly string[], cells: readonly string[]): Promise<void>;
  /** The file's path, or null when nothing was written. */
  end(): Promise<string | null>;
};

/** The columns of the first line added become the header. */
export function csvReport(folder: string, name: string): CsvReport {
  const path = join(folder, name);
  let stream: ReturnType<typeof createWriteStream> | null = null;
  return {
    async add(columns, cells) {
      if (stream === null) {
        await mkdir(folder, { recursive: true });
        stream = createWriteStream(path);
        stream.write(csvLine(columns));
      }
      if (!stream.write(csvLine(cells))) await once(stream, "drain");
    },
    async end() {
      if (stream === null) return null;
      stream.end();
      await finished(stream);
      return path;
    },
  };
}
