/** Requests and answers about all that is known of a person, and about erasing it. */
import { z } from "@hono/zod-openapi";
import { date, id, instant } from "#platform/http/schema.ts";
import { absence, person } from "./people.ts";

const interval = { from: instant, to: instant.nullable() };
const journalRow = z.object({ id, at: instant, kind: z.string(), subjectKind: z.string(), subjectId: id, via: z.string() });

export const personalData = z
  .object({
    madeAt: instant,
    person,
    history: z.object({
      reporting: z.array(z.object({ ...interval, chiefId: id.nullable() })),
      units: z.array(z.object({ ...interval, unitId: id.nullable() })),
      levels: z.array(z.object({ ...interval, level: z.string().nullable(), role: z.string().nullable() })),
    }),
    positions: z.array(z.object({ id, title: z.string(), unitId: id.nullable(), openedOn: date, closedOn: date.nullable() })),
    pairings: z.array(z.object({ id, giverId: id, takerId: id, ...interval })),
    absences: z.array(absence),
    deputyIn: z
      .array(absence.pick({ id: true, personId: true, fromOn: true, toOn: true, cancelledAt: true }))
      .openapi({ description: "Absences of others in which the person stands in" }),
    invitations: z.array(
      z.object({ id, createdAt: instant, expiresAt: instant, acceptedAt: instant.nullable(), revokedAt: instant.nullable() }),
    ),
    apiKeys: z.array(
      z.object({
        id,
        name: z.string(),
        prefix: z.string(),
        scopes: z.array(z.string()),
        createdAt: instant,
        expiresAt: instant.nullable(),
        lastUsedAt: instant.nullable(),
        revokedAt: instant.nullable(),
      }),
    ),
    files: z.array(z.object({ id, name: z.string(), mediaType: z.string(), bytes: z.string(), createdAt: instant })),
    mails: z.array(
      z.object({
        id,
        template: z.string(),
        parameters: z.record(z.string(), z.unknown()),
        createdAt: instant,
        sentAt: instant.nullable(),
        failedAt: instant.nullable(),
      }),
    ),
    changesAboutThePerson: z.array(
      journalRow.extend({
        actorId: id.nullable(),
        data: z.record(z.string(), z.unknown()),
        values: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
      }),
    ),
    changesByThePerson: z.array(journalRow),
    account: z
      .record(z.string(), z.unknown())
      .nullable()
      .openapi({ description: "What the sign-in part knows: address, second factor, sessions; null without an account" }),
  })
  .openapi("PersonalData", { description: "Everything known about one person" });

export const erasePerson = z
  .strictObject({
    confirm: z.string().max(1000).openapi({ description: "The person's name, typed to confirm: erasure cannot be taken back" }),
  })
  .openapi("ErasePerson");
