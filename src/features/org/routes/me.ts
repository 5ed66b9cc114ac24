/** The signed-in person: who am I, where do I work, my own details. */
import type { Actor } from "#platform/command/actor.ts";
import type { Tx } from "#platform/db/database.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { notFound } from "#platform/http/problem.ts";
import { changeMe, me } from "../contract/people.ts";
import { findPerson } from "../sql/people.ts";
import { findCompany } from "../sql/workspace.ts";
import { changing } from "./operate-people.ts";
import { personRefusals } from "./people.ts";

export const meEndpoints = [
  endpoint({
    method: "get",
    path: "/me",
    tag: "Me",
    summary: "The signed-in person and the company",
    right: "signed_in",
    status: 200,
    answer: me,
    handle: ({ actor, database }) => database.read(actor.scope, (tx) => presentMe(tx, actor)),
  }),
  endpoint({
    method: "patch",
    path: "/me",
    tag: "Me",
    summary: "Change one's own details",
    right: "profile.own",
    body: changeMe,
    status: 200,
    answer: me,
    handle: async ({ actor, commands, database, body, options }) => {
      if (actor.personId === null) throw notFound();
      settle(await commands.execute(actor, changing, { id: actor.personId, change: body }, options), personRefusals);
      return database.read(actor.scope, (tx) => presentMe(tx, actor));
    },
  }),
] as const;

async function presentMe(tx: Tx, actor: Actor) {
  const person = actor.personId === null ? null : await findPerson(tx, actor.workspaceId, actor.personId);
  const workspace = await findCompany(tx, actor.workspaceId);
  if (!person || !workspace) throw notFound();
  const { defaultLanguage, ...company } = workspace;
  return {
    personId: person.id,
    name: person.name,
    email: person.email,
    level: person.level,
    role: person.role,
    functions: person.functions,
    language: person.language ?? defaultLanguage,
    timeZone: person.timeZone ?? workspace.timeZone,
    chiefId: person.chiefId,
    rights: [...actor.rights].filter((right) => !right.startsWith("scope.")).sort(),
    workspace: company,
  };
}
