/** Small tasks that no process gives: each with its time, most done, some still to do. */
import type { Random } from "#shared/random.ts";
import { chance, poisson } from "../chance.ts";
import { chiefOf, type DemoPerson, demoPeople } from "../staff.ts";
import type { Setting } from "./deal-runs.ts";
import { postpone } from "./task-life.ts";
import { newTask, type ToldSubject, type ToldTask } from "./work-story.ts";
import type { WorkWords } from "./work-words.ts";

/** Of whom small tasks may be about what: records under way, by whose they are. */
export type Around = { readonly [About in "deal" | "client" | "lead"]: (person: DemoPerson) => readonly ToldSubject[] };

/** Per working day, on average; what is done at once never lies about. */
const perDay: Readonly<Record<DemoPerson["level"], number>> = {
  owner: 0.4,
  commercial_director: 0.9,
  direction_head: 0.7,
  seller: 3.4,
  telesales: 4.4,
  assistant: 3.6,
};
const shelf = (level: DemoPerson["level"]): keyof WorkWords["errands"] =>
  level === "seller" || level === "telesales" || level === "assistant" ? level : "head";

export function errandsOf(setting: Setting, person: DemoPerson, about: Around, random: Random): readonly ToldTask[] {
  const { begin, end, clock, words } = setting;
  const first = Math.floor(begin.getTime() / 86_400_000);
  return clock
    .days(first, Math.floor(end.getTime() / 86_400_000))
    .flatMap(({ from, to }) =>
      Array.from({ length: poisson(random, perDay[person.level]) }, () => errand(setting, person, about, random, { from, to }, words)),
    )
    .filter((task): task is ToldTask => task !== null);
}

type Day = { readonly from: Date; readonly to: Date };

function errand(
  { clock, end, words }: Setting,
  person: DemoPerson,
  about: Around,
  random: Random,
  day: Day,
  { errands }: WorkWords,
): ToldTask | null {
  const [title, kind, effortMinutes] = random.pick(errands[shelf(person.level)]);
  const fitting = kind === "nothing" ? [] : about[kind](person);
  if (kind !== "nothing" && fitting.length === 0) return null;
  const subject = kind === "nothing" ? null : random.pick(fitting);
  const createdAt = clock.between(random, day.from, day.to);
  if (createdAt > end) return null;
  const dueAt = clock.after(createdAt, 9 * random.pick([0.4, 1, 1, 1, 2, 3, 4, 6, 9]));
  const giver = giverOf(person, subject, random);
  const task = newTask({ kind: "free", title, subject, assignee: person.key, createdAt, dueAt, effortMinutes, giver, openedBy: giver });
  const isLeft = dueAt <= end && chance(random, clock.hours(dueAt, end) < 9 ? 0.11 : clock.hours(dueAt, end) < 36 ? 0.015 : 0);
  if (chance(random, 0.08)) postpone(task, clock.after(dueAt, 9 * (1 + 2 * random.next())), { clock, random, words, end });
  const due = task.dueAt ?? dueAt;
  const since = task.moves.at(-1)?.at ?? createdAt;
  const closedAt = clock.after(since, Math.max(0.2, clock.hours(since, due)) * (0.3 + 0.69 * Math.sqrt(random.next())));
  if (isLeft || closedAt > end || closedAt <= createdAt) return task;
  const comment = chance(random, 0.06) ? random.pick(words.comments.done) : null;
  return Object.assign(task, { status: "done" as const, outcome: "done", closedAt, closedBy: person.key, comment });
}

/** Most give themselves their small tasks; heads give some, and sellers ask those who work for them. */
function giverOf({ key, level }: DemoPerson, subject: ToldSubject | null, random: Random): string | null {
  if (level === "assistant" && subject !== null && subject.owner !== key) return subject.owner;
  if (chance(random, 0.15)) return chiefOf(key) ?? key;
  return key;
}

/** Records by whoever works on them: one's own; of an assistant, those of the unit. */
export function aroundOf(subjects: readonly ToldSubject[]): Around {
  const of = (kind: ToldSubject["kind"]) => (person: DemoPerson) => {
    const unit = demoPeople.filter((one) => one.unit === person.unit && person.unit !== null).map(({ key }) => key);
    const owners = person.level === "seller" || person.level === "telesales" ? [person.key] : unit;
    return subjects.filter((one) => one.kind === kind && owners.includes(one.owner));
  };
  const known = new Map<string, readonly ToldSubject[]>();
  const kept = (kind: ToldSubject["kind"]) => (person: DemoPerson) => {
    const name = `${kind} ${person.key}`;
    const found = known.get(name) ?? of(kind)(person);
    known.set(name, found);
    return found;
  };
  return { deal: kept("deal"), client: kept("client"), lead: kept("lead") };
}
