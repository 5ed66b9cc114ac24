/** People over HTTP. */
import { z } from "@hono/zod-openapi";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { pageOf, startOf } from "#platform/http/page.ts";
import { notFound } from "#platform/http/problem.ts";
import { id, page } from "#platform/http/schema.ts";
import { changePerson, choices, deactivatePerson, hirePerson, listChoices, listPeople, person } from "../contract/people.ts";
import type { PersonRefusal } from "../core/person.ts";
import { findChoices } from "../sql/choosing.ts";
import { findPerson, peoplePage } from "../sql/people.ts";
import { changing, deactivating, hiring, reactivating } from "./operate-people.ts";

const params = z.strictObject({ id });

export const personRefusals: Readonly<Record<PersonRefusal, RefusalAnswer>> = {
  invalid_email: { status: 422, path: "/email", detail: "This is not an e-mail address." },
  email_taken: { status: 422, path: "/email", detail: "Somebody in the company has this e-mail address already." },
  unknown_level: { status: 422, path: "/level", detail: "The company has no such level." },
  level_or_role_needed: { status: 422, path: "/level", detail: "A person has a level, or a role outside of the ladder." },
  unknown_chief: { status: 422, path: "/chiefId", detail: "There is no such person to report to." },
  chief_not_active: { status: 422, path: "/chiefId", detail: "This person has left; choose somebody who works here." },
  cycle: { status: 422, path: "/chiefId", detail: "This person stands below; the reporting line would go round in a circle." },
  unknown_unit: { status: 422, path: "/unitId", detail: "There is no such unit, or it is archived." },
  above_own_level: { status: 403, detail: "People at this level are placed by somebody above it." },
  person_inactive: { status: 409, detail: "The person has already left." },
  person_erased: { status: 409, detail: "The person's data was erased; nothing can be changed any more." },
  people_below: { status: 409, path: "/newChiefId", detail: "People report to this person. Say who takes them over." },
  last_owner: { status: 409, detail: "This is the last owner. Make somebody else an owner first." },
  already_active: { status: 409, detail: "The person works here." },
  oneself: { status: 409, detail: "Somebody else has to do this for you." },
};

/** Whoever takes over the people below is named in another field than a chief. */
const leavingRefusals: typeof personRefusals = Object.fromEntries(
  Object.entries(personRefusals).map(([reason, answer]) => [
    reason,
    answer.path === "/chiefId" ? { ...answer, path: "/newChiefId" } : answer,
  ]),
) as typeof personRefusals;

export const peopleEndpoints = [
  endpoint({
    method: "get",
    path: "/people",
    tag: "People",
    summary: "People of the company",
    right: "people.read",
    query: listPeople,
    status: 200,
    answer: page(person),
    handle: async ({ actor, database, query }) => {
      const after = startOf(query.cursor, ["text", "id"]) as readonly [string, string] | null;
      const { items, last } = await database.read(actor.scope, (tx) => peoplePage(tx, actor.workspaceId, query, after));
      return pageOf(items, last);
    },
  }),
  endpoint({
    method: "post",
    path: "/people",
    tag: "People",
    summary: "Hire a person",
    description: "The person can sign in after accepting an invitation.",
    right: "people.change",
    body: hirePerson,
    status: 201,
    answer: person,
    handle: async ({ actor, commands, body, options }) => settle(await commands.execute(actor, hiring, body, options), personRefusals),
  }),
  endpoint({
    method: "get",
    path: "/people/choices",
    tag: "People",
    summary: "Who may be chosen",
    description:
      "Whoever works here, or is invited, and may do what the post asks for; for tasks, whom one may set work for. All at once, not by pages.",
    right: "people.read",
    query: listChoices,
    status: 200,
    answer: choices,
    handle: async ({ actor, database, query }) => ({
      people: [...(await database.read(actor.scope, (tx) => findChoices(tx, actor.scope, query.for)))],
    }),
  }),
  endpoint({
    method: "get",
    path: "/people/{id}",
    tag: "People",
    summary: "One person",
    right: "people.read",
    params,
    status: 200,
    answer: person,
    handle: async ({ actor, database, params }) => {
      const found = await database.read(actor.scope, (tx) => findPerson(tx, actor.workspaceId, params.id));
      if (!found) throw notFound();
      return found;
    },
  }),
  endpoint({
    method: "patch",
    path: "/people/{id}",
    tag: "People",
    summary: "Change a person: details, level, chief, unit, functions",
    right: "people.change",
    params,
    body: changePerson,
    status: 200,
    answer: person,
    handle: async ({ actor, commands, params, body, options }) =>
      settle(await commands.execute(actor, changing, { id: params.id, change: body }, options), personRefusals),
  }),
  endpoint({
    method: "post",
    path: "/people/{id}/deactivate",
    tag: "People",
    summary: "A person leaves",
    description: "Whoever has people below names who takes them over; sessions and keys stop working at once.",
    right: "people.change",
    params,
    body: deactivatePerson,
    status: 200,
    answer: person,
    handle: async ({ actor, commands, params, body, options }) =>
      settle(await commands.execute(actor, deactivating, { id: params.id, change: body }, options), leavingRefusals),
  }),
  endpoint({
    method: "post",
    path: "/people/{id}/reactivate",
    tag: "People",
    summary: "A person comes back",
    right: "people.change",
    params,
    status: 200,
    answer: person,
    handle: async ({ actor, commands, params, options }) =>
      settle(await commands.execute(actor, reactivating, { id: params.id }, options), personRefusals),
  }),
] as const;
