/** Requests and answers about records that may be one. */
import { z } from "@hono/zod-openapi";
import { id } from "#platform/http/schema.ts";

const text = (max: number) => z.string().max(max).optional();
const reached = z.array(z.string().max(254)).max(20).optional();
const place = { street: text(300), city: text(120), postcode: text(20), country: text(2) };
const except = id.optional().openapi({ description: "The record itself, when it is there already" });

export const askClientDuplicates = z
  .strictObject({
    name: text(300),
    taxNumber: text(40),
    website: text(300),
    domain: text(300),
    phones: reached,
    emails: reached,
    ...place,
    exceptId: except,
  })
  .openapi("AskClientDuplicates");
export const askContactDuplicates = z
  .strictObject({
    firstName: text(120),
    lastName: text(120),
    client: text(300),
    phones: reached,
    emails: reached,
    ...place,
    region: text(120),
    birthDate: text(20),
    exceptId: except,
  })
  .openapi("AskContactDuplicates");

export const duplicates = z
  .object({
    items: z.array(
      z.object({
        id: id.nullable().openapi({ description: "null: it is there, and you do not see it" }),
        name: z.string().nullable(),
        ownerId: id.nullable(),
        unit: z.string().nullable().openapi({ description: "Whom to ask about one that you do not see: the unit of its owner" }),
        score: z.number().min(0).max(1).openapi({ description: "How probably the two are one" }),
        evidence: z
          .array(z.object({ field: z.string(), weight: z.number(), similarity: z.number() }))
          .openapi({ description: "What speaks for it and against it, in bits that add up" }),
      }),
    ),
  })
  .openapi("Duplicates");

export type AskClientDuplicates = z.output<typeof askClientDuplicates>;
export type AskContactDuplicates = z.output<typeof askContactDuplicates>;
export type DuplicatesView = z.output<typeof duplicates>;
