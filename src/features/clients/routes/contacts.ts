/** Contacts over HTTP. */
import { z } from "@hono/zod-openapi";
import type { SqlRelation } from "#platform/db/filter/source.ts";
import { bulkAnswer, bulkBody, performBulk } from "#platform/http/bulk.ts";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { demandFilter, demandOrder, demandPage } from "#platform/http/filter.ts";
import { notFound } from "#platform/http/problem.ts";
import { id, page } from "#platform/http/schema.ts";
import type { Relation } from "#shared/filter/catalogue.ts";
import { summarise, summary } from "../contract/clients.ts";
import { addContact, changeContact, contact, eraseContact, erasedContact, listContacts } from "../contract/contacts.ts";
import { contactCatalogue, withRelations } from "../core/catalogue.ts";
import type { ContactRefusal } from "../core/contact.ts";
import { contactSource, withSqlRelations } from "../sql/client-source.ts";
import { contactsPage, contactsSummary, findContact } from "../sql/contacts.ts";
import { askedWithOwnFields } from "../sql/own-fields.ts";
import {
  addingContact,
  archivingContact,
  bulkChangingContact,
  changingContact,
  erasingContact,
  restoringContact,
} from "./operate-contacts.ts";

export const contactRefusals: Readonly<Record<ContactRefusal, RefusalAnswer>> = {
  name_needed: { status: 422, path: "/lastName", detail: "A contact needs a first or a last name." },
  owner_needed: { status: 422, path: "/ownerId", detail: "Say whose contact it is." },
  unknown_owner: { status: 422, path: "/ownerId", detail: "There is no such person to own it." },
  owner_inactive: { status: 422, path: "/ownerId", detail: "This person has left; choose somebody who works here." },
  owner_unfit: {
    status: 422,
    path: "/ownerId",
    detail: "Neither level nor role lets this person change it; choose somebody who works with such records.",
  },
  owner_follows_client: { status: 422, path: "/ownerId", detail: "A contact has the owner of its client. Give away the client." },
  unknown_client: { status: 422, path: "/clientId", detail: "There is no such client." },
  external_id_taken: { status: 422, path: "/externalId", detail: "Another record has this id from elsewhere." },
  phone_malformed: { status: 422, path: "/phones", detail: "One of these is no telephone number; write it with +, country and area." },
  email_malformed: { status: 422, path: "/emails", detail: "One of these is no e-mail address." },
  merged_away: { status: 409, detail: "It was merged into another. Change that one, or take the merge apart." },
  already_archived: { status: 409, detail: "It is archived already." },
  not_archived: { status: 409, detail: "It is not archived." },
  contact_erased: { status: 409, detail: "The data of this contact was erased." },
  name_differs: { status: 422, path: "/confirm", detail: "This is not the contact's name." },
};

/** What rooms on the right let one ask about their records of a contact. */
export type ContactParts = {
  readonly related: {
    readonly relations: Readonly<Record<string, Relation<never>>>;
    readonly sources: Readonly<Record<string, SqlRelation>>;
  };
};

const params = z.strictObject({ id });
const tag = "Contacts";
const byName = [{ field: "name", isDescending: false }] as const;

export const contactEndpoints = ({ related }: ContactParts) => {
  const catalogue = withRelations(contactCatalogue, related.relations);
  const source = withSqlRelations(contactSource, related.sources);
  return [
    endpoint({
      method: "get",
      path: "/contacts",
      tag,
      summary: "Contacts that you can see, by name unless another order is asked for",
      right: "clients.read",
      query: listContacts,
      status: 200,
      answer: page(contact),
      handle: async ({ actor, database, query, now }) => {
        const { limit, cursor } = query;
        return database.read(actor.scope, async (tx) => {
          const asked = await askedWithOwnFields(tx, actor.workspaceId, "contact", { catalogue, source });
          const filter = demandFilter(query.filter, asked.catalogue);
          const order = demandOrder(query.sort, asked.catalogue, byName);
          return demandPage(await contactsPage(tx, actor.scope, { ...asked, filter, order, limit, cursor }, now));
        });
      },
    }),
    endpoint({
      method: "get",
      path: "/contacts/summary",
      tag,
      summary: "How many contacts there are under a filter",
      right: "clients.read",
      query: summarise,
      status: 200,
      answer: summary,
      handle: ({ actor, database, query, now }) =>
        database.read(actor.scope, async (tx) => {
          const asked = await askedWithOwnFields(tx, actor.workspaceId, "contact", { catalogue, source });
          return contactsSummary(tx, actor.scope, { ...asked, filter: demandFilter(query.filter, asked.catalogue) }, now);
        }),
    }),
    endpoint({
      method: "post",
      path: "/contacts",
      tag,
      summary: "Add a contact",
      right: "clients.change",
      body: addContact,
      status: 201,
      answer: contact,
      handle: async ({ actor, commands, body, options }) =>
        settle(await commands.execute(actor, addingContact, body, options), contactRefusals),
    }),
    endpoint({
      method: "post",
      path: "/contacts/bulk",
      tag,
      summary: "Change many contacts, each by itself",
      right: "clients.change",
      body: bulkBody(changeContact),
      status: 200,
      answer: bulkAnswer,
      handle: ({ actor, commands, body, options }) =>
        performBulk(body.items, options, (item, own) => commands.execute(actor, bulkChangingContact, item, own)),
    }),
    endpoint({
      method: "get",
      path: "/contacts/{id}",
      tag,
      summary: "One contact",
      right: "clients.read",
      params,
      status: 200,
      answer: contact,
      handle: async ({ actor, database, params }) => {
        const found = await database.read(actor.scope, (tx) => findContact(tx, actor.workspaceId, params.id));
        if (!found) throw notFound();
        return found;
      },
    }),
    endpoint({
      method: "patch",
      path: "/contacts/{id}",
      tag,
      summary: "Change a contact: details, client",
      right: "clients.change",
      params,
      body: changeContact,
      status: 200,
      answer: contact,
      handle: async ({ actor, commands, params, body, options }) =>
        settle(await commands.execute(actor, changingContact, { id: params.id, change: body }, options), contactRefusals),
    }),
    ...(["archive", "restore"] as const).map((turn) =>
      endpoint({
        method: "post",
        path: `/contacts/{id}/${turn}`,
        tag,
        summary: turn === "archive" ? "Take a contact out of the lists" : "Bring an archived contact back",
        right: "clients.change",
        params,
        status: 200,
        answer: contact,
        handle: async ({ actor, commands, params, options }) =>
          settle(await commands.execute(actor, turn === "archive" ? archivingContact : restoringContact, params, options), contactRefusals),
      }),
    ),
    endpoint({
      method: "post",
      path: "/contacts/{id}/erase",
      tag: "Personal data",
      summary: "Erase a contact's data for good",
      description:
        "Name, channels and every value about the person go, from the journal too. Facts stay, and so do notes: the answer says how many.",
      right: "people.erase",
      params,
      body: eraseContact,
      status: 200,
      answer: erasedContact,
      handle: async ({ actor, commands, params, body, options }) =>
        settle(await commands.execute(actor, erasingContact, { id: params.id, confirm: body.confirm }, options), contactRefusals),
    }),
  ] as const;
};
