/** Which events may end the cause of a deviation, and about which tasks and records they are. */
import { closingGone } from "#features/work/routes/deviation/close-gone.ts";
import type { Reactor } from "#platform/command/command.ts";

type Ids = (event: never) => readonly (string | null | undefined)[];

const ofTask: Ids = ({ task }: { readonly task: { readonly id: string; readonly subjectId: string | null } }) => [task.id, task.subjectId];
const ofDeal: Ids = ({ dealId }: { readonly dealId?: string }) => [dealId];
const ofClient: Ids = ({ clientId }: { readonly clientId?: string }) => [clientId];
const ofRun: Ids = ({ run }: { readonly run?: { readonly subjectId?: string } }) => [run?.subjectId];
const ofNote: Ids = ({ note }: { readonly note: { readonly recordId: string } }) => [note.recordId];
const ofFile: Ids = ({ record }: { readonly record: { readonly id: string } }) => [record.id];

const byIds: readonly (readonly [Ids, readonly string[]])[] = [
  [ofTask, ["TaskOpened", "TaskCompleted", "TaskCancelled", "TaskOvertaken", "TaskPostponed", "TaskDueFollowed"]],
  [
    ofDeal,
    [
      "DealMoved",
      "DealWon",
      "DealLost",
      "DealReopened",
      "StepUndone",
      "DealChanged",
      "DealFieldsFilled",
      "DealHandedOver",
      "DealLinesSet",
      "DealArchived",
      "HelpAsked",
    ],
  ],
  [ofClient, ["ClientChanged", "ClientFieldsFilled", "ClientHandedOver", "ClientArchived"]],
  [ofRun, ["RunStarted", "RunHeld"]],
  [ofNote, ["NoteAdded"]],
  [ofFile, ["FileAdded"]],
];

const idsOf: ReadonlyMap<string, Ids> = new Map(byIds.flatMap(([ids, events]) => events.map((event) => [event, ids] as const)));
const closing = closingGone((event) => idsOf.get(event.type)?.(event as never) ?? []);

export const closingReactors: readonly (readonly [event: string, reactor: Reactor])[] = [...idsOf.keys()].map((event) => [event, closing]);
