/** Who takes part in a record of any kind, and who can see it, over HTTP. */
import { z } from "@hono/zod-openapi";
import type { Operation } from "#platform/command/command.ts";
import { endPart, letTakePart } from "#platform/db/participation.ts";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { notFound } from "#platform/http/problem.ts";
import { id } from "#platform/http/schema.ts";
import {
  askNames,
  foundList,
  namedList,
  type ParticipantView,
  participantList,
  searchRecords as searchFor,
  sight,
  takePart,
} from "../contract/records.ts";
import { changePart, type Part, type PartChanged, type ParticipationRefusal, type RecordSeen } from "../core/participation.ts";
import { type CurrencyLookup, namesOf } from "../sql/record-names.ts";
import { searchRecords } from "../sql/search.ts";
import { loadSeenRecord, participantsOf, sightOf } from "../sql/sight.ts";

const refusals: Readonly<Record<ParticipationRefusal, RefusalAnswer>> = {
  right_missing: { status: 403, detail: "It needs the right to change records of this kind." },
  is_owner: { status: 409, detail: "The owner takes part already." },
  person_inactive: { status: 409, detail: "This person has left; choose somebody who works here." },
};

type ChangePart = { readonly id: string; readonly personId: string; readonly part: Part | null };

export const changingPart: Operation<ChangePart, RecordSeen, PartChanged, ParticipationRefusal, { items: ParticipantView[] }> = {
  feature: "records",
  async load(tx, { id, personId, part }, { actor }) {
    const seen = await loadSeenRecord(tx, actor.scope, id, personId);
    return seen && part === null && seen.person.part === null ? null : seen;
  },
  decide: (seen, { part }, { actor }) => changePart(seen, part, actor.rights),
  async save(tx, events, _, { actor, now }) {
    for (const { recordId, personId, after } of events)
      await (after === null
        ? endPart(tx, actor.workspaceId, recordId, personId)
        : letTakePart(tx, actor.workspaceId, recordId, personId, after, now));
  },
  record: ({ recordId, recordKind, personId, before, after }) => ({
    kind: after === null ? "participation_ended" : "participation_changed",
    subjectKind: recordKind,
    subjectId: recordId,
    data: { personId, changes: { part: { before, after } } },
  }),
  answer: async (tx, { id }, _, __, { actor }) => ({ items: (await participantsOf(tx, actor.workspaceId, id)) ?? [] }),
};

const params = z.strictObject({ id });
const partParams = z.strictObject({ id, personId: id });
const tag = "Records";

export const recordEndpoints = ({ currencies }: { readonly currencies: CurrencyLookup }) => [
  endpoint({
    method: "get",
    path: "/records/{id}/participants",
    tag,
    summary: "Who takes part in a record, or has it shared",
    right: "clients.read",
    params,
    status: 200,
    answer: participantList,
    handle: async ({ actor, database, params }) => {
      const items = await database.read(actor.scope, (tx) => participantsOf(tx, actor.workspaceId, params.id));
      if (!items) throw notFound();
      return { items };
    },
  }),
  endpoint({
    method: "put",
    path: "/records/{id}/participants/{personId}",
    tag,
    summary: "Let somebody take part in a record, or share it with them",
    description: "They see it from then on, and so does everybody above them. It needs the right to change records of that kind.",
    right: "clients.read",
    params: partParams,
    body: takePart,
    status: 200,
    answer: participantList,
    handle: async ({ actor, commands, params, body, options }) =>
      settle(await commands.execute(actor, changingPart, { ...params, part: body.part }, options), refusals),
  }),
  endpoint({
    method: "delete",
    path: "/records/{id}/participants/{personId}",
    tag,
    summary: "Somebody takes part no more",
    right: "clients.read",
    params: partParams,
    status: 200,
    answer: participantList,
    handle: async ({ actor, commands, params, options }) =>
      settle(await commands.execute(actor, changingPart, { ...params, part: null }, options), refusals),
  }),
  endpoint({
    method: "get",
    path: "/records/{id}/sight",
    tag,
    summary: "Who can see a record today, and why",
    right: "clients.read",
    params,
    status: 200,
    answer: sight,
    handle: async ({ actor, database, params, now }) => {
      const found = await database.read(actor.scope, (tx) => sightOf(tx, actor.workspaceId, params.id, now));
      if (!found) throw notFound();
      return found;
    },
  }),
  endpoint({
    method: "get",
    path: "/search",
    tag,
    summary: "Records that you can see by what you type, best first",
    right: "clients.read",
    query: searchFor,
    status: 200,
    answer: foundList,
    handle: async ({ actor, database, query }) => ({ items: await database.read(actor.scope, (tx) => searchRecords(tx, query)) }),
  }),
  endpoint({
    method: "get",
    path: "/names",
    tag,
    summary: "What many records are called, asked at once",
    description: "Archived ones too. What you do not see is missing, like what is not there.",
    right: "clients.read",
    query: askNames,
    status: 200,
    answer: namedList,
    handle: async ({ actor: { scope, workspaceId }, database, query }) => ({
      items: await database.read(scope, (tx) => namesOf(tx, workspaceId, query.of.split(","), currencies)),
    }),
  }),
];
