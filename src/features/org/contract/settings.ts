/** Requests and answers about the company's settings and its working calendar. */
import { z } from "@hono/zod-openapi";
import { currency, date, id, instant, language, name, paging, time, timeZone, version } from "#platform/http/schema.ts";

export const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .openapi({ description: "ISO 3166-1 alpha-2", example: "DE" });
export const slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/)
  .openapi({ description: "Part of the address: /w/SLUG/", example: "lumen" });

export const settings = z
  .object({
    id,
    slug,
    name: z.string(),
    currency: z.string(),
    timeZone: z.string(),
    country: z.string(),
    region: z.string().nullable(),
    languages: z.array(language),
    defaultLanguage: language,
    fiscalStartMonth: z.int(),
    createdAt: instant,
    version,
  })
  .openapi("Settings");
/** The currency is set once: facts would change their meaning. */
export const changeSettings = z
  .strictObject({
    name: name(120).optional(),
    timeZone: timeZone.optional(),
    country: country.optional(),
    region: z.string().max(20).nullable().optional(),
    languages: z.array(language).min(1).optional(),
    defaultLanguage: language.optional(),
    fiscalStartMonth: z.int().min(1).max(12).optional(),
  })
  .openapi("ChangeSettings");

const decimal = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,12})?$/)
  .openapi({ description: "Decimal number", example: "0.92" });
export const rate = z
  .object({ currency: z.string(), on: date, rate: decimal })
  .openapi("Rate", { description: "Units of the company's currency for one unit of `currency` on that business date" });
export const setRate = z.strictObject({ currency, on: date, rate: decimal }).openapi("SetRate");
export const removeRate = z.strictObject({ currency, on: date });
export const listRates = z.strictObject({ ...paging, currency: currency.optional() });

export const hours = z
  .strictObject({ weekday: z.int().min(1).max(7).openapi({ description: "ISO: 1 Monday … 7 Sunday" }), from: time, to: time })
  .openapi("WorkingHours");
export const setHours = z.strictObject({ hours: z.array(hours).max(21) }).openapi("SetWorkingHours");
export const setException = z
  .strictObject({ isWorking: z.boolean(), from: time.optional(), to: time.optional(), name: name(120) })
  .openapi("SetCalendarException");
export const calendarQuery = z.strictObject({ year: z.coerce.number().int().min(1990).max(2100) });
export const calendarDay = z
  .object({
    on: date,
    kind: z.enum(["working", "weekend", "holiday", "day_off", "extra_working"]),
    name: z.string().nullable(),
    hours: z.array(z.object({ from: time, to: time })),
  })
  .openapi("CalendarDay");
export const calendar = z
  .object({
    year: z.int(),
    timeZone: z.string(),
    country: z.string(),
    region: z.string().nullable(),
    hours: z.array(hours),
    days: z.array(calendarDay),
    workingDays: z.int(),
  })
  .openapi("Calendar", { description: "`days` lists every day of the year" });
export const calendarDate = z.strictObject({ date });
export const regionsQuery = z.strictObject({ country });
export const countries = z.object({ items: z.array(z.string()) });
export const regions = z.object({ items: z.array(z.object({ code: z.string(), name: z.string() })) });

const setupCode = z.string().max(100).optional().openapi({
  description: "Needed when the request does not come from the server's own machine: see the file setup-code in the data folder",
});

/** The first visit: one company and its owner, who signs in with this password. */
export const setup = z
  .strictObject({
    name: name(120),
    slug,
    currency,
    timeZone,
    country,
    language,
    ownerName: name(200),
    ownerEmail: z.string().max(254),
    ownerPassword: z.string().min(12).max(128),
    code: setupCode,
  })
  .openapi("Setup");
/** Instead of an own company: one that is there already, with two years of history and this person as its owner. */
export const setupDemo = z
  .strictObject({
    language,
    ownerName: name(200),
    ownerEmail: z.string().max(254),
    ownerPassword: z.string().min(12).max(128),
    code: setupCode,
  })
  .openapi("SetupDemo");
export const demoProgress = z
  .object({
    state: z.enum(["making", "made", "failed"]),
    done: z.int(),
    all: z.int().openapi({ description: "Clients told so far, of all" }),
  })
  .openapi("DemoProgress");
export const setupState = z
  .object({
    isOpen: z.boolean().openapi({ description: "True until the first company exists" }),
    needsCode: z.boolean(),
    demo: demoProgress.nullable().openapi({ description: "Of a demo company being made" }),
  })
  .openapi("SetupState");
export const setupDone = z.object({ workspaceId: id, slug, ownerId: id }).openapi("SetupDone");
