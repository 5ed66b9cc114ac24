/** For whom a step is meant: the people who fit its rule, nearest first. Pure; who there is comes in. */
import type { Assignee } from "./definition.ts";

export type Someone = {
  readonly id: string;
  /** Keys of the level and of the second functions. */
  readonly levels: readonly string[];
  readonly unitId: string | null;
  readonly chiefId: string | null;
  readonly isAway: boolean;
  /** Of the absence today. */
  readonly deputyId: string | null;
};
export type People = {
  /** Everybody who works here today. */
  readonly byId: ReadonlyMap<string, Someone>;
  /** Above whom nobody who works here stands any more, too: the head of each, as it was when they left. */
  readonly chiefs: ReadonlyMap<string, string | null>;
  /** The unit and those above it, nearest first. */
  readonly unitsAbove: (unitId: string | null) => readonly string[];
  /** Whom each is paired with now, either way. */
  readonly pairs: ReadonlyMap<string, readonly string[]>;
};
/** The record and the step before. */
export type Around = { readonly ownerId: string; readonly participantIds: readonly string[]; readonly assigneeBefore: string | null };
export type Load = { readonly open: number; readonly lastGiven: number };

/** Who fits, all equally; none: somebody has to assign it. Without a rule it is the owner's. */
export function candidatesFor(rule: Assignee | undefined, around: Around, people: People): readonly Someone[] {
  const known = (ids: readonly (string | null | undefined)[]) => ids.flatMap((id) => (id ? (people.byId.get(id) ?? []) : []));
  if (rule === undefined) return known([around.ownerId]);
  if ("person" in rule) return known([rule.person]);
  if ("role" in rule) {
    if (rule.role === "owner") return known([around.ownerId]);
    if (rule.role === "chief") return known([people.chiefs.get(around.ownerId)]);
    return known(around.participantIds);
  }
  if ("pairOf" in rule) {
    const one = rule.pairOf === "owner" ? around.ownerId : (around.assigneeBefore ?? around.ownerId);
    return known(people.pairs.get(one) ?? []).filter(({ levels }) => levels.includes(rule.level));
  }
  return nearest(rule.level, around.ownerId, people);
}

/** Of the owner's unit, else of the unit above it, and so on; last, of the whole company. */
function nearest(level: string, ownerId: string, people: People): readonly Someone[] {
  const all = [...people.byId.values()].filter(({ levels }) => levels.includes(level));
  for (const unit of people.unitsAbove(people.byId.get(ownerId)?.unitId ?? null)) {
    const within = all.filter(({ unitId }) => people.unitsAbove(unitId).includes(unit));
    if (within.length > 0) return within;
  }
  return all;
}

/**
 * One of those who fit: who is there today before who is away, then by the pick. Without a pick the owner, if among them, then a pair of
 * the owner's, then who has least to do.
 */
export function choose(
  candidates: readonly Someone[],
  rule: Assignee | undefined,
  around: Around,
  people: People,
  loads: ReadonlyMap<string, Load>,
): Someone | null {
  const pick = rule && "pick" in rule ? rule.pick : undefined;
  const loadOf = ({ id }: Someone) => loads.get(id) ?? { open: 0, lastGiven: 0 };
  const nearness = ({ id }: Someone) => (id === around.ownerId ? 0 : (people.pairs.get(around.ownerId) ?? []).includes(id) ? 1 : 2);
  const keys = (one: Someone): readonly (number | string)[] => {
    const { open, lastGiven } = loadOf(one);
    const away = one.isAway ? 1 : 0;
    if (pick === "round_robin") return [away, lastGiven, open, one.id];
    return pick === "least_loaded" ? [away, open, lastGiven, one.id] : [away, nearness(one), open, lastGiven, one.id];
  };
  return candidates.toSorted((one, other) => compare(keys(one), keys(other)))[0] ?? null;
}

function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  for (const [index, key] of one.entries()) {
    const theirs = other[index] ?? key;
    if (key !== theirs) return key < theirs ? -1 : 1;
  }
  return 0;
}

/** Whoever stands in for a person today; the person themselves while there, or without a deputy who is. */
export function standIn(person: Someone, people: People): Someone {
  const deputy = person.isAway && person.deputyId !== null ? people.byId.get(person.deputyId) : undefined;
  return deputy && !deputy.isAway ? deputy : person;
}

/** Who assigns what nobody fits for: the head of the record's owner, else the next above who works here, else the head of the company. */
export function headFor(ownerId: string, { byId, chiefs }: People): Someone | null {
  const passed = new Set<string>();
  for (let id = chiefs.get(ownerId) ?? null; id !== null && !passed.has(id); id = chiefs.get(id) ?? null) {
    const found = byId.get(id);
    if (found) return found;
    passed.add(id);
  }
  const top = [...byId.values()].find(({ chiefId, levels }) => chiefId === null && levels.length > 0);
  return top ?? byId.get(ownerId) ?? null;
}
