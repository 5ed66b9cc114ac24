/** How a file to import is written, as far as the command says; the rest is found out. */
import type { ImportOrder } from "#features/exchange/core/import-order.ts";
import { encodings } from "#platform/csv/encoding.ts";
import { Complaint, type Flags } from "./flags.ts";

const delimiters = { comma: ",", semicolon: ";", tab: "\t", bar: "|" } as const;
const marks = { comma: ",", point: "." } as const;

export function writtenIn(flags: Flags): Pick<ImportOrder, "encoding" | "delimiter" | "decimal" | "sheet"> {
  const encoding = encodings.find((one) => one === flags.text("encoding")) ?? null;
  if (flags.text("encoding") !== undefined && encoding === null) throw new Complaint(`--encoding is one of ${encodings.join(", ")}.`);
  return {
    encoding,
    delimiter: picked(flags, "delimiter", delimiters),
    decimal: picked(flags, "decimal", marks),
    sheet: flags.text("sheet") ?? null,
  };
}

/** By its name, or the sign itself. */
function picked<T extends string>(flags: Flags, flag: string, signs: Readonly<Record<string, T>>): T | null {
  const text = flags.text(flag);
  if (text === undefined) return null;
  const found = Object.entries(signs).find(([name, sign]) => name === text || sign === text);
  if (!found) throw new Complaint(`--${flag} is one of ${Object.keys(signs).join(", ")}.`);
  return found[1];
}
