/** What rooms to the left do becomes news, in the same transaction. */
import type { Reactor } from "#platform/command/command.ts";
import { noticesOfNote } from "../../core/notify/notices-of-notes.ts";
import { noticesOfMessage, noticesOfTask } from "../../core/notify/notices-of-tasks.ts";
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

export const newsReactors: readonly (readonly [event: string, reactor: Reactor])[] = [
  ["TaskOpened", hearTask],
  ["TaskReassigned", hearTask],
  ["TaskCompleted", hearTask],
  ["RunNotified", hearMessage],
  ["NoteAdded", hearNote],
  ["NoteChanged", hearNote],
];
