/** The operations on invitations. */
import type { Operation } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { accept, type Invitation, type InvitationEvent, type InvitationRefusal, invite, join } from "../core/invitation.ts";
import type { Person } from "../core/person.ts";
import { bumpTreeVersion } from "../sql/closure.ts";
import { loadPerson } from "../sql/load-person.ts";
import { findInvitation, type InvitationRow } from "../sql/workspace.ts";

type Invited = { readonly id: string; readonly personId: string; readonly expiresAt: string };

export const inviting: Operation<{ readonly personId: string }, { person: Person; open: string[] }, InvitationEvent, InvitationRefusal, Invited> = {
  feature: "org",
  async load(tx, { personId }, { actor }) {
    const person = await loadPerson(tx, actor.workspaceId, personId);
    if (!person) return null;
    const open = await tx.selectFrom("org.invitation").select("id").where("workspace_id", "=", actor.workspaceId).where("person_id", "=", personId).where("accepted_at", "is", null).where("revoked_at", "is", null).execute();
    return { person, open: open.map((row) => row.id) };
  },
  decide: ({ person, open }, _, given) => invite(person, open, given),
  async save(tx, events, _, { actor, now, newId }) {
    for (const event of events) {
      if (event.type !== "PersonInvited") continue;
      const { workspaceId } = actor;
      if (event.replaces.length > 0) await tx.updateTable("org.invitation").set({ revoked_at: now }).where("workspace_id", "=", workspaceId).where("id", "in", event.replaces).execute();
      const { id, personId, expiresAt } = event.invitation;
      await tx.insertInto("org.invitation").values({ workspace_id: workspaceId, id, person_id: personId, created_at: now, expires_at: expiresAt }).execute();
      await tx.insertInto("platform.mail").values({ workspace_id: workspaceId, id: newId(), person_id: personId, template: "invitation", parameters: JSON.stringify({ invitationId: id }), created_at: now }).execute();
    }
  },
  record: recordInvitationEvent,
  jobs: (event) => (event.type === "PersonInvited" ? [{ task: "send_invitation", payload: { invitationId: event.invitation.id }, maxAttempts: 8 }] : []),
  async answer(_, __, ___, events) {
    const [event] = events;
    if (event?.type !== "PersonInvited") throw new Error("an invitation was decided");
    return { id: event.invitation.id, personId: event.invitation.personId, expiresAt: event.invitation.expiresAt.toISOString() };
  },
};

export const accepting: Operation<{ readonly invitationId: string; readonly userId: string }, InvitationRow & Invitation, InvitationEvent, InvitationRefusal, { readonly slug: string; readonly personId: string }> = {
  feature: "org",
  load: (tx, { invitationId }, { actor }) => findInvitation(tx, actor.workspaceId, invitationId, true),
  decide: (state, { userId }, { now }) => accept(state, userId, now),
  async save(tx, events, _, { actor, now }) {
    for (const event of events) {
      if (event.type !== "InvitationAccepted") continue;
      await tx.updateTable("org.invitation").set({ accepted_at: now }).where("workspace_id", "=", actor.workspaceId).where("id", "=", event.invitationId).execute();
      await letIn(tx, actor.workspaceId, event.personId, event.userId);
    }
  },
  record: recordInvitationEvent,
  answer: async (_, __, state) => ({ slug: state.slug, personId: state.personId }),
};

export const joining: Operation<{ readonly personId: string; readonly userId: string }, Person, InvitationEvent, InvitationRefusal, null> = {
  feature: "org",
  load: (tx, { personId }, { actor }) => loadPerson(tx, actor.workspaceId, personId),
  decide: (person, { userId }) => join(person, userId),
  async save(tx, events, _, { actor }) {
    for (const event of events) if (event.type === "PersonJoined") await letIn(tx, actor.workspaceId, event.personId, event.userId);
  },
  record: recordInvitationEvent,
  answer: async () => null,
};

async function letIn(tx: Tx, workspaceId: string, personId: string, userId: string): Promise<void> {
  await tx.updateTable("org.person").set((row) => ({ user_id: userId, status: "active", version: row("version", "+", 1) })).where("workspace_id", "=", workspaceId).where("id", "=", personId).execute();
  await bumpTreeVersion(tx, workspaceId);
}

function recordInvitationEvent(event: InvitationEvent): JournalEntry {
  switch (event.type) {
    case "PersonInvited":
      return { kind: "person_invited", subjectKind: "person", subjectId: event.invitation.personId, data: { invitationId: event.invitation.id, expiresAt: event.invitation.expiresAt.toISOString() } };
    case "InvitationAccepted":
      return { kind: "invitation_accepted", subjectKind: "person", subjectId: event.personId, data: { invitationId: event.invitationId } };
    case "PersonJoined":
      return { kind: "person_joined", subjectKind: "person", subjectId: event.personId, data: {} };
  }
}
