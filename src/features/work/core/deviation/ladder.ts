/** Who is told of a deviation, and who next when nobody answers: up the reporting tree, deputies for those who are away. */
import type { WorkingCalendar } from "#shared/working-calendar.ts";
import { answerUntil } from "./opening.ts";
import type { Tells } from "./rule.ts";

/** Somebody as the ladder knows them today. */
export type Standing = {
  readonly id: string;
  readonly chiefId: string | null;
  readonly level: string | null;
  readonly isActive: boolean;
  readonly isAway: boolean;
  /** Today's, while they are away. */
  readonly deputyId: string | null;
};
export type Tree = {
  readonly people: ReadonlyMap<string, Standing>;
  /** Who answers for the whole company; null in a company that has nobody there. */
  readonly companyOwnerId: string | null;
};

/** Those above somebody, nearest first; whoever does not work there any more is passed over. */
export function above(personId: string, { people }: Tree): readonly Standing[] {
  const chain: Standing[] = [];
  const seen = new Set([personId]);
  for (let id = people.get(personId)?.chiefId ?? null; id !== null && !seen.has(id); id = people.get(id)?.chiefId ?? null) {
    seen.add(id);
    const one = people.get(id);
    if (one?.isActive) chain.push(one);
  }
  return chain;
}

/** Who stands in while somebody is away: the deputy, as long as that one is there; the person where nobody stands in. */
export function present(personId: string, { people }: Tree): string {
  const person = people.get(personId);
  if (!person?.isAway || person.deputyId === null) return personId;
  const deputy = people.get(person.deputyId);
  return deputy?.isActive && !deputy.isAway ? deputy.id : personId;
}

export type Told = {
  /** Who is told: people who are there. */
  readonly personIds: readonly string[];
  /** How far up the tree it has come: escalation goes on above this person. */
  readonly highestId: string;
};

/** Whom a rule tells at once. Where it names nobody who works there, it is the next above, and at last the responsible themselves. */
export function toldAtOpening(tells: readonly Tells[], responsibleId: string, tree: Tree): Told {
  const chain = above(responsibleId, tree);
  const named = tells.flatMap((one) => namedBy(one, responsibleId, chain, tree));
  const wanted = named.length > 0 ? named : [chain[0]?.id ?? tree.companyOwnerId ?? responsibleId];
  const ranks = new Map(chain.map(({ id }, index) => [id, index]));
  const highest = wanted.filter((id) => ranks.has(id)).sort((one, other) => ranks.get(other)! - ranks.get(one)!)[0];
  return { personIds: [...new Set(wanted.map((id) => present(id, tree)))], highestId: highest ?? responsibleId };
}

function namedBy(tells: Tells, responsibleId: string, chain: readonly Standing[], tree: Tree): readonly string[] {
  switch (tells) {
    case "responsible":
      return tree.people.get(responsibleId)?.isActive ? [responsibleId] : [];
    case "chief":
      return chain.slice(0, 1).map(({ id }) => id);
    case "owner_of_company":
      return tree.companyOwnerId === null ? [] : [tree.companyOwnerId];
    default: {
      const level = tells.slice("level:".length);
      return chain
        .filter((one) => one.level === level)
        .slice(0, 1)
        .map(({ id }) => id);
    }
  }
}

/** An open deviation as escalation sees it. */
export type Waiting = {
  readonly personId: string;
  readonly highestId: string;
  readonly rung: number;
  /** When it goes up; null: no further. */
  readonly nextAt: Date | null;
  readonly isAnswered: boolean;
  readonly told: ReadonlySet<string>;
};
export type Step = {
  /** Who is told now; null where the ladder ends. */
  readonly tell: string | null;
  readonly highestId: string;
  readonly rung: number;
  readonly nextAt: Date | null;
};

/** What an unanswered deviation does at this instant: nothing (null), go up to the next above who has not been told, or rest at the top. */
export function escalation(now: Date, waiting: Waiting, escalateHours: number | null, tree: Tree, calendar: WorkingCalendar): Step | null {
  const { nextAt, highestId, rung } = waiting;
  if (waiting.isAnswered || nextAt === null || nextAt > now) return null;
  for (const { id } of above(highestId, tree)) {
    const there = present(id, tree);
    if (waiting.told.has(there)) continue;
    return { tell: there, highestId: id, rung: rung + 1, nextAt: answerUntil(now, escalateHours, calendar) };
  }
  return { tell: null, highestId, rung, nextAt: null };
}
