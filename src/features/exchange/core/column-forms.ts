/** How the columns of a file are written, found from all of it: the order of day and month, and the decimal mark. */
import { type DayOrder, noOrderSeen, type OrderSeen, orderOf, seeOrder } from "./written-date.ts";

export type DecimalMark = "," | ".";
export type MarkSeen = { readonly comma: number; readonly point: number };
const noMarkSeen: MarkSeen = { comma: 0, point: 0 };

/** An amount tells the mark when both stand in it (the last is the mark), or when one stands once with other than three digits behind it. */
export function seeMark(seen: MarkSeen, text: string): MarkSeen {
  const marks = [...text].filter((char) => char === "," || char === ".");
  const last = marks.at(-1);
  if (last === undefined) return seen;
  const behind = /\d*\D*$/.exec(text.slice(text.lastIndexOf(last) + 1))?.[0].replace(/\D/g, "").length ?? 0;
  const isOnce = marks.filter((mark) => mark === last).length === 1;
  const mark = new Set(marks).size > 1 ? (isOnce ? last : null) : isOnce ? (behind === 3 ? null : last) : last === "," ? "." : ",";
  if (mark === null) return seen;
  return mark === "," ? { ...seen, comma: seen.comma + 1 } : { ...seen, point: seen.point + 1 };
}

/** Null where the column does not tell, or tells both. */
export const markOf = ({ comma, point }: MarkSeen): DecimalMark | null =>
  comma > 0 && point === 0 ? "," : point > 0 && comma === 0 ? "." : null;

export type ColumnForm = { readonly order: DayOrder | null; readonly mark: DecimalMark | null };
export type Forms = Readonly<Record<string, ColumnForm>>;
export const plainForm: ColumnForm = { order: null, mark: null };

export type FormRefusal = { readonly problem: "ambiguous_dates" | "mixed_dates"; readonly field: string };
export type Survey = {
  see(field: string, type: string, text: string): void;
  /**
   * The forms of all columns, or those that cannot be decided. The order that the user states is of columns that do not tell, for dates that are none in
   * that order would be refused anyway; a stated decimal mark is of all, for an amount can be read in both ways.
   */
  forms(stated: ColumnForm): { readonly forms: Forms; readonly refusals: readonly FormRefusal[] };
};

export function createSurvey(): Survey {
  const orders = new Map<string, OrderSeen>();
  const marks = new Map<string, MarkSeen>();
  return {
    see(field, type, text) {
      if (type === "date" || type === "instant") orders.set(field, seeOrder(orders.get(field) ?? noOrderSeen, text));
      else if (type === "amount") marks.set(field, seeMark(marks.get(field) ?? noMarkSeen, text));
    },
    forms({ order: stated, mark }) {
      const refusals: FormRefusal[] = [];
      const forms: Record<string, ColumnForm> = {};
      for (const [field, seen] of orders) {
        const order = orderOf(seen);
        if (order === "mixed") refusals.push({ problem: "mixed_dates", field });
        else if (order === "ambiguous" && stated === null) refusals.push({ problem: "ambiguous_dates", field });
        forms[field] = { ...plainForm, order: order === "dmy" || order === "mdy" ? order : stated };
      }
      for (const [field, seen] of marks) forms[field] = { ...plainForm, mark: mark ?? markOf(seen) };
      return { forms, refusals };
    },
  };
}
