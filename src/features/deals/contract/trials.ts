/** Requests and answers about trials. */
import { z } from "@hono/zod-openapi";
import { date, id, instant, listing, name, version } from "#platform/http/schema.ts";
import { money } from "./deals.ts";

const quantity = z.int().min(1).max(1_000_000);
const item = z.object({
  position: z.int(),
  name: z.string(),
  product: z.string().nullable(),
  serialNumber: z.string().nullable(),
  quantity: z.int(),
  returned: z.int(),
  converted: z.int(),
  unitValue: money,
});
export const trial = z
  .object({
    id,
    clientId: id,
    clientName: z.string().nullable(),
    dealId: id.nullable(),
    ownerId: id,
    actNumber: z.string().nullable(),
    outOn: date,
    dueBackOn: date.nullable(),
    closedOn: date.nullable().openapi({ description: "When the last of it came back or was bought; null while something is out" }),
    isOverdue: z.boolean(),
    items: z.array(item),
    quantityOut: z.int(),
    value: money.openapi({ description: "Of what is still out" }),
    externalId: z.string().nullable(),
    createdAt: instant,
    archivedAt: instant.nullable(),
    version,
  })
  .openapi("Trial");

const out = z
  .enum(["true", "false"])
  .optional()
  .openapi({ description: "Only those of which something is at the client, or only the others" });
export const listTrials = z.strictObject({ ...listing, out });
export const askTrialSummary = z.strictObject({
  filter: listing.filter,
  out,
  on: date.optional().openapi({ description: "As it was at the end of that business day; without it today" }),
});
export const trialSummary = z
  .object({
    count: z.int().openapi({ description: "Trials under the filter" }),
    out: z.int().openapi({ description: "Of them those of which something is at the client" }),
    quantity: z.int().openapi({ description: "Things at clients" }),
    sums: z.array(money).openapi({ description: "What they are worth, by currency" }),
    overdue: z.int().openapi({ description: "Trials that should have come back" }),
    on: date,
  })
  .openapi("TrialSummary");

const newItem = z.strictObject({
  name: name(200),
  product: name(120)
    .nullable()
    .optional()
    .openapi({ description: "Name of a product; one the company does not have yet is added to its list" }),
  serialNumber: name(100).nullable().optional(),
  quantity: quantity.default(1),
  unitValue: z
    .union([money, z.string().max(40)])
    .openapi({ description: "Of one; money, or an amount in the currency of deal or company" }),
});
const details = { actNumber: name(100).nullable().optional(), dueBackOn: date.nullable().optional() };
export const startTrial = z
  .strictObject({
    clientId: id.optional().openapi({ description: "Needed without a deal that has a client" }),
    dealId: id.optional(),
    outOn: date.optional().openapi({ description: "Without it today" }),
    items: z.array(newItem).min(1).max(200),
    externalId: name(200).optional(),
    ...details,
  })
  .openapi("StartTrial");
export const changeTrial = z.strictObject(details).openapi("ChangeTrial");
export const correctTrial = z
  .strictObject({
    items: z
      .array(
        newItem.extend({
          position: z.int().min(1).max(32_767).optional().openapi({ description: "Of an item that is there; a new one has none" }),
        }),
      )
      .min(1)
      .max(200)
      .openapi({ description: "The whole list as it should stand; an item left out was not there" }),
  })
  .openapi("CorrectTrial");
export const moveItems = z
  .strictObject({
    items: z
      .array(z.strictObject({ position: z.int().min(1).max(32_767), quantity }))
      .min(1)
      .max(200),
    on: date.optional().openapi({ description: "Without it today" }),
  })
  .openapi("MoveItems");

export type TrialView = z.output<typeof trial>;
export type StartTrial = z.output<typeof startTrial>;
export type ChangeTrial = z.output<typeof changeTrial>;
export type CorrectTrial = z.output<typeof correctTrial>;
export type MoveItems = z.output<typeof moveItems>;
export type TrialSummary = z.output<typeof trialSummary>;
