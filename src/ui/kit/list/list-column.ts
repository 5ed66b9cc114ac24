/** A column of a list of records. */
import type { ReactNode } from "react";

export type ListColumn<Row> = {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** The field of the catalogue by which its header sorts; without it the header is only a word. */
  readonly sort?: string;
  /** What stands in the row for a grouping by this column's field; null is "without". Without it one cannot group by it. */
  readonly groupValue?: (row: Row) => string | number | boolean | null;
  readonly align?: "right";
  /** Pixels; what is left goes to the columns without one. */
  readonly width?: number;
  /** Shown only to those who choose it. */
  readonly isExtra?: boolean;
  /** On a phone a row is a card: its title, a line of detail (default), or nothing. */
  readonly phone?: "title" | "detail" | "hidden";
};
