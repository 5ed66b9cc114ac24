/** Invitations over HTTP: asking somebody in, and coming in. */
import { z } from "@hono/zod-openapi";
import { actingFor, systemActor } from "#platform/command/actor.ts";
import type { Database } from "#platform/db/database.ts";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint, openEndpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { fieldProblem, ProblemError, problem } from "#platform/http/problem.ts";
import { id } from "#platform/http/schema.ts";
import { acceptInvitation, invitation, invitationAccepted, invitationSeen, lookUpInvitation } from "../contract/people.ts";
import { type InvitationRefusal, openness } from "../core/invitation.ts";
import { findInvitation, type InvitationRow } from "../sql/invitation.ts";
import { accepting, inviting } from "./operate-invitations.ts";
import type { SetupParts } from "./setup.ts";

export type InvitationParts = {
  readonly accounts: SetupParts["accounts"];
  /** Is a mail server set up? */
  readonly canMail: boolean;
  /** The link for an invitation; its secret part stands behind the #, which no server sees. */
  linkFor(workspaceId: string, invitationId: string): string;
  read(token: string): { readonly workspaceId: string; readonly invitationId: string } | null;
};

const refusals: Readonly<Record<InvitationRefusal, RefusalAnswer>> = {
  email_needed: { status: 422, path: "/email", detail: "An invitation needs the person's e-mail address." },
  already_joined: { status: 409, detail: "The person can already sign in." },
  person_inactive: { status: 409, detail: "The person does not work here any more." },
  invitation_expired: { status: 409, detail: "The invitation has expired. Ask for a new one." },
  invitation_used: { status: 409, detail: "The invitation has been used. Sign in instead." },
  invitation_revoked: { status: 409, detail: "A newer invitation took the place of this one." },
};
const refuse = (reason: InvitationRefusal) => new ProblemError(problem("state", { reason, detail: refusals[reason].detail }));

export const invitationEndpoints = (parts: InvitationParts) => [
  endpoint({
    method: "post",
    path: "/people/{id}/invite",
    tag: "People",
    summary: "Invite a person to sign in",
    description: "Sends a letter where mail is set up, and answers the link, which stands open for 14 days. An older link stops working.",
    right: "people.change",
    params: z.strictObject({ id }),
    status: 201,
    answer: invitation,
    handle: async ({ actor, commands, params, options }) => {
      const invited = settle(await commands.execute(actor, inviting, { personId: params.id }, options), refusals);
      return { ...invited, link: parts.linkFor(actor.workspaceId, invited.id), isMailed: parts.canMail };
    },
  }),
  openEndpoint({
    method: "post",
    path: "/invitations/look-up",
    tag: "People",
    summary: "What an invitation is for",
    body: lookUpInvitation,
    status: 200,
    answer: invitationSeen,
    handle: async ({ database, body, now }) => {
      const { row } = await openInvitation(parts, database, body.token, now);
      return {
        workspaceName: row.workspaceName,
        personName: row.personName,
        email: row.email,
        language: row.language,
        hasAccount: row.email !== null && (await parts.accounts.userByEmail(row.email)) !== null,
      };
    },
  }),
  openEndpoint({
    method: "post",
    path: "/invitations/accept",
    tag: "People",
    summary: "Accept an invitation: set a password, or prove the one of the account there is",
    body: acceptInvitation,
    status: 201,
    answer: invitationAccepted,
    handle: async ({ database, commands, body, now, request }, headers) => {
      const { row, workspaceId } = await openInvitation(parts, database, body.token, now);
      if (row.email === null) throw refuse("email_needed");
      const userId = await accountFor(parts, row.email, row.personName, body.password, row.language);
      // Nobody is signed in yet; whoever has the link and the password is the invited person.
      const invited = actingFor(row.personId, systemActor(workspaceId, "session"));
      const accepted = settle(await commands.execute(invited, accepting, { invitationId: row.id, userId }), refusals);
      for (const [name, value] of await parts.accounts.signInAs(userId, request.headers)) headers.append(name, value);
      return accepted;
    },
  }),
];

async function openInvitation(
  parts: InvitationParts,
  database: Database,
  token: string,
  now: Date,
): Promise<{ row: InvitationRow; workspaceId: string }> {
  const named = parts.read(token);
  const row =
    named &&
    (await database.read(systemActor(named.workspaceId, "session").scope, (tx) =>
      findInvitation(tx, named.workspaceId, named.invitationId, false),
    ));
  if (!named || !row)
    throw fieldProblem("/token", "unknown_invitation", "This link is not complete. Open it again from the letter, or ask for a new one.");
  const closed = openness(row, now);
  if (closed) throw refuse(closed);
  return { row, workspaceId: named.workspaceId };
}

async function accountFor(parts: InvitationParts, email: string, name: string, password: string, language: string): Promise<string> {
  const known = await parts.accounts.userByEmail(email);
  if (known?.hasPassword) {
    if (await parts.accounts.verifyPassword(known.userId, password)) return known.userId;
    throw fieldProblem("/password", "wrong_password", "You have an account already; this is not its password.");
  }
  // An account without a password must first be proved by its mailbox: holding an invitation proves nothing about it.
  if (known)
    throw fieldProblem(
      "/password",
      "reset_needed",
      "You have an account already. Ask for a new password by mail first, then open this link again.",
    );
  const created = await parts.accounts.createUser({ email, name, password, language });
  if (created.ok) return created.value.userId;
  throw fieldProblem("/password", created.refusal, "Choose a longer or less common password.");
}
