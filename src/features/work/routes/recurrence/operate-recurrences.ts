/** The operations on tasks that come again, and the one that makes them into tasks. */
import type { Given, Operation } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { ChangeRecurrence, RecurrenceView, SetRecurrence } from "../../contract/recurrence/recurrences.ts";
import {
  changeRecurrence,
  endRecurrence,
  fallDue,
  type Recurrence,
  type RecurrenceEvent,
  type RecurrenceRefusal,
  setRecurrence,
} from "../../core/recurrence/recurrence.ts";
import type { Rhythm } from "../../core/recurrence/rhythm.ts";
import { findRecurrence, lockRecurrence, saveRecurrence } from "../../sql/recurrence/recurrences.ts";
import { faultOfWorker, findSubject, findWorker, loadDays, seesSubject } from "../../sql/recurrence/surroundings.ts";

type Decided = Result<readonly RecurrenceEvent[], RecurrenceRefusal>;
type State = { readonly id: string; readonly version: number; readonly decide: (given: Given) => Decided };

const saveAll = async (tx: Tx, events: readonly RecurrenceEvent[], _: unknown, { actor, now }: Given) => {
  for (const event of events) await saveRecurrence(tx, actor.workspaceId, event, now);
};

/** Title and text may name anybody, so they are personal values of whoever has the task. */
function record(event: RecurrenceEvent): JournalEntry {
  const { id, personId, every } = event.recurrence;
  const entry = (kind: string, data: Record<string, unknown>): JournalEntry => ({
    kind,
    subjectKind: "recurrence",
    subjectId: id,
    data: { personId, ...data },
  });
  switch (event.type) {
    case "RecurrenceSet":
      return entry("recurrence_set", { every });
    case "RecurrenceChanged":
      return entry("recurrence_changed", { fields: Object.keys(event.after), every: event.after.every ?? every });
    case "RecurrenceEnded":
      return entry("recurrence_ended", {});
    case "RecurrenceFellDue":
      return entry("recurrence_fell_due", { on: event.on, nextOn: event.nextOn });
  }
}

const answered = async (tx: Tx, _: unknown, { id }: State, __: unknown, { actor }: Given): Promise<RecurrenceView> => {
  const view = await findRecurrence(tx, actor.workspaceId, id);
  if (!view) throw new Error("what was just written is not there");
  return view;
};

export const settingRecurrence: Operation<SetRecurrence, State, RecurrenceEvent, RecurrenceRefusal, RecurrenceView> = {
  feature: "work",
  async load(tx, body, given) {
    const { actor, now } = given;
    const personId = body.personId ?? actor.personId;
    if (personId === null) return null;
    const personFault = await faultOfWorker(tx, actor.scope, personId);
    const days = await loadDays(tx, actor.workspaceId, personId, now);
    const seen = body.subject === undefined || (await seesSubject(tx, actor.scope, body.subject));
    const wish: Recurrence = {
      id: given.newId(),
      personId,
      giverId: actor.personId,
      title: body.title,
      text: body.text ?? null,
      subjectKind: body.subject?.kind ?? null,
      subjectId: body.subject?.id ?? null,
      every: body.every as Rhythm,
      atTime: body.at ?? null,
      effortMinutes: body.effortMinutes ?? null,
      startsOn: body.startsOn ?? days.today,
      endsOn: body.endsOn ?? null,
      nextOn: null,
      archivedAt: null,
      version: 1,
    };
    const around = { personFault, seesSubject: seen, ...days };
    return { id: wish.id, version: 1, decide: () => setRecurrence(wish, around) };
  },
  decide: (state, _, given) => state.decide(given),
  save: saveAll,
  record,
  answer: answered,
};

export const changingRecurrence: Operation<
  { readonly id: string; readonly change: ChangeRecurrence },
  State,
  RecurrenceEvent,
  RecurrenceRefusal | "end_alone",
  RecurrenceView
> = {
  feature: "work",
  async load(tx, { id, change }, { actor, now }) {
    const recurrence = await lockRecurrence(tx, actor.workspaceId, id);
    if (!recurrence) return null;
    const { isSelfOrBelow } = await findWorker(tx, actor.workspaceId, actor.personId, recurrence.personId);
    // Of somebody whom one neither leads nor gave it to, one does not even hear that it is there.
    const maySetWork = isSelfOrBelow || recurrence.giverId === actor.personId;
    if (!maySetWork) return null;
    const days = await loadDays(tx, actor.workspaceId, recurrence.personId, now);
    const { isEnded, at, every, ...rest } = change;
    const wish = Object.fromEntries(
      Object.entries({ ...rest, atTime: at, every: every as Rhythm | undefined }).filter(([, value]) => value !== undefined),
    );
    return {
      id,
      version: recurrence.version,
      decide: ({ now: at }) =>
        isEnded ? endRecurrence(recurrence, maySetWork, at) : changeRecurrence(recurrence, wish, { maySetWork, ...days }),
    };
  },
  version: ({ version }) => version,
  decide: (state, { change }, given) => (change.isEnded && Object.keys(change).length > 1 ? no("end_alone") : state.decide(given)),
  save: saveAll,
  record,
  answer: answered,
};

/** Held while it is decided, so that however many workers ask, each time it comes is one task. */
export const fallingDue: Operation<{ readonly id: string; readonly until: string }, State, RecurrenceEvent, never, null> = {
  feature: "work",
  async load(tx, { id, until }, { actor, now }) {
    const recurrence = await lockRecurrence(tx, actor.workspaceId, id);
    if (!recurrence) return null;
    const { worksHere } = await findWorker(tx, actor.workspaceId, null, recurrence.personId);
    const days = await loadDays(tx, actor.workspaceId, recurrence.personId, now);
    const subject = recurrence.subjectId === null ? null : await findSubject(tx, actor.workspaceId, recurrence.subjectId);
    const around = { worksHere, isSubjectGone: recurrence.subjectId !== null && (subject === null || subject.isArchived), now, ...days };
    return { id, version: recurrence.version, decide: () => yes(fallDue(recurrence, until, around)) };
  },
  decide: (state, _, given) => yes((state.decide(given) as { readonly ok: true; readonly value: readonly RecurrenceEvent[] }).value),
  save: saveAll,
  record,
  answer: async () => null,
};
