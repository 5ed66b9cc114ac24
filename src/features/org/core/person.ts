/** People: hiring, changing, re-hanging, leaving. Pure rules; what they need to know comes in. */
import { no, type Result, yes } from "#shared/result.ts";
import type { Level } from "./level.ts";
import { ended, type Pairing, type PairingEvent } from "./pairing.ts";
import type { PositionEvent } from "./position.ts";
import { mayPlace, type Role, type Standing } from "./rights.ts";

export type PersonStatus = "active" | "invited" | "inactive" | "erased";

export type Person = {
  readonly id: string;
  readonly userId: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: "en" | "ru" | "de" | null;
  readonly timeZone: string | null;
  readonly levelId: string | null;
  readonly role: Role | null;
  readonly functions: readonly string[];
  readonly chiefId: string | null;
  readonly unitId: string | null;
  readonly status: PersonStatus;
  readonly version: number;
};

/** The values about a person that erasure must be able to empty. */
export const personalFields = ["name", "email", "phone"] as const;
export type PersonDetails = Pick<Person, "name" | "email" | "phone" | "language" | "timeZone">;
export type Placement = { readonly levelId: string | null; readonly role: Role | null };

/** What happens to a person, and what that does to the pairings and positions around. */
export type PersonEvent = PersonalEvent | TieEvent;
export type TieEvent =
  | Extract<PairingEvent, { readonly type: "PairingEnded" }>
  | Extract<PositionEvent, { readonly type: "PositionVacated" | "PositionChanged" }>;

export type PersonalEvent =
  | { readonly type: "PersonHired"; readonly person: Person }
  | {
      readonly type: "PersonChanged";
      readonly personId: string;
      readonly before: Partial<PersonDetails>;
      readonly after: Partial<PersonDetails>;
    }
  | { readonly type: "LevelHeldChanged"; readonly personId: string; readonly before: Placement; readonly after: Placement }
  | { readonly type: "FunctionsChanged"; readonly personId: string; readonly before: readonly string[]; readonly after: readonly string[] }
  | { readonly type: "ChiefChanged"; readonly personId: string; readonly before: string | null; readonly after: string | null }
  | { readonly type: "UnitChanged"; readonly personId: string; readonly before: string | null; readonly after: string | null }
  | { readonly type: "PersonDeactivated"; readonly personId: string; readonly userId: string | null }
  | { readonly type: "PersonReactivated"; readonly personId: string; readonly status: "active" | "invited" };

export type PersonRefusal =
  | "invalid_email"
  | "email_taken"
  | "unknown_level"
  | "level_or_role_needed"
  | "unknown_chief"
  | "chief_not_active"
  | "cycle"
  | "unknown_unit"
  | "above_own_level"
  | "person_inactive"
  | "person_erased"
  | "people_below"
  | "last_owner"
  | "already_active"
  | "oneself";

/** What ties a person to the structure besides the reporting line. */
export type Ties = {
  readonly pairings: readonly Pick<Pairing, "id" | "giverId" | "takerId">[];
  /** The open position that the person fills. */
  readonly fills: string | null;
  /** Open positions that report to the person, with who fills them. */
  readonly leads: readonly { readonly positionId: string; readonly personId: string | null }[];
};
export const noTies: Ties = { pairings: [], fills: null, leads: [] };

/** What a decision about a person needs to know of the world around. */
export type Surroundings = {
  readonly levels: readonly Level[];
  readonly actor: Standing & { readonly personId: string | null };
  /** Is there another person with this e-mail? */
  readonly emailTaken: boolean;
  /** The chief asked for: undefined when there is no such person. */
  readonly chief: Pick<Person, "id" | "status"> | null | undefined;
  /** The chief asked for stands below the person in the tree (or is the person). */
  readonly chiefIsBelow: boolean;
  readonly unitExists: boolean;
  /** How many active people stand directly below. */
  readonly reports: readonly string[];
  /** Active people at the top of the ladder other than this one. */
  readonly otherOwners: number;
  readonly ties: Ties;
};

/** Keys of levels as the request names them, found in the company's own. */
export type Wish = Partial<PersonDetails> & {
  readonly levelId?: string | null;
  readonly role?: Role | null;
  readonly functions?: readonly string[];
  readonly chiefId?: string | null;
  readonly unitId?: string | null;
};

type Rule = (person: Person, around: Surroundings) => PersonRefusal | null;

const levelOf = (around: Surroundings, id: string | null) => around.levels.find((level) => level.id === id);

/** What must hold of a person after any change of place or details. */
const rules: readonly Rule[] = [
  (person) => (person.levelId === null && person.role === null ? "level_or_role_needed" : null),
  (_, around) => (around.emailTaken ? "email_taken" : null),
  (_, around) => (around.chief === undefined ? "unknown_chief" : null),
  (_, around) => (around.chiefIsBelow ? "cycle" : null),
  (_, around) => (around.chief && (around.chief.status === "inactive" || around.chief.status === "erased") ? "chief_not_active" : null),
  (_, around) => (around.unitExists ? null : "unknown_unit"),
];

const firstRefusal = (person: Person, around: Surroundings): PersonRefusal | undefined =>
  rules.map((rule) => rule(person, around)).find((refusal) => refusal !== null) ?? undefined;

const placedAt = (around: Surroundings, placement: Placement) => ({
  rank: levelOf(around, placement.levelId)?.rank ?? null,
  role: placement.role,
});

/** A new person, not yet able to sign in. */
export function hire(person: Person, around: Surroundings): Result<readonly PersonEvent[], PersonRefusal> {
  const refusal = firstRefusal(person, around);
  if (refusal) return no(refusal);
  if (!mayPlace(around.actor, placedAt(around, person))) return no("above_own_level");
  return yes([{ type: "PersonHired", person }]);
}

/** Only what is wished for changes; each kind of change is an event of its own, so that the journal and the intervals stay apart. */
export function change(person: Person, wish: Wish, around: Surroundings): Result<readonly PersonEvent[], PersonRefusal> {
  if (person.status === "erased") return no("person_erased");
  const wished: Person = { ...person, ...wish };
  const refusal = firstRefusal(wished, around);
  if (refusal) return no(refusal);
  const moves = wished.levelId !== person.levelId || wished.role !== person.role;
  const isSelf = around.actor.personId === person.id;
  if (!isSelf && !mayPlace(around.actor, placedAt(around, person))) return no("above_own_level");
  if (moves && !mayPlace(around.actor, placedAt(around, wished))) return no("above_own_level");
  if (moves && isOwner(person, around) && !isOwner(wished, around) && around.otherOwners === 0) return no("last_owner");
  return yes([
    ...changedDetails(person, wish),
    ...changedPlaces(person, wished),
    ...(wished.levelId === person.levelId ? [] : vacated(person.id, around.ties)),
  ]);
}

/** A position belongs to a level: whoever goes to another level, or away, leaves it vacant. */
function vacated(personId: string, { fills }: Ties): PersonEvent[] {
  return fills === null ? [] : [{ type: "PositionVacated", positionId: fills, personId }];
}

function changedDetails(person: Person, wish: Wish): PersonEvent[] {
  const fields = (["name", "email", "phone", "language", "timeZone"] as const).filter(
    (field) => wish[field] !== undefined && wish[field] !== person[field],
  );
  if (fields.length === 0) return [];
  const pick = (from: Partial<PersonDetails>) => Object.fromEntries(fields.map((field) => [field, from[field]])) as Partial<PersonDetails>;
  return [{ type: "PersonChanged", personId: person.id, before: pick(person), after: pick(wish) }];
}

function changedPlaces(before: Person, after: Person): PersonEvent[] {
  const { id: personId } = before;
  const events: PersonEvent[] = [];
  if (after.levelId !== before.levelId || after.role !== before.role)
    events.push({
      type: "LevelHeldChanged",
      personId,
      before: { levelId: before.levelId, role: before.role },
      after: { levelId: after.levelId, role: after.role },
    });
  if ([...after.functions].sort().join() !== [...before.functions].sort().join())
    events.push({ type: "FunctionsChanged", personId, before: before.functions, after: after.functions });
  if (after.chiefId !== before.chiefId) events.push({ type: "ChiefChanged", personId, before: before.chiefId, after: after.chiefId });
  if (after.unitId !== before.unitId) events.push({ type: "UnitChanged", personId, before: before.unitId, after: after.unitId });
  return events;
}

const isOwner = (person: Placement, around: Surroundings): boolean =>
  levelOf(around, person.levelId)?.functions.includes("set_goals") ?? false;

/**
 * Leaving: people below, and positions that report to the person, go to `newChiefId` (undefined: nobody was named); pairings end; the
 * position becomes vacant; the last owner stays.
 */
export function deactivate(
  person: Person,
  newChiefId: string | null | undefined,
  around: Surroundings,
): Result<readonly PersonEvent[], PersonRefusal> {
  if (person.status === "erased") return no("person_erased");
  if (person.status === "inactive") return no("person_inactive");
  if (around.actor.personId === person.id) return no("oneself");
  if (!mayPlace(around.actor, placedAt(around, person))) return no("above_own_level");
  if (isOwner(person, around) && around.otherOwners === 0) return no("last_owner");
  if (around.reports.length > 0 && newChiefId === undefined) return no("people_below");
  if (around.reports.length > 0) {
    if (around.chief === undefined) return no("unknown_chief");
    if (around.chiefIsBelow && newChiefId !== null && !around.reports.includes(newChiefId ?? "")) return no("cycle");
    if (around.chief && around.chief.status !== "active" && around.chief.status !== "invited") return no("chief_not_active");
  }
  const heir = around.reports.length > 0 ? (newChiefId ?? null) : person.chiefId;
  const rehung = around.reports.map(
    (id): PersonEvent => ({ type: "ChiefChanged", personId: id, before: person.id, after: id === heir ? person.chiefId : heir }),
  );
  const handedOn = around.ties.leads.map(
    ({ positionId, personId }): PersonEvent => ({
      type: "PositionChanged",
      positionId,
      before: { chiefId: person.id },
      after: { chiefId: personId !== null && personId === heir ? person.chiefId : heir },
    }),
  );
  return yes([
    ...rehung,
    ...around.ties.pairings.map(ended),
    ...vacated(person.id, around.ties),
    ...handedOn,
    { type: "PersonDeactivated", personId: person.id, userId: person.userId },
  ]);
}

/** Coming back to the place held before, if chief, unit, level and second functions are still there; else that place is changed first. */
export function reactivate(person: Person, around: Surroundings): Result<readonly PersonEvent[], PersonRefusal> {
  if (person.status === "erased") return no("person_erased");
  if (person.status !== "inactive") return no("already_active");
  const refusal = firstRefusal(person, around);
  if (refusal) return no(refusal);
  const held = [...(person.levelId === null ? [] : [person.levelId]), ...person.functions];
  if (held.some((id) => levelOf(around, id)?.retiredAt !== null)) return no("unknown_level");
  if (!mayPlace(around.actor, placedAt(around, person))) return no("above_own_level");
  return yes([{ type: "PersonReactivated", personId: person.id, status: person.userId === null ? "invited" : "active" }]);
}
