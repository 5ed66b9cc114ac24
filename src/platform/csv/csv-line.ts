/** Cells written as a line of CSV, so that they are read back the same. */

/** One line of CSV. What a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvLine(cells: readonly string[]): string {
  return delimitedLine(cells, ",");
}

/** The same with another delimiter: semicolons where the comma is the decimal sign. */
export function delimitedLine(cells: readonly string[], delimiter: "," | ";"): string {
  return `${cells.map(written).join(delimiter)}\r\n`;
}

function written(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.,]+$/.test(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
