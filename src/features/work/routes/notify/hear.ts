/** What rooms to the left do becomes news, in the same transaction. */
import type { DomainEvent, Reactor } from "#platform/command/command.ts";
import { noticesOfNote } from "../../core/notify/notices-of-notes.ts";
import { noticesOfMessage, noticesOfTask } from "../../core/notify/notices-of-tasks.ts";
import { endTelling, forgetRecurrences } from "../../sql/notify/leave.ts";
import { notify } from "../../sql/notify/notify.ts";
import { findSubject } from "../../sql/recurrence/surroundings.ts";

const hearTask: Reactor = ({ tx, event, given }) => notify(tx, given, noticesOfTask(event as Parameters<typeof noticesOfTask>[0]));

const hearMessage: Reactor = ({ tx, event, given }) =>
  // Who set the process going did not write the message: they are told like everybody else.
  notify(
    tx,
    { ...given, actor: { ...given.actor, personId: null } },
    noticesOfMessage(event as Parameters<typeof noticesOfMessage>[0], given.newId()),
  );

const hearNote: Reactor = async ({ tx, event, given }) => {
  const note = event as Parameters<typeof noticesOfNote>[0];
  if (noticesOfNote(note, "").length === 0) return;
  const record = await findSubject(tx, given.actor.workspaceId, note.note.recordId);
  if (record) await notify(tx, given, noticesOfNote(note, record.kind));
};

type Leaving = DomainEvent & { readonly personId: string };

const hearLeaving: Reactor = ({ tx, event, given }) => endTelling(tx, given.actor.workspaceId, (event as Leaving).personId, given.now);

const hearErasure: Reactor = async ({ tx, event, given }) => {
  const { personId } = event as Leaving;
  await endTelling(tx, given.actor.workspaceId, personId, given.now);
  await forgetRecurrences(tx, given.actor.workspaceId, personId);
};

export const newsReactors: readonly (readonly [event: string, reactor: Reactor])[] = [
  ["TaskOpened", hearTask],
  ["TaskReassigned", hearTask],
  ["TaskCompleted", hearTask],
  ["RunNotified", hearMessage],
  ["NoteAdded", hearNote],
  ["NoteChanged", hearNote],
  ["PersonDeactivated", hearLeaving],
  ["PersonErased", hearErasure],
];
