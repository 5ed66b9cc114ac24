/** What the sign-in part knows of a user, for the export of a person's data: no password, no second factor, no token. */
import type { Auth } from "#platform/auth/auth.ts";

export const accountFacts = (auth: Pick<Auth, "sessions">) => async (userId: string) => {
  const open = await auth.sessions.list({ userId, workspaceId: null });
  return { userId, sessions: open.map((session) => ({ createdAt: session.createdAt.toISOString(), expiresAt: session.expiresAt.toISOString(), ipAddress: session.ipAddress, userAgent: session.userAgent })) };
};
