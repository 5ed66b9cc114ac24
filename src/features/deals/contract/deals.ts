/** Requests and answers about deals. */
import { z } from "@hono/zod-openapi";
import { custom } from "#features/fields/contract/fields.ts";
import { currency, date, id, instant, name, version } from "#platform/http/schema.ts";

export const money = z.strictObject({ amount: z.string().max(40), currency }).openapi("Money", {
  description: "Major units as text with at most the digits of the currency",
  example: { amount: "84000.00", currency: "EUR" },
});
/** As entered: money, or an amount in the currency of the pipeline. */
export const entered = z.union([money, z.string().max(40)]).openapi({ description: "Money, or an amount in the pipeline's currency" });
const word = (of: string) => name(120).openapi({ description: `Name of a ${of}; one the company does not have yet is added to its list` });
const stageWord = name(80).openapi({ description: "Key or id of a stage", example: "offer" });

export const deal = z
  .object({
    id,
    title: z.string(),
    clientId: id.nullable(),
    clientName: z.string().nullable().openapi({ description: "Where you see the client" }),
    incomplete: z.boolean().openapi({ description: "It has no client yet, as imported deals may" }),
    ownerId: id,
    pipelineId: id,
    pipeline: z.string().openapi({ description: "Key of the pipeline" }),
    stage: z.string().openapi({ description: "Key of the stage it stands in; of an ended deal, the last one" }),
    status: z.enum(["open", "won", "lost"]),
    reason: z.string().nullable().openapi({ description: "Why it was lost" }),
    since: instant.openapi({ description: "When it came to where it stands" }),
    openedAt: instant,
    amount: money.nullable(),
    cost: money.nullable(),
    grossProfit: money.nullable().openapi({ description: "Amount less cost, when both are known" }),
    expectedPaymentOn: date.nullable(),
    source: z.string().nullable(),
    region: z.string().nullable(),
    directionId: id.nullable(),
    products: z.array(z.string()),
    competitors: z.array(z.string()),
    participants: z.array(id).openapi({ description: "People who take part, and therefore see it" }),
    externalId: z.string().nullable(),
    custom,
    createdAt: instant,
    archivedAt: instant.nullable(),
    version,
  })
  .openapi("Deal");

const details = {
  clientId: id.nullable().optional(),
  amount: entered.nullable().optional(),
  cost: entered.nullable().optional(),
  expectedPaymentOn: date.nullable().optional(),
  source: word("source").nullable().optional(),
  region: word("region").nullable().optional(),
  directionId: id.nullable().optional().openapi({ description: "A unit of the kind direction" }),
  products: z.array(word("product")).max(50).optional(),
  competitors: z.array(word("competitor")).max(50).optional(),
  participants: z.array(id).max(50).optional().openapi({ description: "All people who take part" }),
  custom: custom.optional(),
};
export const openDeal = z
  .strictObject({
    title: name(300),
    pipeline: name(120).openapi({ description: "Id, key or name of a pipeline", example: "standard" }),
    stage: stageWord.optional().openapi({ description: "Without it the first" }),
    ownerId: id.optional().openapi({ description: "Without it whoever asks" }),
    externalId: name(200).optional(),
    ...details,
  })
  .openapi("OpenDeal");
export const changeDeal = z.strictObject({ title: name(300).optional(), ownerId: id.optional(), ...details }).openapi("ChangeDeal");
export const moveDeal = z
  .strictObject({
    stage: stageWord,
    pipeline: name(120).optional().openapi({ description: "Of another pipeline: the deal leaves its own" }),
  })
  .openapi("MoveDeal");
export const loseDeal = z.strictObject({ reason: word("loss reason") }).openapi("LoseDeal");

export type DealView = z.output<typeof deal>;
export type OpenDeal = z.output<typeof openDeal>;
export type ChangeDeal = z.output<typeof changeDeal>;
export type EnteredMoney = z.output<typeof entered>;
