/** Leads over HTTP. */
import { z } from "@hono/zod-openapi";
import type { DomainEvent } from "#platform/command/command.ts";
import { bulkAnswer, bulkBody, performBulk } from "#platform/http/bulk.ts";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { demandFilter, demandOrder, demandPage } from "#platform/http/filter.ts";
import { forbidden, notFound } from "#platform/http/problem.ts";
import { id, page } from "#platform/http/schema.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { Order } from "#shared/filter/order.ts";
import * as contract from "../../contract/leads.ts";
import { summary } from "../../contract/summary.ts";
import { leadDuplicates } from "../../sql/leads/duplicates.ts";
import { findLead, leadsPage, leadsSummary } from "../../sql/leads/lead-views.ts";
import { inBulk } from "../bulk.ts";
import { type AddingClient, type AddingContact, convertingLead } from "./convert-lead.ts";
import { convertRefusals, leadRefusals } from "./lead-refusals.ts";
import { archivingLead, changingLead, openingLead, rejectingLead, reopeningLead, takingLead } from "./operate-leads.ts";

const params = z.strictObject({ id });
const tag = "Leads";
const bulkChangingLead = inBulk(changingLead, findLead);
const newestFirst: Order = [{ field: "createdAt", isDescending: true }];

/** The client that a lead becomes, and whom to talk to there, are added by the room on the left. */
export type LeadParts = {
  readonly addingClient: AddingClient<never, DomainEvent, string>;
  readonly addingContact: AddingContact<never, DomainEvent, string>;
  readonly clientRefusals: Readonly<Record<string, RefusalAnswer>>;
};

export const leadEndpoints = ({ addingClient, addingContact, clientRefusals }: LeadParts) => [
  endpoint({
    method: "get",
    path: "/leads",
    tag,
    summary: "Leads that you can see, newest first",
    right: "deals.read",
    query: contract.listLeads,
    status: 200,
    answer: page(contract.lead),
    handle: async ({ actor, database, query, now }) => {
      const ask = (own: Catalogue<never>) => ({
        filter: demandFilter(query.filter, own),
        order: demandOrder(query.sort, own, newestFirst),
      });
      const page = { ask, limit: query.limit, cursor: query.cursor };
      return demandPage(await database.read(actor.scope, (tx) => leadsPage(tx, actor.scope, page, now)));
    },
  }),
  endpoint({
    method: "get",
    path: "/leads/summary",
    tag,
    summary: "How many leads the filter leaves",
    right: "deals.read",
    query: contract.summariseLeads,
    status: 200,
    answer: summary,
    handle: ({ actor, database, query, now }) => {
      const ask = (own: Catalogue<never>) => demandFilter(query.filter, own);
      return database.read(actor.scope, (tx) => leadsSummary(tx, actor.scope, ask, now));
    },
  }),
  endpoint({
    method: "post",
    path: "/leads",
    tag,
    summary: "Write down a lead",
    right: "leads.change",
    body: contract.openLead,
    status: 201,
    answer: contract.lead,
    handle: async ({ actor, commands, body, options }) => settle(await commands.execute(actor, openingLead, body, options), leadRefusals),
  }),
  endpoint({
    method: "post",
    path: "/leads/bulk",
    tag,
    summary: "Change many leads, each by itself",
    right: "leads.change",
    body: bulkBody(contract.changeLead),
    status: 200,
    answer: bulkAnswer,
    handle: ({ actor, commands, body, options }) =>
      performBulk(body.items, options, (item, own) => commands.execute(actor, bulkChangingLead, item, own)),
  }),
  endpoint({
    method: "get",
    path: "/leads/duplicates",
    tag,
    summary: "Who may be the same as a lead about to be written down",
    description: "By telephone, e-mail address or company, exactly. What you cannot see is told by its owner alone: ask there.",
    right: "deals.read",
    query: contract.findLeadDuplicates,
    status: 200,
    answer: contract.leadDuplicates,
    handle: ({ actor, database, query }) => leadDuplicates(database, actor.scope, query),
  }),
  endpoint({
    method: "get",
    path: "/leads/{id}",
    tag,
    summary: "One lead",
    right: "deals.read",
    params,
    status: 200,
    answer: contract.lead,
    handle: async ({ actor, database, params }) => {
      const found = await database.read(actor.scope, (tx) => findLead(tx, actor.workspaceId, params.id));
      if (!found) throw notFound();
      return found;
    },
  }),
  endpoint({
    method: "patch",
    path: "/leads/{id}",
    tag,
    summary: "Change a lead: details, owner",
    right: "leads.change",
    params,
    body: contract.changeLead,
    status: 200,
    answer: contract.lead,
    handle: async ({ actor, commands, params, body, options }) =>
      settle(await commands.execute(actor, changingLead, { id: params.id, change: body }, options), leadRefusals),
  }),
  endpoint({
    method: "post",
    path: "/leads/{id}/take",
    tag,
    summary: "Take a new lead into work",
    right: "leads.change",
    params,
    status: 200,
    answer: contract.lead,
    handle: async ({ actor, commands, params, options }) =>
      settle(await commands.execute(actor, takingLead, params, options), leadRefusals),
  }),
  endpoint({
    method: "post",
    path: "/leads/{id}/reject",
    tag,
    summary: "Reject a lead, with the reason",
    right: "leads.change",
    params,
    body: contract.rejectLead,
    status: 200,
    answer: contract.lead,
    handle: async ({ actor, commands, params, body, options }) =>
      settle(await commands.execute(actor, rejectingLead, { ...params, ...body }, options), leadRefusals),
  }),
  endpoint({
    method: "post",
    path: "/leads/{id}/reopen",
    tag,
    summary: "Take a rejected lead back into work",
    right: "leads.change",
    params,
    status: 200,
    answer: contract.lead,
    handle: async ({ actor, commands, params, options }) =>
      settle(await commands.execute(actor, reopeningLead, params, options), leadRefusals),
  }),
  ...(["archive", "restore"] as const).map((word) =>
    endpoint({
      method: "post",
      path: `/leads/{id}/${word}`,
      tag,
      summary: word === "archive" ? "Take a lead out of the lists" : "Bring an archived lead back",
      right: "leads.change",
      params,
      status: 200,
      answer: contract.lead,
      handle: async ({ actor, commands, params, options }) =>
        settle(await commands.execute(actor, archivingLead, { ...params, isArchived: word === "archive" }, options), leadRefusals),
    }),
  ),
  endpoint({
    method: "post",
    path: "/leads/{id}/convert",
    tag,
    summary: "Convert a lead into a client with a contact and, if wished, a deal",
    description:
      "All in one transaction. The source goes along, the person becomes a contact. A deal needs the right deals.change, a new client or contact clients.change.",
    right: "leads.change",
    params,
    body: contract.convertLead,
    status: 200,
    answer: contract.lead,
    handle: async ({ actor, commands, params, body, options }) => {
      if (body.deal !== undefined && !actor.rights.has("deals.change")) throw forbidden("It needs the right deals.change.");
      if (body.clientId === undefined && !actor.rights.has("clients.change")) throw forbidden("It needs the right clients.change.");
      const result = await commands.execute(actor, convertingLead(addingClient, addingContact), { ...params, ...body }, options);
      return settle(result, convertRefusals(clientRefusals));
    },
  }),
];
