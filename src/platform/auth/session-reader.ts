/** Whose session a request carries. */
import type { CurrentSession } from "./auth.ts";
import { longestBoundSession, longestSession } from "./sessions.ts";

type Found = {
  readonly session: { readonly id: string; readonly createdAt: Date; readonly workspaceId?: string | null };
  readonly user: { readonly id: string; readonly email: string };
} | null;
type GetSession = (call: { headers: Headers; query: { disableRefresh: true } }) => Promise<Found>;

export function sessionReader(getSession: GetSession, clock: () => Date): (headers: Headers) => Promise<CurrentSession | null> {
  return async (headers) => {
    if (!headers.has("cookie")) return null;
    // Renewing belongs to get-session, which also renews the cookie.
    const found = await getSession({ headers, query: { disableRefresh: true } });
    if (found === null) return null;
    const workspaceId = found.session.workspaceId ?? null;
    const age = clock().getTime() - found.session.createdAt.getTime();
    if (age > (workspaceId === null ? longestSession : longestBoundSession)) return null;
    return { sessionId: found.session.id, userId: found.user.id, email: found.user.email, workspaceId };
  };
}
