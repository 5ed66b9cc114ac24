/** One's own open sign-ins over HTTP: seen and closed. From a session bound to one company only that company's are in reach. */
import { z } from "@hono/zod-openapi";
import { session } from "#platform/http/contract.ts";
import { openEndpoint } from "#platform/http/endpoint/endpoint.ts";
import { notFound, ProblemError, problem } from "#platform/http/problem.ts";
import type { Auth } from "./auth.ts";

export type SessionParts = { readonly auth: Pick<Auth, "sessionOf" | "sessions"> };

export const sessionEndpoints = ({ auth }: SessionParts) => {
  const mine = async (request: Request) => {
    const current = await auth.sessionOf(request.headers);
    if (!current)
      throw new ProblemError(problem("unauthenticated", { detail: "Sign in. Sessions belong to a sign-in, so a key has none." }));
    return current;
  };
  return [
    openEndpoint({
      needsSession: true,
      method: "get",
      path: "/sessions",
      tag: "Me",
      summary: "One's own open sign-ins",
      status: 200,
      answer: z.object({ items: z.array(session), nextCursor: z.null() }),
      handle: async ({ request }) => {
        const current = await mine(request);
        const open = await auth.sessions.list(current);
        const items = open.map((one) => ({
          ...one,
          createdAt: one.createdAt.toISOString(),
          expiresAt: one.expiresAt.toISOString(),
          isCurrent: one.id === current.sessionId,
        }));
        return { items, nextCursor: null };
      },
    }),
    openEndpoint({
      needsSession: true,
      method: "delete",
      path: "/sessions/{id}",
      tag: "Me",
      summary: "Close one of one's sign-ins",
      params: z.strictObject({ id: z.string().max(60) }),
      status: 204,
      handle: async ({ params, request }) => {
        if (!(await auth.sessions.close(await mine(request), params.id))) throw notFound();
      },
    }),
    openEndpoint({
      needsSession: true,
      method: "post",
      path: "/sessions/close-others",
      tag: "Me",
      summary: "Close all of one's sign-ins but this",
      status: 204,
      handle: async ({ request }) => {
        const current = await mine(request);
        await auth.sessions.closeOthers(current, current.sessionId);
      },
    }),
  ];
};
