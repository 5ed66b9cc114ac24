/** The operations on absences: load, decide, save, record. */
import type { z } from "@hono/zod-openapi";
import type { Given, Operation } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import type { changeAbsence, reportAbsence } from "../contract/people.ts";
import {
  type Absence,
  type AbsenceEvent,
  type AbsenceRefusal,
  type AbsenceSurroundings,
  type AbsenceWish,
  cancel,
  change,
  report,
} from "../core/absence.ts";
import { type AbsenceView, findAbsence, loadAbsence, loadAbsenceSurroundings, saveAbsenceEvent } from "../sql/absence.ts";
import { lockTree } from "../sql/load-person.ts";
import { only } from "./changes.ts";

type State = { readonly absence: Absence; readonly wish: AbsenceWish; readonly around: AbsenceSurroundings };
type AbsenceOperation<C> = Operation<C, State, AbsenceEvent, AbsenceRefusal, AbsenceView>;

export const reportingAbsence: AbsenceOperation<z.output<typeof reportAbsence>> = {
  feature: "org",
  async load(tx, { personId, kind, fromOn, toOn, deputyId }, given) {
    await lockTree(tx, given.actor.workspaceId);
    const absence: Absence = { id: given.newId(), personId, kind, fromOn, toOn, deputyId: deputyId ?? null, cancelledAt: null, version: 1 };
    return { absence, wish: {}, around: await loadAbsenceSurroundings(tx, given.actor, absence) };
  },
  decide: ({ absence, around }) => report(absence, around),
  save: saveAll,
  record: recordAbsenceEvent,
  answer: shown,
};

export const changingAbsence: AbsenceOperation<{ readonly id: string; readonly change: z.output<typeof changeAbsence> }> = {
  feature: "org",
  async load(tx, { id, change: { cancelled: _, ...wanted } }, given) {
    await lockTree(tx, given.actor.workspaceId);
    const absence = await loadAbsence(tx, given.actor.workspaceId, id);
    if (!absence) return null;
    const wish = only(wanted);
    return { absence, wish, around: await loadAbsenceSurroundings(tx, given.actor, { ...absence, ...wish }) };
  },
  version: ({ absence }) => absence.version,
  decide: ({ absence, wish, around }, command) =>
    command.change.cancelled ? cancel(absence, wish, around) : change(absence, wish, around),
  save: saveAll,
  record: recordAbsenceEvent,
  answer: shown,
};

async function saveAll(tx: Tx, events: readonly AbsenceEvent[], _: State, given: Given): Promise<void> {
  for (const event of events) await saveAbsenceEvent(tx, given.actor.workspaceId, event, given.now);
}

async function shown(tx: Tx, _: unknown, state: State, __: unknown, given: Given): Promise<AbsenceView> {
  const view = await findAbsence(tx, given.actor, state.absence.id);
  if (!view) throw new Error("the absence just written is not there");
  return view;
}

/** Dates and deputy are facts; why somebody is away may be a matter of health, so the kind is a personal value. */
function recordAbsenceEvent(event: AbsenceEvent): JournalEntry {
  const { id, personId, kind, fromOn, toOn, deputyId } = event.absence;
  const entry = (name: string, data: Record<string, unknown>, kinds?: { before: string | null; after: string | null }): JournalEntry => ({
    kind: name,
    subjectKind: "absence",
    subjectId: id,
    data: { personId, ...data },
    personal: kinds ? [{ subjectId: personId, field: "kind", ...kinds }] : [],
  });
  switch (event.type) {
    case "AbsenceReported":
      return entry("absence_reported", { fromOn, toOn, deputyId }, { before: null, after: kind });
    case "AbsenceChanged": {
      const { kind: kindBefore, ...before } = event.before;
      const { kind: kindAfter, ...after } = event.after;
      const changes = Object.fromEntries(
        Object.entries(after).map(([field, value]) => [field, { before: before[field as keyof typeof before] ?? null, after: value }]),
      );
      return entry("absence_changed", { changes }, kindAfter === undefined ? undefined : { before: kindBefore ?? null, after: kindAfter });
    }
    case "AbsenceCancelled":
      return entry("absence_cancelled", {});
  }
}
