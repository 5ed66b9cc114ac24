/** What the sign-in part knows of a user, for the export of a person's data: no password, no second factor, no token. */
import type { Auth } from "#platform/auth/auth.ts";

/** For a company only the sign-ins bound to it: where else the user works is none of its business. For the person all of them. */
export const accountFacts = (auth: Pick<Auth, "sessions">) => async (userId: string, workspaceId: string | null) => {
  const open = await auth.sessions.list({ userId, workspaceId });
  return {
    userId,
    sessions: open.map((session) => ({
      createdAt: session.createdAt.toISOString(),
      expiresAt: session.expiresAt.toISOString(),
      ipAddress: session.ipAddress,
      userAgent: session.userAgent,
    })),
  };
};
