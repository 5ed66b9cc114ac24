/** The operations on invitations. */
import type { Operation } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";
import { orderLetter } from "#platform/mail/order.ts";
import { accept, type Invitation, type InvitationEvent, type InvitationRefusal, invite, join } from "../core/invitation.ts";
import type { Person } from "../core/person.ts";
import { findInvitation, type InvitationRow, insertInvitation, letIn, markAccepted, openInvitations } from "../sql/invitation.ts";
import { loadPerson } from "../sql/load-person.ts";

type Invited = { readonly id: string; readonly personId: string; readonly expiresAt: string };

export const inviting: Operation<
  { readonly personId: string },
  { readonly person: Person; readonly open: readonly string[] },
  InvitationEvent,
  InvitationRefusal,
  Invited
> = {
  feature: "org",
  async load(tx, { personId }, { actor }) {
    const person = await loadPerson(tx, actor.workspaceId, personId);
    if (!person) return null;
    return { person, open: await openInvitations(tx, actor.workspaceId, personId) };
  },
  decide: ({ person, open }, _, given) => invite(person, open, given),
  async save(tx, events, _, { actor, now, newId }) {
    for (const event of events) {
      if (event.type !== "PersonInvited") continue;
      await insertInvitation(tx, actor.workspaceId, event.invitation, event.replaces, now);
      await orderLetter(
        tx,
        {
          workspaceId: actor.workspaceId,
          id: newId(),
          personId: event.invitation.personId,
          template: "invitation",
          parameters: { invitationId: event.invitation.id },
        },
        now,
      );
    }
  },
  record: recordInvitationEvent,
  jobs: (event) =>
    event.type === "PersonInvited" ? [{ task: "send_invitation", payload: { invitationId: event.invitation.id }, maxAttempts: 8 }] : [],
  async answer(_, __, ___, events) {
    const [event] = events;
    if (event?.type !== "PersonInvited") throw new Error("an invitation was decided");
    return { id: event.invitation.id, personId: event.invitation.personId, expiresAt: event.invitation.expiresAt.toISOString() };
  },
};

export const accepting: Operation<
  { readonly invitationId: string; readonly userId: string },
  InvitationRow & Invitation,
  InvitationEvent,
  InvitationRefusal,
  { readonly slug: string; readonly personId: string }
> = {
  feature: "org",
  load: (tx, { invitationId }, { actor }) => findInvitation(tx, actor.workspaceId, invitationId, true),
  decide: (state, { userId }, { now }) => accept(state, userId, now),
  async save(tx, events, _, { actor, now }) {
    for (const event of events) {
      if (event.type !== "InvitationAccepted") continue;
      await markAccepted(tx, actor.workspaceId, event.invitationId, now);
      await letIn(tx, actor.workspaceId, event.personId, event.userId);
    }
  },
  record: recordInvitationEvent,
  answer: async (_, __, state) => ({ slug: state.slug, personId: state.personId }),
};

export const joining: Operation<{ readonly personId: string; readonly userId: string }, Person, InvitationEvent, InvitationRefusal, null> =
  {
    feature: "org",
    load: (tx, { personId }, { actor }) => loadPerson(tx, actor.workspaceId, personId),
    decide: (person, { userId }) => join(person, userId),
    async save(tx, events, _, { actor }) {
      for (const event of events) if (event.type === "PersonJoined") await letIn(tx, actor.workspaceId, event.personId, event.userId);
    },
    record: recordInvitationEvent,
    answer: async () => null,
  };

function recordInvitationEvent(event: InvitationEvent): JournalEntry {
  switch (event.type) {
    case "PersonInvited":
      return {
        kind: "person_invited",
        subjectKind: "person",
        subjectId: event.invitation.personId,
        data: { invitationId: event.invitation.id, expiresAt: event.invitation.expiresAt.toISOString() },
      };
    case "InvitationAccepted":
      return { kind: "invitation_accepted", subjectKind: "person", subjectId: event.personId, data: { invitationId: event.invitationId } };
    case "PersonJoined":
      return { kind: "person_joined", subjectKind: "person", subjectId: event.personId, data: {} };
  }
}
