/** Requests and answers about what is the same for records of every kind: who takes part, who can see it, where it is found. */
import { z } from "@hono/zod-openapi";
import { id, ids, instant } from "#platform/http/schema.ts";
import { mostNamed } from "#shared/record-names.ts";

export const recordKind = z.enum(["client", "contact", "lead", "deal", "trial", "contract", "payment"]);
const part = z.enum(["participant", "shared"]).openapi({ description: "Takes part in the work, or only has it shared" });

export const participant = z.object({ personId: id, name: z.string(), part, since: instant }).openapi("Participant");
export const participantList = z.object({ items: z.array(participant) });
export const takePart = z.strictObject({ part: part.default("participant") }).openapi("TakePart");

const reason = z.object({
  why: z.enum(["owner", "participant", "shared", "above", "sees_all", "deputy"]),
  throughId: id.nullable().openapi({ description: "Of somebody above or a deputy: the person by whom they see it" }),
});
export const sight = z
  .object({
    ownerId: id,
    people: z.array(z.object({ personId: id, name: z.string(), reasons: z.array(reason) })),
  })
  .openapi("Sight", { description: "Who can see a record today, and why" });

export const searchRecords = z.strictObject({
  q: z.string().min(1).max(200).openapi({
    description: "A name, number, phone or address; typing errors, the other script and the other keyboard layout are forgiven",
  }),
  kind: recordKind.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});
export const found = z
  .object({
    id,
    kind: recordKind,
    title: z.string(),
    parentTitle: z.string().nullable(),
    score: z.number().openapi({ description: "0 to 1; 1 is the whole text as it stands" }),
  })
  .openapi("Found");
export const foundList = z.object({ items: z.array(found) });

export const askNames = z.strictObject({
  of: ids(mostNamed, "records_malformed").openapi({
    description: `Ids of clients, contacts, leads, deals, trials, contracts or payments with commas between, at most ${mostNamed}`,
  }),
});
export const named = z
  .object({
    id,
    kind: recordKind,
    name: z.string(),
    currency: z.string().nullable().openapi({ description: "Of its amounts, if it is a deal, trial, contract or payment" }),
  })
  .openapi("NamedRecord");
export const namedList = z.object({
  items: z.array(named).openapi({ description: "Each record that you see, once, in no order" }),
});

export type ParticipantView = z.output<typeof participant>;
export type SightView = z.output<typeof sight>;
export type NamedView = z.output<typeof named>;
export type FoundView = z.output<typeof found>;
export type SearchRecords = z.output<typeof searchRecords>;
