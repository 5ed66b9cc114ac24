/** Pieces of contracts that every room uses: ids, dates, pages, names. */
import { z } from "@hono/zod-openapi";
import { isCurrency } from "#shared/currency.ts";
import { isDate } from "#shared/date.ts";
import { limits } from "#shared/filter/language.ts";
import { nameProblem } from "#shared/text.ts";
import { isTimeZone } from "#shared/time-zone.ts";

export const id = z.uuid().openapi({ description: "Id (UUIDv7)", example: "019a9d5e-7c1e-7b61-8b4c-5c1f2f3d4e5f" });
/** Ids with commas between, 1 to `most` of them: their number is such that the address still passes every proxy (8 KiB). */
export const ids = (most: number, malformed: string) => {
  const one = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
  return z
    .string()
    .regex(new RegExp(`^${one}(,${one}){0,${most - 1}}$`), { error: malformed })
    .openapi({ example: "019a9d5e-7c1e-7b61-8b4c-5c1f2f3d4e5f,019a9d5e-7c1e-7b61-8b4c-5c1f2f3d4e60" });
};
export const instant = z.iso
  .datetime({ offset: true })
  .openapi({ description: "Instant, ISO 8601 with offset", example: "2026-03-02T09:00:00Z" });
export const date = z.iso
  .date()
  .refine(isDate, { error: "date_out_of_range" })
  .openapi({ description: "Business date in the company's time zone", example: "2026-03-02" });
export const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .openapi({ description: "Time of day", example: "09:00" });
export const version = z.int().min(1).openapi({ description: "Grows with every change; sent back as If-Match", example: 1 });

/** A name of a person or thing: any script, 1 to `max` characters, no control characters, no direction marks. */
export const name = (max = 200) =>
  z
    .string()
    .max(max, { error: "too_long" })
    .superRefine((text, context) => {
      const problem = nameProblem(text, { max });
      if (problem) context.addIssue({ code: "custom", message: problem });
    })
    .openapi({ maxLength: max });

export const currency = z
  .string()
  .refine(isCurrency, { error: "unknown_currency" })
  .openapi({ description: "ISO 4217 code", example: "EUR" });
export const timeZone = z
  .string()
  .refine(isTimeZone, { error: "unknown_time_zone" })
  .openapi({ description: "IANA time zone", example: "Europe/Berlin" });
export const language = z.enum(["en", "ru", "de"]).openapi({ description: "Language of the interface" });

/** `?limit=&cursor=` of every list. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50).openapi({ description: "Rows per page" }),
  cursor: z.string().max(8000).optional().openapi({ description: "`nextCursor` of the page before" }),
};

/** `?filter=&sort=&limit=&cursor=` of a list of records; what the words mean is asked of the record's catalogue (`platform/http/filter.ts`). */
export const listing = {
  ...paging,
  filter: z.string().max(limits.json).optional().openapi({
    description: "Which records, as JSON; its schema is at /api/v1/schemas/filter.json",
    example: '{"and":[{"field":"stage","op":"eq","value":"offer"}]}',
  }),
  sort: z.string().max(300).optional().openapi({
    description: "Names of fields with commas between, the first counting most; a minus for descending. Missing values come last",
    example: "-amount,title",
  }),
};

/** A filter in a body; what it says is asked of the record's catalogue. */
export const filterJson = z.record(z.string(), z.unknown()).openapi({
  description: "A filter; its schema is at /api/v1/schemas/filter.json",
  example: { field: "stage", op: "eq", value: "offer" },
});

/** `{items, nextCursor}` of every list. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable().openapi({ description: "null on the last page" }) });
