/** The companies that the signed-in user works in: asked before one is chosen. */
import { z } from "@hono/zod-openapi";
import { membership } from "#platform/http/contract.ts";
import { openEndpoint } from "#platform/http/endpoint/endpoint.ts";
import { ProblemError, problem } from "#platform/http/problem.ts";
import { membershipsOf } from "../sql/workspace.ts";

export type MembershipParts = {
  sessionOf(headers: Headers): Promise<{ readonly userId: string; readonly workspaceId: string | null } | null>;
};

export const membershipEndpoints = (parts: MembershipParts) => [
  openEndpoint({
    needsSession: true,
    method: "get",
    path: "/memberships",
    tag: "Me",
    summary: "Companies that the signed-in user works in",
    status: 200,
    answer: z.object({ items: z.array(membership) }),
    handle: async ({ database, request }) => {
      const session = await parts.sessionOf(request.headers);
      if (!session) throw new ProblemError(problem("unauthenticated"));
      const rows = await database.lookUp((tx) => membershipsOf(tx, session.userId));
      // A session that a company's own sign-in made opens that company alone.
      return { items: rows.filter((row) => session.workspaceId === null || row.workspaceId === session.workspaceId) };
    },
  }),
];
