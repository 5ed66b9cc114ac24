/** Requests and answers of the platform's own routes: keys, sessions, journal, jobs, health, memberships. */
import { z } from "@hono/zod-openapi";
import { id, instant, name, paging, version } from "./schema.ts";

export const scope = z.enum(["read", "write"]).openapi({ description: "What a key may do with its person's rights" });
export const apiKey = z
  .object({
    id,
    personId: id,
    name: z.string(),
    prefix: z.string().openapi({ description: "The beginning of the key, to recognise it" }),
    scopes: z.array(scope),
    createdAt: instant,
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
    version,
  })
  .openapi("ApiKey");
export const createKey = z
  .strictObject({ name: name(80), scopes: z.array(scope).min(1).default(["read", "write"]), expiresAt: instant.nullish() })
  .openapi("CreateKey");
export const createdKey = apiKey
  .extend({ key: z.string().openapi({ description: "The key itself: shown this once" }) })
  .openapi("CreatedKey");
export const listKeys = z.strictObject({ ...paging, personId: id.optional() });

export const session = z
  .object({
    id: z.string(),
    createdAt: instant,
    expiresAt: instant,
    ipAddress: z.string().nullable(),
    userAgent: z.string().nullable(),
    isCurrent: z.boolean(),
  })
  .openapi("Session");

export const journalEntry = z
  .object({
    id,
    at: instant.openapi({ description: "When it happened" }),
    recordedAt: instant.openapi({ description: "When it was recorded" }),
    actorId: id.nullable(),
    actorKind: z.enum(["person", "system", "import"]),
    via: z.enum(["session", "key", "job", "cli"]),
    commandId: id,
    feature: z.string(),
    kind: z.string().openapi({ example: "person_changed" }),
    kindVersion: z.int(),
    subjectKind: z.string().openapi({ example: "person" }),
    subjectId: id,
    data: z.record(z.string(), z.unknown()),
    changes: z
      .array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown(), isErased: z.boolean() }))
      .openapi({ description: "What changed, with the values before and after" }),
    isVoided: z.boolean(),
  })
  .openapi("JournalEntry");
export const listJournal = z.strictObject({
  ...paging,
  actorId: id.optional(),
  subjectId: id.optional(),
  feature: z.string().max(40).optional(),
  kind: z.string().max(60).optional(),
  from: instant.optional(),
  to: instant.optional(),
});

export const deadLetter = z
  .object({ id, task: z.string(), attempts: z.int(), error: z.string(), diedAt: instant, retriedAt: instant.nullable() })
  .openapi("DeadLetter");
export const membership = z.object({ workspaceId: id, slug: z.string(), name: z.string(), personId: id }).openapi("Membership");

export const health = z
  .object({
    live: z.boolean(),
    ready: z.boolean(),
    version: z.string(),
    database: z.object({ ok: z.boolean(), kind: z.enum(["embedded", "server"]), version: z.string().nullable() }),
    migration: z.object({ ok: z.boolean(), latest: z.string().nullable() }),
    jobs: z.object({ ok: z.boolean(), lagSeconds: z.number().nullable(), workers: z.int() }),
    runs: z.object({ ok: z.boolean(), atALoss: z.int().nullable() }).openapi({
      description: "Runs of processes that wait for nothing: none, unless something is broken",
    }),
  })
  .openapi("Health");

export const problem = z
  .object({
    type: z
      .string()
      .openapi({ description: "Stable address of this kind of problem", example: "https://mainspring.dev/problems/validation" }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional().openapi({ description: "The request's id" }),
    reason: z.string().optional().openapi({ description: "The refusal, one of this room's words", example: "cycle" }),
    currentVersion: z.int().optional(),
    faults: z
      .array(z.object({ kind: z.string(), step: z.string(), path: z.array(z.object({ step: z.string(), outcome: z.string() })) }))
      .optional()
      .openapi({ description: "Of a process that is not sound: what goes wrong where, and the shortest way that shows it" }),
    errors: z
      .array(
        z.object({
          path: z.string().openapi({ description: "JSON pointer to the field", example: "/email" }),
          code: z.string(),
          message: z.string(),
        }),
      )
      .optional(),
  })
  .openapi("Problem");
