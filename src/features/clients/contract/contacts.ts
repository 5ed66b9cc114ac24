/** Requests and answers about contacts. */
import { z } from "@hono/zod-openapi";
import { custom } from "#features/fields/contract/fields.ts";
import { country } from "#features/org/contract/settings.ts";
import { date, id, instant, listing, name, version } from "#platform/http/schema.ts";
import { sentChannels, shownChannels, word } from "./clients.ts";

export const contact = z
  .object({
    id,
    firstName: z.string(),
    lastName: z.string(),
    name: z.string().openapi({ description: "First and last name" }),
    ownerId: id.openapi({ description: "The owner of the client, where there is one" }),
    clientId: id.nullable(),
    clientName: z.string().nullable(),
    position: z.string().nullable(),
    street: z.string().nullable(),
    city: z.string().nullable(),
    postcode: z.string().nullable(),
    region: z.string().nullable(),
    country: z.string().nullable(),
    birthDate: date.nullable(),
    ...shownChannels,
    tags: z.array(z.string()),
    custom,
    externalId: z.string().nullable(),
    mergedIntoId: id.nullable(),
    archivedAt: instant.nullable(),
    erasedAt: instant.nullable().openapi({ description: "Since when the person is gone; what happened stays" }),
    createdAt: instant,
    version,
  })
  .openapi("Contact");

export const listContacts = z.strictObject(listing);

/** A part of a name; the other may be missing. */
const namePart = z
  .union([z.literal(""), name(120)])
  .optional()
  .openapi({ description: "One of first and last name may be missing" });
const text = (max: number) => name(max).nullable().optional();
const details = {
  firstName: namePart,
  lastName: namePart,
  clientId: id.nullable().optional(),
  ownerId: id.optional().openapi({ description: "Only of a contact without a client; without it whoever asks" }),
  position: text(200),
  street: text(300),
  city: text(120),
  postcode: text(20),
  region: word("region").nullable().optional(),
  country: country.nullable().optional(),
  birthDate: date.nullable().optional(),
  externalId: name(200).nullable().optional(),
  ...sentChannels,
  tags: z.array(word("tag")).max(50).optional(),
  custom: custom.optional(),
};
export const addContact = z.strictObject(details).openapi("AddContact");
export const changeContact = z.strictObject(details).openapi("ChangeContact");
export const eraseContact = z
  .strictObject({
    confirm: z.string().max(300).openapi({ description: "The contact's name, typed by hand: nothing brings the person back" }),
  })
  .openapi("EraseContact");
export const erasedContact = contact
  .extend({
    notesLeft: z
      .int()
      .openapi({ description: "Notes on the contact stay as they were written: read them for what they tell of the person" }),
  })
  .openapi("ErasedContact");

export type ContactView = z.output<typeof contact>;
export type AddContact = z.output<typeof addContact>;
export type ChangeContact = z.output<typeof changeContact>;
export type ErasedContact = z.output<typeof erasedContact>;
