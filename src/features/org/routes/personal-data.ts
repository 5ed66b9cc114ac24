/** Personal data over HTTP: all that is known as a file, and erasure. */
import { z } from "@hono/zod-openapi";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { forbidden, notFound } from "#platform/http/problem.ts";
import { id } from "#platform/http/schema.ts";
import { person } from "../contract/people.ts";
import { erasePerson, personalData } from "../contract/personal-data.ts";
import type { ErasureRefusal } from "../core/erasure.ts";
import { findPerson } from "../sql/people.ts";
import { findUserId, personalRows } from "../sql/personal-data.ts";
import { erasing } from "./operate-erasure.ts";

/** What the sign-in part tells of a user: address, second factor, sessions. Never a hash or a secret. */
export type PersonalDataParts = {
  /** `workspaceId`: only what belongs to this company; null for the person's own eyes. */
  accountFacts(userId: string, workspaceId: string | null): Promise<object | null>;
};

const params = z.strictObject({ id });
const refusals: Readonly<Record<ErasureRefusal, RefusalAnswer>> = {
  person_erased: { status: 409, detail: "The person's data was erased already." },
  still_working: { status: 409, detail: "The person works here. Deactivate the person first." },
  oneself: { status: 409, detail: "Somebody else has to do this for you." },
  name_differs: { status: 422, path: "/confirm", detail: "This is not the person's name." },
};

export const personalDataEndpoints = ({ accountFacts }: PersonalDataParts) =>
  [
    endpoint({
      method: "get",
      path: "/people/{id}/personal-data",
      tag: "Personal data",
      summary: "Everything known about a person, as a file",
      description: "One's own data, or with the right people.erase anybody's.",
      right: "profile.own",
      params,
      status: 200,
      answer: personalData,
      handle: async ({ actor, database, params, now }, headers) => {
        if (params.id !== actor.personId && !actor.rights.has("people.erase")) throw forbidden("It needs the right people.erase.");
        // A person is told also what others wrote about them, which is more than what they see at work.
        const scope = { workspaceId: actor.workspaceId, personId: actor.personId, visible: [], sight: "all" } as const;
        const found = await database.read(scope, async (tx) => {
          const record = await findPerson(tx, actor.workspaceId, params.id);
          return (
            record && {
              record,
              userId: await findUserId(tx, actor.workspaceId, params.id),
              rows: await personalRows(tx, actor.workspaceId, params.id),
            }
          );
        });
        if (!found) throw notFound();
        headers.set("content-disposition", `attachment; filename="personal-data-${params.id}.json"`);
        headers.set("cache-control", "no-store");
        return {
          madeAt: now.toISOString(),
          person: found.record,
          ...found.rows,
          account: found.userId === null ? null : await accountFacts(found.userId, actor.personId === params.id ? null : actor.workspaceId),
        };
      },
    }),
    endpoint({
      method: "post",
      path: "/people/{id}/erase",
      tag: "Personal data",
      summary: "Erase a person's data for good",
      description:
        "Only for people who have left. Facts, intervals and numbers stay; name, addresses and every value about the person go, from the journal too.",
      right: "people.erase",
      params,
      body: erasePerson,
      status: 200,
      answer: person,
      handle: async ({ actor, commands, params, body, options }) =>
        settle(await commands.execute(actor, erasing, { id: params.id, confirm: body.confirm }, options), refusals),
    }),
  ] as const;
