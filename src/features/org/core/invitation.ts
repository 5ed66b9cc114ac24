/** Invitations: a link by which a hired person comes to sign in. */
import { no, type Result, yes } from "#shared/result.ts";

export type Invitation = {
  readonly id: string;
  readonly personId: string;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
};

export type InvitationEvent =
  | { readonly type: "PersonInvited"; readonly invitation: Invitation; readonly replaces: readonly string[] }
  | { readonly type: "InvitationAccepted"; readonly invitationId: string; readonly personId: string; readonly userId: string }
  | { readonly type: "PersonJoined"; readonly personId: string; readonly userId: string };

export type InvitationRefusal =
  | "email_needed"
  | "already_joined"
  | "person_inactive"
  | "invitation_expired"
  | "invitation_used"
  | "invitation_revoked";

/** How long an invitation stands open. */
export const invitationDays = 14;

/** A new invitation takes the place of open ones, so that only the last link works. */
export function invite(
  person: { readonly id: string; readonly email: string | null; readonly status: string; readonly userId: string | null },
  open: readonly string[],
  given: { readonly now: Date; readonly newId: () => string },
): Result<readonly InvitationEvent[], InvitationRefusal> {
  if (person.status === "inactive" || person.status === "erased") return no("person_inactive");
  if (person.userId !== null) return no("already_joined");
  if (person.email === null) return no("email_needed");
  const expiresAt = new Date(given.now.getTime() + invitationDays * 86_400_000);
  return yes([
    {
      type: "PersonInvited",
      invitation: { id: given.newId(), personId: person.id, expiresAt, acceptedAt: null, revokedAt: null },
      replaces: open,
    },
  ]);
}

/** Whether the invitation can still be used. */
export function openness(invitation: Invitation & { readonly personStatus: string }, now: Date): InvitationRefusal | null {
  if (invitation.acceptedAt !== null) return "invitation_used";
  if (invitation.revokedAt !== null) return "invitation_revoked";
  if (invitation.personStatus === "inactive" || invitation.personStatus === "erased") return "person_inactive";
  if (invitation.expiresAt.getTime() <= now.getTime()) return "invitation_expired";
  return null;
}

export function accept(
  invitation: Invitation & { readonly personStatus: string },
  userId: string,
  now: Date,
): Result<readonly InvitationEvent[], InvitationRefusal> {
  const closed = openness(invitation, now);
  return closed ? no(closed) : yes([{ type: "InvitationAccepted", invitationId: invitation.id, personId: invitation.personId, userId }]);
}

/** Coming in through the company's own sign-in needs no invitation: the company vouches for its people. */
export function join(
  person: { readonly id: string; readonly status: string; readonly userId: string | null },
  userId: string,
): Result<readonly InvitationEvent[], InvitationRefusal> {
  if (person.status === "inactive" || person.status === "erased") return no("person_inactive");
  if (person.userId !== null && person.userId !== userId) return no("already_joined");
  return yes(person.userId === userId ? [] : [{ type: "PersonJoined", personId: person.id, userId }]);
}
