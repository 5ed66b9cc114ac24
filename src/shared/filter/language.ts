/**
 * The one predicate language: what a filter can say. It travels as JSON, in links, saved views, rules and metrics alike.
 *
 * A filter is true or false of a record, never "unknown". A value that is missing fulfils no comparison; `ne`, `notIn` and `empty` are the
 * plain opposites of `eq`, `in` and `notEmpty` (so "source ne web" holds for a record without a source), and `not` turns any filter around.
 */
import type { MoneyJson } from "#shared/money.ts";
import type { PeriodKind } from "#shared/period.ts";

export type Filter =
  | { readonly and: readonly Filter[] }
  | { readonly or: readonly Filter[] }
  | { readonly not: Filter }
  | { readonly has: string; readonly where?: Filter }
  | { readonly hasNo: string; readonly where?: Filter }
  | Comparison;

export type Comparison = { readonly field: string; readonly op: Op; readonly value?: FilterValue };

export const ops = [
  "eq",
  "ne",
  "in",
  "notIn",
  "lt",
  "lte",
  "gt",
  "gte",
  "between",
  "within",
  "contains",
  "startsWith",
  "empty",
  "notEmpty",
] as const;
export type Op = (typeof ops)[number];

export type FilterValue = Scalar | readonly Scalar[] | PeriodValue;

/** Text, option, id, date, instant, "me" or "myPeople" as text; otherwise a number, yes or no, money, or a date that moves with today. */
export type Scalar = string | number | boolean | MoneyJson | RelativeDate;

export const anchors = ["today", "startOfWeek", "startOfMonth", "startOfQuarter", "startOfYear"] as const;
export const units = ["days", "weeks", "months", "quarters", "years"] as const;
export type Unit = (typeof units)[number];

/** A date that moves with today: first to the anchor, then by the offset, years and months before weeks and days. */
export type RelativeDate = { readonly relative: (typeof anchors)[number]; readonly offset?: { readonly [unit in Unit]?: number } };

/**
 * A stretch of business dates: a period by its key ("2026-Q1"); the period that today lies in, or so many after it ({"period":"month",
 * "offset":-1} is last month); the last or the next days, weeks … with today among them (the last 30 days end today, the next 7 begin today).
 */
export type PeriodValue =
  | string
  | { readonly period: PeriodKind; readonly offset?: number }
  | { readonly last: Count }
  | { readonly next: Count };
export type Count = { readonly [unit in Unit]?: number };

export const limits = {
  /** How many filters may lie within each other. */
  depth: 20,
  /** How many filters a filter may be made of, itself counted. */
  nodes: 500,
  /** How many values `in` and `notIn` may list. */
  list: 1_000,
  /** Characters of one text. */
  text: 1_000,
  /** Characters of a filter as JSON. */
  json: 200_000,
} as const;

/** How far dates may be moved, so that none leaves the calendar: a hundred years. */
export const furthest: Readonly<Record<Unit, number>> = { days: 36_600, weeks: 5_200, months: 1_200, quarters: 400, years: 100 };

/** The filter that holds for every record. */
export const everything: Filter = { and: [] };
