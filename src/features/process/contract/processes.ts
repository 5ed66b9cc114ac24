/** Requests and answers about processes: their drafts, published versions, and what changes between them. */
import { z } from "@hono/zod-openapi";
import { id, instant, paging, version } from "#platform/http/schema.ts";

/** A whole definition as JSON; its schema is published at /api/v1/schemas/process.json, and what it says is checked by the core. */
export const definitionJson = z.record(z.string(), z.unknown()).openapi({
  description: "A definition; its schema is at /api/v1/schemas/process.json",
  example: {
    key: "first_call",
    name: "First call",
    subject: "lead",
    start: "call",
    steps: { call: { kind: "task", assignee: { role: "owner" }, due: { workingDays: 1 }, outcomes: { reached: { end: "success" } } } },
  },
});
export const layoutJson = z.record(z.string(), z.unknown()).openapi({ description: "Where the steps lie on the canvas" });

export const processSummary = z
  .object({
    id,
    key: z.string(),
    name: z.string(),
    subject: z.enum(["client", "lead", "deal"]),
    published: z.int().nullable().openapi({ description: "The version that new runs follow" }),
    draft: z.int().nullable().openapi({ description: "The newest draft, if there is one" }),
    running: z.int().openapi({ description: "Runs that have not ended" }),
    retiredAt: instant.nullable(),
    createdAt: instant,
    version,
  })
  .openapi("ProcessSummary");
export const versionSummary = z.object({
  number: z.int(),
  state: z.enum(["draft", "published"]),
  at: instant.openapi({ description: "When it was published, or the draft was last changed" }),
  by: z.object({ id, name: z.string() }).nullable(),
  running: z.int().openapi({ description: "Runs of it that have not ended" }),
});
export const process = processSummary.extend({ versions: z.array(versionSummary) }).openapi("Process");
export const processVersion = z
  .object({
    processId: id,
    number: z.int(),
    state: z.enum(["draft", "published"]),
    definition: definitionJson,
    layout: layoutJson,
    at: instant,
    version: z.int().openapi({ description: "Of the draft, sent back as If-Match; 1 once published" }),
  })
  .openapi("ProcessVersion");

export const fault = z.object({
  kind: z.enum(["unreachable", "deadlock", "no_way_to_end", "left_over", "unknown_node", "no_outcome"]),
  step: z.string(),
  path: z.array(z.object({ step: z.string(), outcome: z.string() })).openapi({ description: "The shortest way that shows it" }),
});
export const checkAnswer = z
  .object({
    sound: z.boolean(),
    faults: z.array(fault),
    tooLarge: z.literal(true).optional().openapi({ description: "It has more ways than can be gone through; it counts as not sound" }),
  })
  .openapi("ProcessCheck");

export const listProcesses = z.strictObject({
  ...paging,
  subject: z.enum(["client", "lead", "deal"]).optional(),
  retired: z.enum(["true", "false"]).default("false"),
});
/** The definition itself, or with where its steps lie. */
export const createProcess = definitionJson.openapi("CreateProcess", {
  description: "A whole definition: makes the process and its first draft",
});
export const createVersion = z
  .strictObject({ definition: definitionJson.optional(), layout: layoutJson.optional() })
  .openapi("CreateProcessVersion", { description: "Without a definition, a draft of what is published" });
export const changeVersion = z
  .strictObject({ definition: definitionJson.optional(), layout: layoutJson.optional() })
  .openapi("ChangeProcessVersion");

const changed = z.object({ key: z.string(), before: z.unknown(), after: z.unknown() });
export const versionDiff = z
  .object({
    number: z.int(),
    with: z.int(),
    added: z.array(z.string()).openapi({ description: "Steps and joins that only the newer one has" }),
    removed: z.array(z.string()),
    changed: z.array(z.object({ node: z.string(), changes: z.array(changed) })),
    process: z.array(changed).openapi({ description: "Name, start, triggers" }),
  })
  .openapi("ProcessDiff");
export const askDiff = z.strictObject({ with: z.coerce.number().int().min(1).max(100_000) });
export const migrateRuns = z
  .strictObject({
    dryRun: z.boolean().default(true),
    map: z.record(z.string(), z.string()).default({}).openapi({ description: "Where a step of the old version stands in this one" }),
    from: z.int().min(1).optional().openapi({ description: "Only runs of that version; without it, of every other" }),
  })
  .openapi("MigrateRuns");
export const migration = z
  .object({
    dryRun: z.boolean(),
    can: z.int(),
    cannot: z.int(),
    runs: z
      .array(
        z.object({
          id,
          subject: z.object({ kind: z.string(), id, title: z.string() }),
          from: z.int(),
          steps: z.array(z.string()).openapi({ description: "Where it stands" }),
          can: z.boolean(),
          why: z.string().nullable().openapi({ description: "What keeps it: unknown_step: KEY, gets_stuck: KEY, held" }),
        }),
      )
      .openapi({ description: "The first 500" }),
  })
  .openapi("RunMigration");

export type ProcessSummary = z.output<typeof processSummary>;
export type ProcessView = z.output<typeof process>;
export type ProcessVersionView = z.output<typeof processVersion>;
export type VersionDiff = z.output<typeof versionDiff>;
export type MigrationView = z.output<typeof migration>;
export type MigrateRuns = z.output<typeof migrateRuns>;
