/** Clients over HTTP. */
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
import { addClient, changeClient, client, listClients, summarise, summary } from "../contract/clients.ts";
import { clientCatalogue, withRelations } from "../core/catalogue.ts";
import type { ClientRefusal } from "../core/client.ts";
import { clientSource, withSqlRelations } from "../sql/client-source.ts";
import { clientsPage, clientsSummary, findClient } from "../sql/clients.ts";
import { askedWithOwnFields } from "../sql/own-fields.ts";
import { addingClient, archivingClient, bulkChangingClient, changingClient, restoringClient } from "./operate-clients.ts";

export const clientRefusals: Readonly<Record<ClientRefusal, RefusalAnswer>> = {
  owner_needed: { status: 422, path: "/ownerId", detail: "Say whose client it is." },
  unknown_owner: { status: 422, path: "/ownerId", detail: "There is no such person to own it." },
  owner_inactive: { status: 422, path: "/ownerId", detail: "This person has left; choose somebody who works here." },
  owner_unfit: {
    status: 422,
    path: "/ownerId",
    detail: "Neither level nor role lets this person change it; choose somebody who works with such records.",
  },
  unknown_holding: { status: 422, path: "/parentId", detail: "There is no such client." },
  holding_cycle: { status: 422, path: "/parentId", detail: "That client belongs to this one already." },
  external_id_taken: { status: 422, path: "/externalId", detail: "Another record has this id from elsewhere." },
  revenue_negative: { status: 422, path: "/revenue", detail: "Revenue is 0 or more." },
  amount_malformed: { status: 422, path: "/revenue", detail: "An amount has at most the digits of its currency, as in 84000.00." },
  website_malformed: { status: 422, path: "/website", detail: "This is no address of a website, such as acme.example." },
  phone_malformed: { status: 422, path: "/phones", detail: "One of these is no telephone number; write it with +, country and area." },
  email_malformed: { status: 422, path: "/emails", detail: "One of these is no e-mail address." },
  merged_away: { status: 409, detail: "It was merged into another. Change that one, or take the merge apart." },
  already_archived: { status: 409, detail: "It is archived already." },
  not_archived: { status: 409, detail: "It is not archived." },
};

/** What rooms on the right let one ask about their records of a client: "has an open deal where …". */
export type RelatedToClients = {
  readonly relations: Readonly<Record<string, Relation<never>>>;
  readonly sources: Readonly<Record<string, SqlRelation>>;
};
export type ClientParts = { readonly related: RelatedToClients };

const params = z.strictObject({ id });
const tag = "Clients";
const byName = [{ field: "name", isDescending: false }] as const;

export const clientEndpoints = ({ related }: ClientParts) => {
  const catalogue = withRelations(clientCatalogue, related.relations);
  const source = withSqlRelations(clientSource, related.sources);
  return [
    endpoint({
      method: "get",
      path: "/clients",
      tag,
      summary: "Clients that you can see, by name unless another order is asked for",
      right: "clients.read",
      query: listClients,
      status: 200,
      answer: page(client),
      handle: async ({ actor, database, query, now }) => {
        const { limit, cursor } = query;
        return database.read(actor.scope, async (tx) => {
          const asked = await askedWithOwnFields(tx, actor.workspaceId, "client", { catalogue, source });
          const filter = demandFilter(query.filter, asked.catalogue);
          const order = demandOrder(query.sort, asked.catalogue, byName);
          return demandPage(await clientsPage(tx, actor.scope, { ...asked, filter, order, limit, cursor }, now));
        });
      },
    }),
    endpoint({
      method: "get",
      path: "/clients/summary",
      tag,
      summary: "How many clients there are under a filter, and their revenue by currency",
      right: "clients.read",
      query: summarise,
      status: 200,
      answer: summary,
      handle: ({ actor, database, query, now }) =>
        database.read(actor.scope, async (tx) => {
          const asked = await askedWithOwnFields(tx, actor.workspaceId, "client", { catalogue, source });
          return clientsSummary(tx, actor.scope, { ...asked, filter: demandFilter(query.filter, asked.catalogue) }, now);
        }),
    }),
    endpoint({
      method: "post",
      path: "/clients",
      tag,
      summary: "Add a client",
      right: "clients.change",
      body: addClient,
      status: 201,
      answer: client,
      handle: async ({ actor, commands, body, options }) =>
        settle(await commands.execute(actor, addingClient, body, options), clientRefusals),
    }),
    endpoint({
      method: "post",
      path: "/clients/bulk",
      tag,
      summary: "Change many clients, each by itself",
      right: "clients.change",
      body: bulkBody(changeClient),
      status: 200,
      answer: bulkAnswer,
      handle: ({ actor, commands, body, options }) =>
        performBulk(body.items, options, (item, own) => commands.execute(actor, bulkChangingClient, item, own)),
    }),
    endpoint({
      method: "get",
      path: "/clients/{id}",
      tag,
      summary: "One client",
      right: "clients.read",
      params,
      status: 200,
      answer: client,
      handle: async ({ actor, database, params }) => {
        const found = await database.read(actor.scope, (tx) => findClient(tx, actor.workspaceId, params.id));
        if (!found) throw notFound();
        return found;
      },
    }),
    endpoint({
      method: "patch",
      path: "/clients/{id}",
      tag,
      summary: "Change a client: details, owner",
      right: "clients.change",
      params,
      body: changeClient,
      status: 200,
      answer: client,
      handle: async ({ actor, commands, params, body, options }) =>
        settle(await commands.execute(actor, changingClient, { id: params.id, change: body }, options), clientRefusals),
    }),
    ...(["archive", "restore"] as const).map((turn) =>
      endpoint({
        method: "post",
        path: `/clients/{id}/${turn}`,
        tag,
        summary: turn === "archive" ? "Take a client out of the lists" : "Bring an archived client back",
        right: "clients.change",
        params,
        status: 200,
        answer: client,
        handle: async ({ actor, commands, params, options }) =>
          settle(await commands.execute(actor, turn === "archive" ? archivingClient : restoringClient, params, options), clientRefusals),
      }),
    ),
  ] as const;
};
