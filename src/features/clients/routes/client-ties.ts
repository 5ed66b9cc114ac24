/** The decision chain of a client and its links to others, over HTTP. */
import { z } from "@hono/zod-openapi";
import type { Operation } from "#platform/command/command.ts";
import { asReader } from "#platform/db/database.ts";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { notFound } from "#platform/http/problem.ts";
import { id } from "#platform/http/schema.ts";
import { no } from "#shared/result.ts";
import {
  type ChainView,
  type ClientLinksView,
  chain,
  clientLink,
  clientLinks,
  type SetChain,
  setChain as setChainBody,
} from "../contract/client-ties.ts";
import type { Client } from "../core/client.ts";
import { type AroundLink, type ClientLink, type LinkEvent, type LinkRefusal, link, unlink } from "../core/client-link.ts";
import { type Chain, type ChainEvent, type ChainRefusal, setChain } from "../core/decision-chain.ts";
import { chainParts, contactIdsOf, findChain, linksOf, loadAroundLink, saveChain, saveLink } from "../sql/client-ties.ts";
import { loadSeenClient } from "../sql/seen-client.ts";

type ChainState = Chain & { readonly client: Client; readonly contactIds: ReadonlySet<string> };

export const settingChain: Operation<{ readonly id: string } & SetChain, ChainState, ChainEvent, ChainRefusal, ChainView> = {
  feature: "clients",
  async load(tx, { id }, { actor }) {
    const client = await loadSeenClient(tx, actor.scope, id);
    if (!client) return null;
    const [parts, contactIds] = [await chainParts(tx, actor.workspaceId, id), await contactIdsOf(tx, actor.workspaceId, id)];
    return { client, clientId: id, ownerId: client.ownerId, version: client.version, parts, contactIds };
  },
  version: ({ version }) => version,
  decide: (state, { items }, { now }) =>
    state.client.mergedIntoId === null ? setChain(state, items, state.contactIds, now) : no("merged_away"),
  async save(tx, events, state, { actor }) {
    for (const event of events) await saveChain(tx, actor.workspaceId, event, state);
  },
  // What somebody cares about is about that somebody, and stands where erasure can empty it.
  record: ({ clientId, before, after, at }) => ({
    kind: "decision_chain_changed",
    subjectKind: "client",
    subjectId: clientId,
    at,
    data: { changes: { parts: { before: before.map(withoutWords), after: after.map(withoutWords) } } },
    personal: [...new Set([...before, ...after].map(({ contactId }) => contactId))].flatMap((contactId) => {
      const words = (parts: typeof before) => parts.find((part) => part.contactId === contactId)?.caresAbout ?? null;
      return words(before) === words(after)
        ? []
        : [{ subjectId: contactId, field: "caresAbout", before: words(before), after: words(after) }];
    }),
  }),
  async answer(tx, { id }, _, __, { actor }) {
    const view = await findChain(tx, actor.workspaceId, id);
    if (!view) throw new Error("the client just read is not there");
    return view;
  },
};
const withoutWords = ({ caresAbout: _, ...part }: Chain["parts"][number]) => part;

type LinkState = { readonly client: Client; readonly around: AroundLink };
const linking = (decide: typeof link): Operation<ClientLink, LinkState, LinkEvent, LinkRefusal, ClientLinksView> => ({
  feature: "clients",
  async load(tx, wanted, { actor }) {
    const client = await loadSeenClient(tx, actor.scope, wanted.fromId);
    return client && { client, around: await loadAroundLink(tx, actor.scope, wanted) };
  },
  version: ({ client }) => client.version,
  decide: ({ client, around }, wanted, { now }) => (client.mergedIntoId === null ? decide(wanted, around, now) : no("merged_away")),
  async save(tx, events, _, { actor }) {
    for (const event of events) await saveLink(tx, actor.workspaceId, event);
  },
  record: ({ type, link: { fromId, toId, kind }, at }) => ({
    kind: type === "ClientsLinked" ? "clients_linked" : "clients_unlinked",
    subjectKind: "client",
    subjectId: fromId,
    at,
    data: { toId, link: kind },
  }),
  async answer(tx, { fromId }, _, __, { actor }) {
    const view = await asReader(tx, actor.scope, (eyes) => linksOf(eyes, actor.workspaceId, fromId));
    return view ?? { items: [] };
  },
});

const chainRefusals: Readonly<Record<ChainRefusal, RefusalAnswer>> = {
  unknown_contact: { status: 422, path: "/items", detail: "One of these is no contact of this client." },
  contact_named_twice: { status: 422, path: "/items", detail: "A contact is named twice." },
  merged_away: { status: 409, detail: "It was merged into another. Change that one, or take the merge apart." },
};
const linkRefusals: Readonly<Record<LinkRefusal, RefusalAnswer>> = {
  unknown_client: { status: 422, path: "/toId", detail: "There is no such client." },
  link_to_itself: { status: 422, path: "/toId", detail: "A client is not linked to itself." },
  link_cycle: { status: 422, path: "/toId", detail: "That client is a distributor of this one already, directly or through others." },
  already_linked: { status: 409, detail: "These two are linked like this already." },
  not_linked: { status: 409, detail: "These two are not linked like this." },
  merged_away: { status: 409, detail: "It was merged into another. Change that one, or take the merge apart." },
};

const params = z.strictObject({ id });
const tag = "Clients";

export const clientTieEndpoints = [
  endpoint({
    method: "get",
    path: "/clients/{id}/decision-chain",
    tag,
    summary: "Who decides at a client",
    right: "clients.read",
    params,
    status: 200,
    answer: chain,
    handle: async ({ actor, database, params }) => {
      const found = await database.read(actor.scope, (tx) => findChain(tx, actor.workspaceId, params.id));
      if (!found) throw notFound();
      return found;
    },
  }),
  endpoint({
    method: "put",
    path: "/clients/{id}/decision-chain",
    tag,
    summary: "Say who decides at a client, in order",
    right: "clients.change",
    params,
    body: setChainBody,
    status: 200,
    answer: chain,
    handle: async ({ actor, commands, params, body, options }) =>
      settle(await commands.execute(actor, settingChain, { id: params.id, ...body }, options), chainRefusals),
  }),
  endpoint({
    method: "get",
    path: "/clients/{id}/links",
    tag,
    summary: "How a client is linked to others, both ways",
    right: "clients.read",
    params,
    status: 200,
    answer: clientLinks,
    handle: async ({ actor, database, params }) => {
      const found = await database.read(actor.scope, (tx) => linksOf(tx, actor.workspaceId, params.id));
      if (!found) throw notFound();
      return found;
    },
  }),
  ...(["post", "delete"] as const).map((method) =>
    endpoint({
      method,
      path: "/clients/{id}/links",
      tag,
      summary: method === "post" ? "Link a client to another" : "Take a link away",
      right: "clients.change",
      params,
      body: clientLink,
      status: 200,
      answer: clientLinks,
      handle: async ({ actor, commands, params, body, options }) =>
        settle(
          await commands.execute(actor, linking(method === "post" ? link : unlink), { fromId: params.id, ...body }, options),
          linkRefusals,
        ),
    }),
  ),
] as const;
