/** Requests and answers about leads. */
import { z } from "@hono/zod-openapi";
import { custom } from "#features/fields/contract/fields.ts";
import { date, id, instant, listing, name, version } from "#platform/http/schema.ts";
import { openDeal } from "./deals.ts";

const status = z.enum(["new", "in_work", "converted", "rejected"]);
const word = (of: string) => name(120).openapi({ description: `Name of a ${of}; one the company does not have yet is added to its list` });
const reached = (what: string) =>
  z
    .array(z.strictObject({ value: z.string().min(1).max(254), label: name(60).nullable().optional() }))
    .max(20)
    .openapi({ description: what });
const phones = reached("Telephones; kept in E.164. Those sent take the place of those known");
const emails = reached("E-mail addresses");
const messengers = reached("Messengers: name or number, with the messenger's name as label");

export const lead = z
  .object({
    id,
    title: z.string(),
    company: z.string().nullable(),
    person: z.string().nullable(),
    phones: z.array(z.object({ value: z.string(), label: z.string().nullable() })),
    emails: z.array(z.object({ value: z.string(), label: z.string().nullable() })),
    messengers: z.array(z.object({ value: z.string(), label: z.string().nullable() })),
    status,
    reason: z.string().nullable().openapi({ description: "Why it was rejected" }),
    since: instant.openapi({ description: "When its status began" }),
    openedAt: instant,
    firstResponseAt: instant.nullable().openapi({ description: "When its first stay in new ended" }),
    firstContactOn: date.nullable(),
    convertedOn: date.nullable(),
    source: z.string().nullable(),
    region: z.string().nullable(),
    ownerId: id,
    telesalesId: id.nullable(),
    sellerId: id.nullable(),
    clientId: id.nullable(),
    clientName: z.string().nullable(),
    contactId: id.nullable(),
    referredById: id.nullable().openapi({ description: "The client who sent them to us" }),
    dealId: id.nullable(),
    externalId: z.string().nullable(),
    custom,
    createdAt: instant,
    archivedAt: instant.nullable(),
    version,
  })
  .openapi("Lead");

export const listLeads = z.strictObject(listing);
export const summariseLeads = z.strictObject({ filter: listing.filter });

const details = {
  company: name(200).nullable().optional(),
  person: name(200).nullable().optional(),
  phones: phones.optional(),
  emails: emails.optional(),
  messengers: messengers.optional(),
  clientId: id.nullable().optional(),
  contactId: id.nullable().optional(),
  source: word("source").nullable().optional(),
  referredById: id.nullable().optional(),
  region: word("region").nullable().optional(),
  telesalesId: id.nullable().optional(),
  sellerId: id.nullable().optional(),
  firstContactOn: date.nullable().optional(),
  custom: custom.optional(),
};
export const openLead = z
  .strictObject({
    title: name(300).optional().openapi({ description: "Without it company or person" }),
    ownerId: id.optional().openapi({ description: "Without it whoever asks" }),
    externalId: name(200).optional(),
    ...details,
  })
  .openapi("OpenLead");
export const changeLead = z.strictObject({ title: name(300).optional(), ownerId: id.optional(), ...details }).openapi("ChangeLead");
export const rejectLead = z.strictObject({ reason: word("reason of rejection") }).openapi("RejectLead");

export const convertLead = z
  .strictObject({
    clientId: id.optional().openapi({ description: "The client it becomes; without it the lead's own, or a new one" }),
    client: z
      .strictObject({ name: name(200) })
      .optional()
      .openapi({ description: "A new client; without a name the lead's company or person" }),
    contactId: id.optional().openapi({
      description:
        "Whom to talk to at the client; without it the lead's own contact, else its person: known at the client by name, or new there",
    }),
    deal: openDeal
      .omit({ clientId: true, externalId: true })
      .partial({ title: true })
      .optional()
      .openapi({ description: "The deal to open for it" }),
    on: date.optional().openapi({ description: "Without it today" }),
  })
  .refine(({ clientId, client }) => clientId === undefined || client === undefined, { error: "client_twice", path: ["client"] })
  .openapi("ConvertLead");

export const findLeadDuplicates = z.strictObject({
  company: name(200).optional(),
  phone: z.string().min(1).max(80).optional(),
  email: z.string().min(1).max(254).optional(),
});
export const leadDuplicates = z
  .object({
    items: z.array(
      z.object({
        kind: z.enum(["client", "contact", "lead"]),
        id: id.nullable().openapi({ description: "null: it is there, but you cannot see it: ask whoever owns it" }),
        title: z.string().nullable(),
        ownerId: id,
        by: z.enum(["phone", "email", "company"]),
      }),
    ),
  })
  .openapi("LeadDuplicates");

export type LeadView = z.output<typeof lead>;
export type OpenLead = z.output<typeof openLead>;
export type ChangeLead = z.output<typeof changeLead>;
export type ConvertLead = z.output<typeof convertLead>;
export type FindLeadDuplicates = z.output<typeof findLeadDuplicates>;
export type LeadDuplicates = z.output<typeof leadDuplicates>;
