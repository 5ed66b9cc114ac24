/** A table on its way into a file that spreadsheets open. */
export type Cell = string | number | null;

export type SheetColumn = {
  readonly title: string;
  /** A share is 0 to 1 and shown in per cent; an instant is ISO 8601 text. */
  readonly kind: "text" | "count" | "decimal" | "share" | "instant";
};
export type Sheet = { readonly name: string; readonly columns: readonly SheetColumn[]; readonly rows: readonly (readonly Cell[])[] };
