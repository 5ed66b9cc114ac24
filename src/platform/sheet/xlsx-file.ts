/** Sheets as a workbook. Texts are cells of text, so that nothing in them is ever a formula. */
import exceljs from "exceljs";
import type { Cell, Sheet, SheetColumn } from "./sheet.ts";

export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const formats: Readonly<Record<SheetColumn["kind"], string>> = {
  text: "@",
  count: "#,##0",
  decimal: "#,##0.0",
  share: "0.0%",
  instant: "yyyy-mm-dd hh:mm",
};

/** `at` is when it is made. Instants are shown in UTC. */
export async function xlsxFile(sheets: readonly Sheet[], at: Date): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new exceljs.Workbook();
  workbook.creator = "Mainspring";
  workbook.created = at;
  workbook.modified = at;
  for (const [index, { name, columns, rows }] of sheets.entries()) {
    const sheet = workbook.addWorksheet(sheetName(name, index), { views: [{ state: "frozen", ySplit: 1 }] });
    sheet.columns = columns.map(({ title, kind }, column) => ({
      header: title,
      width: Math.min(48, Math.max(title.length, 8, ...rows.slice(0, 200).map((row) => String(row[column] ?? "").length)) + 2),
      style: { numFmt: formats[kind] },
    }));
    for (const row of rows) sheet.addRow(row.map((cell, column) => written(cell, columns[column]?.kind ?? "text")));
    sheet.getRow(1).font = { bold: true };
  }
  const bytes = await workbook.xlsx.writeBuffer();
  return new Uint8Array(bytes as ArrayBuffer);
}

function written(cell: Cell, kind: SheetColumn["kind"]): Cell | Date {
  return kind === "instant" && typeof cell === "string" ? new Date(cell) : cell;
}

/** At most 31 characters, and none that Excel forbids. */
function sheetName(name: string, index: number): string {
  const plain = name.replaceAll(/[\\/*?:[\]]/g, " ").trim();
  return plain === "" || plain.startsWith("'") ? `Sheet ${index + 1}` : plain.slice(0, 31);
}
