/** What rooms to the left do becomes news, in the same transaction. */
import type { DomainEvent, Reactor } from "#platform/command/command.ts";
import { noticesOfNote } from "../../core/notify/notices-of-notes.ts";
import { noticesOfMessage, noticesOfTasks } from "../../core/notify/notices-of-tasks.ts";
import { endTelling, forgetRecurrences } from "../../sql/notify/leave.ts";
import { notify, tellOf } from "../../sql/notify/notify.ts";
import { findSubject } from "../../sql/recurrence/surroundings.ts";
import { newsTurn } from "../turns.ts";

const isOfTask = (event: DomainEvent): event is DomainEvent & Parameters<typeof noticesOfTasks>[0][number] => event.type !== "RunNotified";

/** All that a command, or a batch of timers, made known of tasks and runs is told at once. */
const hearWork: Reactor = {
  turn: newsTurn,
  together: ({ tx, events, given }) =>
    tellOf(tx, given, [
      // Who set the process going did not write the message: they are told like everybody else.
      ...events.flatMap((event) =>
        event.type === "RunNotified"
          ? [{ by: null, notices: noticesOfMessage(event as Parameters<typeof noticesOfMessage>[0], given.newId()) }]
          : [],
      ),
      { by: given.actor.personId, notices: noticesOfTasks(events.filter(isOfTask)) },
    ]),
};

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
  ["TaskOpened", hearWork],
  ["TaskReassigned", hearWork],
  ["TaskCompleted", hearWork],
  ["RunNotified", hearWork],
  ["NoteAdded", hearNote],
  ["NoteChanged", hearNote],
  ["PersonDeactivated", hearLeaving],
  ["PersonErased", hearErasure],
];
