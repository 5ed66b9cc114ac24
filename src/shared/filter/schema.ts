/** The shape of a filter as zod and as published JSON Schema. Which fields there are and which value fits each is the catalogue's to say. */
import { z } from "zod";
import { anchors, type Filter, furthest, limits, type Unit, units } from "./language.ts";

const counts = (least: (unit: Unit) => number) =>
  z.strictObject(
    Object.fromEntries(units.map((unit) => [unit, z.int().min(least(unit)).max(furthest[unit]).optional()])) as Record<
      Unit,
      z.ZodOptional<z.ZodInt>
    >,
  );
/** Days, weeks, months, quarters or years: one of them. */
const count = z.union(
  units.map((unit) => z.strictObject({ [unit]: z.int().min(1).max(furthest[unit]) })) as unknown as [z.ZodObject, z.ZodObject],
);

const money = z
  .strictObject({ amount: z.string(), currency: z.string() })
  .meta({ description: "Compared with amounts in the same currency only", examples: [{ amount: "84000.00", currency: "EUR" }] });
const relativeDate = z.strictObject({ relative: z.enum(anchors), offset: counts((unit) => -furthest[unit]).optional() }).meta({
  description:
    "A date that moves with today: first to the beginning named (weeks are ISO weeks, quarters and years fiscal), then by the offset",
  examples: [{ relative: "today", offset: { days: -7 } }],
});
const scalar = z.union([z.string(), z.number(), z.boolean(), money, relativeDate]).meta({
  description:
    'Text, option, id, date or instant as text ("me" and "myPeople" where people are asked for); a number; yes or no; money; a date that moves with today',
});
const period = z
  .union([
    z.string().meta({ description: "A period by its key", examples: ["2026", "2026-Q1", "2026-03", "2026-W07"] }),
    z
      .strictObject({ period: z.enum(["year", "quarter", "month", "week", "day"]), offset: z.int().min(-36_600).max(36_600).optional() })
      .meta({ description: "The period today lies in, or so many after it: month and -1 is last month" }),
    z.strictObject({ last: count }).meta({ description: "So many days, weeks … that end with today" }),
    z.strictObject({ next: count }).meta({ description: "So many days, weeks … that begin with today" }),
  ])
  .meta({ description: "A stretch of business dates" });

const field = z.string().meta({
  description: "A field of the record by its name in the API; custom.KEY is a field of the workspace's own",
  examples: ["stage", "custom.budget"],
});
const comparison = z.union([
  z.strictObject({ field, op: z.enum(["eq", "ne", "lt", "lte", "gt", "gte", "contains", "startsWith"]), value: scalar }),
  z
    .strictObject({ field, op: z.enum(["in", "notIn"]), value: z.array(scalar).max(limits.list) })
    .meta({ description: "Of a field with several values: any of the list, or none of it" }),
  z.strictObject({ field, op: z.literal("between"), value: z.tuple([scalar, scalar]) }).meta({ description: "Both ends belong to it" }),
  z.strictObject({ field, op: z.literal("within"), value: period }),
  z.strictObject({ field, op: z.enum(["empty", "notEmpty"]) }),
]);

/**
 * Accepts every filter that `checkFilter` accepts, and the same with words no catalogue knows. It calls itself: give it only what is known not
 * to be nested without end, which `checkFilter` finds out.
 */
export const filterSchema: z.ZodType<Filter> = z
  .lazy(() =>
    z.union([
      z.strictObject({ and: z.array(filterSchema) }).meta({ description: "All hold; of none: every record" }),
      z.strictObject({ or: z.array(filterSchema) }).meta({ description: "At least one holds; of none: no record" }),
      z.strictObject({ not: filterSchema }).meta({ description: "Holds exactly where the other does not" }),
      z
        .strictObject({ has: related, where: filterSchema.optional() })
        .meta({ description: "Has at least one related record for which it holds" }),
      z.strictObject({ hasNo: related, where: filterSchema.optional() }).meta({ description: "Has no related record for which it holds" }),
      comparison,
    ]),
  )
  .meta({ id: "Filter" }) as z.ZodType<Filter>;
const related = z.string().meta({ description: "Related records by their name, such as deals of a client", examples: ["deals"] });

const description = `Which records: one language for lists, saved views, reports and rules.

A filter is true or false of a record, never unknown. A missing value fulfils no comparison; "ne", "notIn" and "empty" are the plain opposites of "eq", "in" and "notEmpty", so {"field":"source","op":"ne","value":"web"} also holds for records without a source.

Texts are compared without regard to case and accents; keys, codes and options letter by letter. An instant compared with a date stands for its whole business day: "lte" a date takes that day in. "between" takes both ends in.

Operators by kind of field: text and link: eq ne in notIn contains startsWith; number and money: eq ne in notIn lt lte gt gte between; date and instant: these and within; choice, person, record: eq ne in notIn; several choices, people, records: contains in notIn; yes or no: eq ne; all: empty notEmpty.

At most ${limits.depth} filters within each other, ${limits.nodes} in all, ${limits.list} values in a list.`;

/** The published schema (JSON Schema 2020-12), the same for all kinds of record. */
export function filterJsonSchema(): Readonly<Record<string, unknown>> {
  return { ...z.toJSONSchema(filterSchema), title: "Filter", description };
}
