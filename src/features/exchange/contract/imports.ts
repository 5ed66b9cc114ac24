/** Requests and answers about imports. */
import { z } from "@hono/zod-openapi";
import { currency, id, instant, name, page, paging, version } from "#platform/http/schema.ts";
import { importKinds } from "../core/import-fields.ts";
import { duplicateRules } from "../core/import-order.ts";
import { importStates } from "../core/import-state.ts";

export const kind = z.enum(importKinds).openapi({ description: "What the rows are" });
export const mapping = z
  .record(z.string().max(60), z.string().max(1_000))
  .openapi({ description: "By our field, the column that holds it", example: { name: "Firma", tax_number: "USt-IdNr" } });
const rule = z.enum(duplicateRules).openapi({
  description: "create: made all the same; skip: left out and listed; update: changes whoever is there",
});

const encoding = z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1251", "windows-1252"]);
const delimiter = z.enum([",", ";", "\t", "|"]);
export const sendFile = z.strictObject({
  kind,
  name: name(255).openapi({ description: "The file's name", example: "clients.csv" }),
  encoding: encoding.optional().openapi({ description: "Of CSV; left out, it is found out" }),
  delimiter: delimiter.optional().openapi({ description: "Of CSV; left out, it is found out" }),
});
export const listImports = z.strictObject(paging);

const options = {
  dayOrder: z.enum(["dmy", "mdy"]).nullable().openapi({ description: "Of dates such as 3.4.2026 that do not tell; null: the file tells" }),
  encoding: encoding.nullable().openapi({ description: "Of CSV; null: as was found out" }),
  delimiter: delimiter.nullable().openapi({ description: "Of CSV; null: as was found out" }),
  sheet: z.string().max(100).nullable().openapi({ description: "Of a workbook; null: the first one" }),
  decimal: z.enum([",", "."]).nullable().openapi({ description: "Of all amounts and numbers, the decimal mark; null: each column tells" }),
  currency: currency.nullable().openapi({ description: "Of amounts whose row names none; null: the company's or the pipeline's" }),
  pipelineId: id.nullable().openapi({ description: "Of deals" }),
  won: z.string().max(120).nullable().openapi({ description: "Of deals: what the file calls won" }),
  lost: z.string().max(120).nullable().openapi({ description: "Of deals: what the file calls lost" }),
  duplicates: rule,
  duplicatesFrom: z.number().min(0.5).max(1).openapi({ description: "From which score on the rule holds" }),
  decisions: z
    .record(z.string().regex(/^\d{1,9}$/), rule)
    .refine((all) => Object.keys(all).length <= 2_000, { error: "too_many_values" })
    .openapi({ description: "Decided by hand, by the row's line in the file", example: { "17": "skip" } }),
};
export const importOptions = z.object(options).openapi({ description: "How the file is meant" });
export const changeImport = z.strictObject({
  mapping: mapping.optional(),
  options: z.strictObject(options).partial().optional(),
});

const form = z.object({
  kind: z.enum(["csv", "workbook"]),
  encoding: z.string().optional().openapi({ description: "Of CSV" }),
  delimiter: z.string().optional().openapi({ description: "Of CSV" }),
  sheet: z.string().optional().openapi({ description: "Of a workbook" }),
});
const counts = {
  read: z.int().openapi({ description: "Rows so far" }),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  refused: z.int(),
};
const alsoCreated = z
  .record(z.string(), z.int())
  .openapi({ description: "Clients, people and words that rows named and that were not there" });

export const importView = z
  .object({
    id,
    kind: z.enum([...importKinds, "stage_moves"]),
    fileName: z.string(),
    bytes: z.number().nullable(),
    state: z.enum(importStates),
    mapping,
    options: importOptions,
    form: form.nullable(),
    columns: z
      .array(z.string())
      .openapi({ description: "Each by a name of its own: one that repeats is numbered, an empty one called by its place" }),
    origin: z
      .string()
      .nullable()
      .openapi({ description: "The program that the file seems to come from, or preset where the company mapped such a file before" }),
    totalRows: z.int().nullable(),
    ...counts,
    alsoCreated,
    failure: z.string().nullable(),
    kept: z.int().openapi({ description: "Records that an undo left as they are" }),
    orderedById: id.nullable(),
    createdAt: instant,
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
    version,
  })
  .openapi("Import");
export type ImportView = z.infer<typeof importView>;
export const importList = page(importView);

export const importSample = z
  .object({
    columns: z.array(z.string()),
    form,
    rows: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })),
    written: z.array(
      z.object({
        field: z.string(),
        type: z.enum(["date", "amount"]),
        order: z.enum(["dmy", "mdy"]).nullable().openapi({ description: "Of dates; null: these rows do not tell" }),
        mark: z.enum([",", "."]).nullable().openapi({ description: "Of amounts, the decimal mark; null: these rows do not tell" }),
      }),
    ),
    proposals: z
      .array(z.object({ origin: z.string(), kind, mapping }))
      .openapi({ description: "What the columns seem to be, the likeliest first" }),
  })
  .openapi("ImportSample");
export type ImportSample = z.infer<typeof importSample>;

const outcome = z.enum(["created", "updated", "unchanged", "refused"]);
export const importPreview = z
  .object({
    ...counts,
    alsoCreated,
    rows: z
      .array(z.object({ line: z.int(), values: z.record(z.string(), z.string()), outcome }))
      .openapi({ description: "The first rows as they would become, by our fields" }),
    problems: z.array(
      z.object({
        field: z.string(),
        problem: z.string(),
        count: z.int(),
        examples: z.array(z.object({ line: z.int(), cell: z.string() })),
      }),
    ),
    duplicates: z
      .array(
        z.object({
          line: z.int(),
          name: z.string(),
          with: z.object({ recordId: id.nullable(), line: z.int().nullable(), name: z.string() }),
          score: z.number(),
          because: z.array(z.object({ field: z.string(), weight: z.number(), similarity: z.number() })),
          becomes: rule,
        }),
      )
      .openapi({ description: "At most 200, the most alike first" }),
    duplicateCount: z.int(),
    withoutRate: z.array(currency).openapi({ description: "Currencies of amounts for which the company has no rate yet" }),
    notCompared: z.int().openapi({ description: "Records beyond 400,000 are not held in memory, so not compared" }),
  })
  .openapi("ImportPreview");
export type ImportPreview = z.infer<typeof importPreview>;

export const importUndone = z
  .object({
    removed: z.int(),
    restored: z.int(),
    kept: z
      .array(z.object({ id, kind: z.string(), title: z.string(), reason: z.enum(["changed", "used", "gone"]) }))
      .openapi({ description: "What was left as it is, at most 200 of them" }),
    keptCount: z.int(),
  })
  .openapi("ImportUndone");
export type ImportUndone = z.infer<typeof importUndone>;

export const presetView = z
  .object({ id, kind, name: z.string(), columns: z.array(z.string()), mapping, usedAt: instant })
  .openapi("MappingPreset");
export type PresetView = z.infer<typeof presetView>;
export const presetList = z.object({ items: z.array(presetView) });
export const listPresets = z.strictObject({ kind: kind.optional() });
export const savePreset = z.strictObject({
  kind,
  name: name(120),
  columns: z.array(z.string().max(1_000)).min(1).max(1_000),
  mapping,
});
