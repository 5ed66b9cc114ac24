/** Absences with deputies. Dates are business dates, half-open: [fromOn, toOn). On those days the deputy sees what the person sees. */
import { daysBetween, isDate } from "#shared/date.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { PersonStatus } from "./person.ts";

export type AbsenceKind = "holiday" | "sick" | "other";

export type Absence = {
  readonly id: string;
  readonly personId: string;
  readonly kind: AbsenceKind;
  readonly fromOn: string;
  readonly toOn: string;
  readonly deputyId: string | null;
  readonly cancelledAt: Date | null;
  readonly version: number;
};

export type AbsenceDetails = Pick<Absence, "kind" | "fromOn" | "toOn" | "deputyId">;
export type AbsenceWish = Partial<AbsenceDetails>;

export type AbsenceEvent =
  | { readonly type: "AbsenceReported"; readonly absence: Absence }
  | { readonly type: "AbsenceChanged"; readonly absence: Absence; readonly before: AbsenceWish; readonly after: AbsenceWish }
  | { readonly type: "AbsenceCancelled"; readonly absence: Absence };

export type AbsenceRefusal =
  | "not_allowed"
  | "not_below"
  | "unknown_person"
  | "person_not_active"
  | "date_out_of_range"
  | "ends_before_start"
  | "too_long"
  | "overlaps"
  | "deputy_is_person"
  | "unknown_deputy"
  | "deputy_not_active"
  | "deputy_absent"
  | "already_cancelled"
  | "cancel_alone";

/** What a decision about an absence needs to know of the world around. */
export type AbsenceSurroundings = {
  readonly actor: { readonly personId: string | null; readonly rights: ReadonlySet<string> };
  /** The person is the actor, or stands below the actor in the reporting tree. */
  readonly personIsBelow: boolean;
  /** undefined: there is no such person. */
  readonly personStatus: PersonStatus | undefined;
  readonly deputyStatus: PersonStatus | undefined;
  /** The person is absent on one of these days already, by another absence. */
  readonly overlaps: boolean;
  readonly deputyIsAbsent: boolean;
};

/** Longer than a year is no absence but a change of the structure. */
export const longestInDays = 366;

type Rule = (absence: Absence, around: AbsenceSurroundings) => AbsenceRefusal | null;

/** One's own absence is one's own matter; others' needs a right, and without a say over the whole structure only for people below. */
const mayDecide: Rule = ({ personId }, { actor, personIsBelow }) => {
  if (personId === actor.personId) return actor.rights.has("absences.own") ? null : "not_allowed";
  if (!actor.rights.has("absences.change")) return "not_allowed";
  return actor.rights.has("structure.change") || personIsBelow ? null : "not_below";
};

const dates: readonly Rule[] = [
  ({ fromOn, toOn }) => (isDate(fromOn) && isDate(toOn) ? null : "date_out_of_range"),
  ({ fromOn, toOn }) => (toOn > fromOn ? null : "ends_before_start"),
  ({ fromOn, toOn }) => (daysBetween(fromOn, toOn) <= longestInDays ? null : "too_long"),
];

const person: readonly Rule[] = [
  (_, { personStatus }) => (personStatus === undefined ? "unknown_person" : null),
  mayDecide,
  // Somebody hired who has not signed in yet works here too.
  (_, { personStatus }) => (personStatus === "active" || personStatus === "invited" ? null : "person_not_active"),
  (_, { overlaps }) => (overlaps ? "overlaps" : null),
];

/**
 * A deputy is chosen freely, so the choice of somebody who is away on one of the days is refused: sight goes one step only, and nobody
 * would see the work. The other way round it is allowed: who falls ill while standing in for another reports it all the same.
 */
const deputy: readonly Rule[] = [
  ({ personId, deputyId }) => (deputyId === personId ? "deputy_is_person" : null),
  ({ deputyId }, { deputyStatus }) => (deputyId !== null && deputyStatus === undefined ? "unknown_deputy" : null),
  ({ deputyId }, { deputyStatus }) => (deputyId !== null && deputyStatus !== "active" ? "deputy_not_active" : null),
  ({ deputyId }, { deputyIsAbsent }) => (deputyId !== null && deputyIsAbsent ? "deputy_absent" : null),
];

const firstRefusal = (rules: readonly Rule[], absence: Absence, around: AbsenceSurroundings) =>
  rules.map((rule) => rule(absence, around)).find((refusal) => refusal !== null) ?? null;

/** Somebody will be away, or was. */
export function report(absence: Absence, around: AbsenceSurroundings): Result<readonly AbsenceEvent[], AbsenceRefusal> {
  const refusal = firstRefusal([...dates, ...person, ...deputy], absence, around);
  return refusal ? no(refusal) : yes([{ type: "AbsenceReported", absence }]);
}

/** Only what is wished for changes. A deputy who fell ill meanwhile is no reason against another kind or an earlier end. */
export function change(absence: Absence, wish: AbsenceWish, around: AbsenceSurroundings): Result<readonly AbsenceEvent[], AbsenceRefusal> {
  const forbidden = mayDecide(absence, around);
  if (forbidden) return no(forbidden);
  if (absence.cancelledAt !== null) return no("already_cancelled");
  const wished = { ...absence, ...wish };
  const fields = (["kind", "fromOn", "toOn", "deputyId"] as const).filter((field) => wished[field] !== absence[field]);
  if (fields.length === 0) return yes([]);
  const asksMore = wished.deputyId !== absence.deputyId || wished.fromOn < absence.fromOn || wished.toOn > absence.toOn;
  const refusal = firstRefusal([...dates, ...person, ...(asksMore ? deputy : [])], wished, around);
  if (refusal) return no(refusal);
  const pick = (from: Absence): AbsenceWish => Object.fromEntries(fields.map((field) => [field, from[field]]));
  return yes([{ type: "AbsenceChanged", absence: wished, before: pick(absence), after: pick(wished) }]);
}

/** The person is not away after all. It stays on record and counts nowhere. */
export function cancel(absence: Absence, wish: AbsenceWish, around: AbsenceSurroundings): Result<readonly AbsenceEvent[], AbsenceRefusal> {
  const forbidden = mayDecide(absence, around);
  if (forbidden) return no(forbidden);
  if (absence.cancelledAt !== null) return no("already_cancelled");
  return Object.keys(wish).length > 0 ? no("cancel_alone") : yes([{ type: "AbsenceCancelled", absence }]);
}
