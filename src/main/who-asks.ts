/** From a request to an actor: an API key, or a session and the company it is used in. */
import type { Actors } from "#features/org/sql/actor.ts";
import { membershipsOf } from "#features/org/sql/workspace.ts";
import type { ApiKeys } from "#platform/auth/api-key.ts";
import type { Actor } from "#platform/command/actor.ts";
import type { Database } from "#platform/db/database.ts";
import { ProblemError, problem } from "#platform/http/problem.ts";

type Sessions = { sessionOf(headers: Headers): Promise<{ readonly userId: string; readonly workspaceId: string | null } | null> };

const unauthenticated = (detail: string) => new ProblemError(problem("unauthenticated", { detail }), { "www-authenticate": "Bearer" });

export function whoAsks(parts: {
  readonly database: Database;
  readonly actors: Actors;
  readonly keys: ApiKeys;
  readonly sessions: Sessions;
}) {
  return async (request: Request): Promise<Actor> => {
    const authorization = request.headers.get("authorization");
    return authorization === null ? bySession(request) : byKey(authorization);
  };

  async function byKey(authorization: string): Promise<Actor> {
    const key = /^Bearer (\S{1,200})$/i.exec(authorization)?.[1];
    const found = key === undefined ? null : await parts.keys.verify(key);
    const actor = found && (await parts.actors.find(found.workspaceId, found.personId, "key"));
    if (!found || !actor) throw unauthenticated("The key is unknown, expired or revoked.");
    return { ...actor, rights: new Set([...actor.rights, ...found.scopes.map((scope) => `scope.${scope}`)]) };
  }

  async function bySession(request: Request): Promise<Actor> {
    const session = await parts.sessions.sessionOf(request.headers);
    if (!session) throw unauthenticated("Sign in, or send an API key as Authorization: Bearer KEY.");
    const slug = request.headers.get("mainspring-workspace");
    const companies = (await parts.database.lookUp((tx) => membershipsOf(tx, session.userId))).filter(
      (company) => session.workspaceId === null || company.workspaceId === session.workspaceId,
    );
    const company = slug === null && companies.length === 1 ? companies[0] : companies.find((one) => one.slug === slug);
    if (!company)
      throw new ProblemError(
        problem("forbidden", {
          reason: "no_membership",
          detail:
            slug === null
              ? "Say in the header Mainspring-Workspace which company."
              : "You do not work in this company, or this sign-in does not open it.",
        }),
      );
    const actor = await parts.actors.find(company.workspaceId, company.personId, "session");
    if (!actor) throw unauthenticated("This person does not work here any more.");
    return actor;
  }
}
