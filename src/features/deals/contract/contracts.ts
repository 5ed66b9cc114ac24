/** Requests and answers about contracts. */
import { z } from "@hono/zod-openapi";
import { currency, date, id, instant, listing, name, version } from "#platform/http/schema.ts";
import { money } from "./deals.ts";

const entered = z.union([money, z.string().max(40)]).openapi({ description: "Money, or an amount in the contract's currency" });

export const contract = z
  .object({
    id,
    number: z.string(),
    clientId: id,
    clientName: z.string().nullable(),
    dealId: id.nullable(),
    ownerId: id,
    signedOn: date.nullable(),
    amount: money.nullable(),
    currency: z.string(),
    paid: z.array(money).openapi({ description: "By currency; what came in another currency covers no instalment by itself" }),
    open: money.nullable().openapi({ description: "What is still to be paid in the contract's currency; below 0 when more came" }),
    overdue: money.nullable().openapi({ description: "Of its instalments what should have been paid before today" }),
    instalments: z.array(z.object({ position: z.int(), dueOn: date, amount: money, paid: money, open: money, isOverdue: z.boolean() })),
    scheduleDifference: money
      .nullable()
      .openapi({ description: "Amount less instalments, where there are both: not 0 once the amount was changed" }),
    externalId: z.string().nullable(),
    createdAt: instant,
    archivedAt: instant.nullable(),
    version,
  })
  .openapi("Contract");

export const listContracts = z.strictObject(listing);
export const askContractSummary = z.strictObject({ filter: listing.filter });
export const contractSummary = z
  .object({
    count: z.int(),
    sums: z.array(money).openapi({ description: "Of the amounts, by currency" }),
    paid: z.array(money),
    open: z.array(money),
    overdue: z.array(money),
  })
  .openapi("ContractSummary");

const details = { signedOn: date.nullable().optional(), amount: entered.nullable().optional() };
export const drawContract = z
  .strictObject({
    number: name(100),
    clientId: id.optional().openapi({ description: "Needed without a deal that has a client" }),
    dealId: id.optional(),
    currency: currency.optional().openapi({ description: "Without it that of the amount, the deal or the company" }),
    externalId: name(200).optional(),
    ...details,
  })
  .openapi("DrawContract");
export const changeContract = z.strictObject({ number: name(100).optional(), ...details }).openapi("ChangeContract");
export const scheduleContract = z
  .union([
    z.strictObject({ instalments: z.array(z.strictObject({ dueOn: date, amount: entered })).max(600) }),
    z.strictObject({
      split: z.strictObject({
        parts: z.int().min(1).max(600),
        firstDueOn: date,
        everyMonths: z.int().min(1).max(12).default(1),
      }),
    }),
  ])
  .openapi("ScheduleContract", { description: "Instalments that add up to the contract, or into how many equal parts it is split" });

export type ContractView = z.output<typeof contract>;
export type DrawContract = z.output<typeof drawContract>;
export type ChangeContract = z.output<typeof changeContract>;
export type ScheduleContract = z.output<typeof scheduleContract>;
export type ContractSummary = z.output<typeof contractSummary>;
