/** Requests and answers about what hangs on a deal: its lines, its history, taking a step back. */
import { z } from "@hono/zod-openapi";
import { date, id, instant, name, version } from "#platform/http/schema.ts";
import { parseInstant } from "#shared/instant.ts";
import { entered, money } from "./deals.ts";

const quantity = z
  .number()
  .positive()
  .max(1_000_000_000)
  .multipleOf(0.001)
  .openapi({ description: "At most three decimals", example: 12.5 });
const line = z.strictObject({
  product: name(120).openapi({ description: "Name of a product; one the company does not have yet is added to its list" }),
  quantity,
  price: entered,
  cost: entered.nullable().optional(),
});
export const setLines = z
  .strictObject({
    lines: z.array(line).max(500),
    amountFromLines: z.boolean().default(false).openapi({
      description: "The deal's amount becomes the sum of the lines, and its cost too where every line has one",
    }),
  })
  .openapi("SetDealLines");
export const dealLines = z
  .object({
    lines: z.array(
      z.object({
        product: z.string(),
        quantity: z.number(),
        price: money,
        cost: money.nullable(),
        amount: money.openapi({ description: "Price × quantity" }),
      }),
    ),
    amount: money,
    cost: money.nullable().openapi({ description: "When every line has one" }),
    version,
  })
  .openapi("DealLines");

export const undoStep = z
  .strictObject({
    position: z.int().min(2).openapi({ description: "Of the visit to be taken back, which must be the last: see the history" }),
  })
  .openapi("UndoStep");

export const askDeal = z.strictObject({
  asOf: z
    .string()
    .max(40)
    .refine((text) => parseInstant(text, "UTC").ok, { error: "not_an_instant" })
    .optional()
    .openapi({
      description: "Stage, owner, amount and expected payment as of then, by what is recorded today; everything else is today's",
      example: "2026-04-01T00:00+02:00",
    }),
});

const days = z.number().openapi({ description: "Elapsed seconds ÷ 86,400; until now while it lasts" });
const interval = { from: instant, to: instant.nullable() };
export const dealHistory = z
  .object({
    visits: z.array(
      z.object({
        position: z.int(),
        pipeline: z.string(),
        stage: z.string().nullable().openapi({ description: "Key; null at an end" }),
        outcome: z.enum(["won", "lost"]).nullable(),
        reason: z.string().nullable(),
        kind: z
          .enum(["opened", "entered", "forward", "skip", "backward", "won", "lost", "reopened"])
          .openapi({ description: "How it began" }),
        actorId: id.nullable().openapi({ description: "Who moved it; null for the server" }),
        heldById: id.openapi({ description: "Its owner when the visit began" }),
        ...interval,
        days,
        recordedAt: instant,
      }),
    ),
    owners: z.array(z.object({ ownerId: id, ...interval })),
    amounts: z.array(z.object({ amount: money.nullable(), ...interval })),
    expectedPayments: z.array(z.object({ expectedPaymentOn: date.nullable(), ...interval })),
  })
  .openapi("DealHistory", { description: "Everything oldest first; each but the first begins where the one before ends" });

export type SetLines = z.output<typeof setLines>;
export type DealLines = z.output<typeof dealLines>;
export type DealHistory = z.output<typeof dealHistory>;
