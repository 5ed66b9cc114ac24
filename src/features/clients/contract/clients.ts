/** Requests and answers about clients. */
import { z } from "@hono/zod-openapi";
import { custom } from "#features/fields/contract/fields.ts";
import { country } from "#features/org/contract/settings.ts";
import { currency, id, instant, listing, name, version } from "#platform/http/schema.ts";

export const money = z.strictObject({ amount: z.string().max(40), currency }).openapi({
  description: "Major units as text with at most the digits of the currency",
  example: { amount: "84000.00", currency: "EUR" },
});
export const word = (of: string) =>
  name(120).openapi({ description: `Name of a ${of}; one the company does not have yet is added to its list` });

const channelLabel = name(60).nullable().openapi({ description: "Whose or which: office, mobile, Telegram", example: "office" });
export const channel = z.object({ value: z.string(), label: z.string().nullable() });
const sentChannel = (max: number, what: string) =>
  z
    .union([name(max), z.strictObject({ value: name(max), label: channelLabel.optional() })])
    .transform((sent) => (typeof sent === "string" ? { value: sent, label: null } : sent))
    .openapi({ description: what });
export const sentChannels = {
  phones: z.array(sentChannel(80, "A telephone number; without a prefix it is one of the country")).max(20).optional(),
  emails: z.array(sentChannel(254, "An e-mail address")).max(20).optional(),
  messengers: z.array(sentChannel(120, "A name in a messenger; the label says in which")).max(20).optional(),
};
export const shownChannels = {
  phones: z.array(channel).openapi({ description: "In E.164; what an import brought and is no number stands as it was" }),
  emails: z.array(channel),
  messengers: z.array(channel),
};

export const client = z
  .object({
    id,
    name: z.string(),
    ownerId: id,
    industry: z.string().nullable(),
    region: z.string().nullable(),
    source: z.string().nullable(),
    country: z.string().nullable(),
    street: z.string().nullable(),
    city: z.string().nullable(),
    postcode: z.string().nullable(),
    website: z.string().nullable(),
    domain: z.string().nullable(),
    taxNumber: z.string().nullable(),
    revenue: money.nullable().openapi({ description: "Yearly" }),
    employees: z.int().nullable(),
    parentId: id.nullable().openapi({ description: "The holding it belongs to" }),
    parentName: z.string().nullable().openapi({ description: "null where you do not see that client" }),
    ...shownChannels,
    tags: z.array(z.string()),
    custom,
    externalId: z.string().nullable(),
    mergedIntoId: id.nullable().openapi({ description: "The client that took its place" }),
    archivedAt: instant.nullable(),
    createdAt: instant,
    version,
  })
  .openapi("Client");

export const listClients = z.strictObject(listing);
export const summarise = z.strictObject({ filter: listing.filter });
export const summary = z
  .object({ count: z.int(), sums: z.array(money).openapi({ description: "By currency" }) })
  .openapi("Summary", { description: "Of all records under the filter that you can see" });

const text = (max: number) => name(max).nullable().optional();
const details = {
  industry: word("industry").nullable().optional(),
  region: word("region").nullable().optional(),
  source: word("source").nullable().optional(),
  country: country.nullable().optional(),
  street: text(300),
  city: text(120),
  postcode: text(20),
  website: text(300),
  taxNumber: text(40),
  revenue: money.nullable().optional(),
  employees: z.int().min(0).max(2_147_483_647).nullable().optional(),
  parentId: id.nullable().optional(),
  externalId: name(200).nullable().optional(),
  ...sentChannels,
  tags: z.array(word("tag")).max(50).optional(),
  custom: custom.optional(),
};
export const addClient = z
  .strictObject({ name: name(300), ownerId: id.optional().openapi({ description: "Without it whoever asks" }), ...details })
  .openapi("AddClient");
export const changeClient = z.strictObject({ name: name(300).optional(), ownerId: id.optional(), ...details }).openapi("ChangeClient");

export type ClientView = z.output<typeof client>;
export type AddClient = z.output<typeof addClient>;
export type ChangeClient = z.output<typeof changeClient>;
