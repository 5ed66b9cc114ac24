/** A sheet as CSV: RFC 4180 with commas and a decimal point, or semicolons and a decimal comma. Formulas are made harmless. */
import { delimitedLine } from "#platform/csv/csv-line.ts";
import type { Cell, Sheet } from "./sheet.ts";

export type CsvShape = { readonly hasMark: boolean; readonly decimal: "point" | "comma" };
export const csvType = "text/csv; charset=utf-8";

/** Numbers are written in full, not rounded: 0.8333333333333334. */
export function csvFile({ columns, rows }: Sheet, { hasMark, decimal }: CsvShape): string {
  const isComma = decimal === "comma";
  const written = (cell: Cell) => {
    if (typeof cell !== "number") return cell ?? "";
    return isComma ? String(cell).replace(".", ",") : String(cell);
  };
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => row.map(written))];
  return `${hasMark ? "\uFEFF" : ""}${lines.map((line) => delimitedLine(line, isComma ? ";" : ",")).join("")}`;
}
