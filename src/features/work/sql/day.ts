/** A person's day: what is overdue, due and later, in the order of its priority, what was done, and how full it is. */

import type { Actor } from "#platform/command/actor.ts";
import type { Tx } from "#platform/db/database.ts";
import { addDays } from "#shared/date.ts";
import { formatMoney } from "#shared/money.ts";
import { businessDate, startOfBusinessDay } from "#shared/period.ts";
import type { DayCounts, DayTaskView, DayView, Reason as ReasonView, TaskKind, TaskView } from "../contract/day.ts";
import { loadOf } from "../core/day/load.ts";
import { type DayMoment, dueInOf, explain, inOrder, isMeantFor, type Ranked, type Reason, typicalOf } from "../core/day/priority.ts";
import { workingClock } from "../core/day/working-clock.ts";
import { hoursOf, type WorkingLife } from "../core/day/working-life.ts";
import { companyOf, type DayPerson, readLife } from "./day-person.ts";
import { doneIn, handedTo, type OpenTask, openCounts, openTasks } from "./day-tasks.ts";
import { dayViews } from "./day-views.ts";

export type AskedDay = {
  readonly date: string | undefined;
  readonly kind: TaskKind | undefined;
  /** Only what came by handing over from this person. */
  readonly handedFrom?: string | undefined;
  readonly now: Date;
};
const mostDone = 200;

/** The tasks as they were ranked from an instant: a page of what is due later goes on from where the page before ended. */
export type LaterPlace = readonly [asOf: string, priority: number, id: string];

export async function readDay(
  tx: Tx,
  actor: Actor,
  person: DayPerson,
  asked: AskedDay & { readonly limit: number },
): Promise<{ day: Omit<DayView, "nextCursor">; last: LaterPlace | null }> {
  const where = await whereOf(tx, actor.workspaceId, asked.date, asked.now);
  // What does not wait for each other travels together.
  const [at, done] = await Promise.all([
    standing(tx, actor, person, asked, where),
    doneIn(tx, actor.workspaceId, person.id, { ...asked, from: where.begins, to: where.ends, most: mostDone }),
  ]);
  const { overdue = [], today = [], later = [] } = Object.groupBy(at.ranked, ({ dueIn }) => dueIn);
  const page = later.slice(0, asked.limit);
  const views = await dayViews(tx, actor, [...overdue, ...today, ...page].map(({ id }) => id).concat(done.ids), at.moment);
  const show = presenter(views, at);
  return {
    day: {
      date: at.date,
      person: { id: person.id, name: person.name },
      counts: { overdue: overdue.length, today: today.length, later: later.length, done: done.count },
      kinds: kindsOf(at.narrowed),
      overdue: show(overdue),
      today: show(today),
      later: show(page),
      doneToday: done.ids.flatMap((id) => views.get(id) ?? []),
      load: loadOf(effortsOf(at), at.spans, at.moment.from),
    },
    last: placeAfter(page, later, at.moment.from),
  };
}

/** A further page of what is due later, ranked as of the instant at which the first page was. */
export async function readLater(
  tx: Tx,
  actor: Actor,
  person: DayPerson,
  asked: AskedDay & { readonly limit: number },
  after: LaterPlace | null,
): Promise<{ items: DayTaskView[]; last: LaterPlace | null }> {
  const asOf = after === null ? asked.now : new Date(after[0]);
  const at = await standing(tx, actor, person, asked, await whereOf(tx, actor.workspaceId, asked.date, asOf));
  const later = at.ranked.filter(({ dueIn }) => dueIn === "later");
  const rest = after === null ? later : later.filter(({ id, priority }) => priority < after[1] || (priority === after[1] && id > after[2]));
  const page = rest.slice(0, asked.limit);
  const views = await dayViews(
    tx,
    actor,
    page.map(({ id }) => id),
    at.moment,
  );
  return { items: presenter(views, at)(page), last: placeAfter(page, rest, asOf) };
}

/** The numbers above a day, without its tasks. */
export async function readCounts(tx: Tx, actor: Actor, person: DayPerson, { date, kind, handedFrom, now }: AskedDay): Promise<DayCounts> {
  const { timeZone } = await companyOf(tx, actor.workspaceId);
  const { begins, from, ends } = boundsOf(date, now, timeZone);
  const [open, done] = await Promise.all([
    openCounts(tx, actor.workspaceId, person.id, { from, ends, kind, handedFrom }),
    doneIn(tx, actor.workspaceId, person.id, { from: begins, to: ends, kind, handedFrom, most: 1 }),
  ]);
  return { ...open, done: done.count };
}

/** Today is judged from now, another date from its beginning. */
function boundsOf(asked: string | undefined, now: Date, timeZone: string) {
  const today = businessDate(now, timeZone);
  const date = asked ?? today;
  const begins = startOfBusinessDay(date, timeZone);
  return { date, begins, from: date === today ? now : begins, ends: startOfBusinessDay(addDays(date, 1), timeZone) };
}

/** The company, and the day within it. */
async function whereOf(tx: Tx, workspaceId: string, date: string | undefined, now: Date) {
  const { timeZone, currency } = await companyOf(tx, workspaceId);
  return { ...boundsOf(date, now, timeZone), currency, today: businessDate(now, timeZone) };
}

type Where = Awaited<ReturnType<typeof whereOf>>;
type Standing = Awaited<ReturnType<typeof standing>>;

async function standing(
  tx: Tx,
  { workspaceId }: Actor,
  person: DayPerson,
  { kind, handedFrom: from }: Pick<AskedDay, "kind" | "handedFrom">,
  bounds: Where,
) {
  const window = { from: addDays(bounds.date, -50), to: addDays(bounds.date, 51) };
  const [all, life, handed] = await Promise.all([
    openTasks(tx, workspaceId, person.id, { base: bounds.currency, on: bounds.today }),
    readLife(tx, workspaceId, person.id, window),
    from === undefined ? null : handedTo(tx, workspaceId, person.id, from),
  ]);
  const moment = momentOf(all, life, bounds);
  const narrowed = handed === null ? all : all.filter(({ id }) => handed.has(id));
  const asked = kind === undefined ? narrowed : narrowed.filter((task) => task.kind === kind);
  return {
    ...bounds,
    moment,
    narrowed,
    asked,
    ranked: inOrder(asked, moment),
    spans: hoursOf(life, bounds.date),
  };
}

/** What is usual is judged by all of the person's tasks, so that a filter changes no order. */
function momentOf(
  all: readonly OpenTask[],
  { calendar, absences }: WorkingLife,
  { from, ends }: Pick<DayMoment, "from" | "ends">,
): DayMoment {
  const clock = workingClock(
    from,
    all.flatMap(({ due }) => due ?? []),
    calendar,
    absences,
  );
  return { from, ends, ...clock, typical: typicalOf(all.map(({ value }) => value)) };
}

/** Of what is overdue, due or planned for the day. */
function effortsOf({ asked, moment }: Standing): (number | null)[] {
  const efforts: (number | null)[] = [];
  for (const task of asked) {
    const dueIn = dueInOf(task.due, moment);
    if (dueIn !== "later" || isMeantFor(task, moment, dueIn)) efforts.push(task.effortMinutes);
  }
  return efforts;
}

function kindsOf(all: readonly OpenTask[]): DayView["kinds"] {
  const counts = new Map<TaskKind, number>();
  for (const { kind } of all) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((one, other) => other.count - one.count || (one.kind < other.kind ? -1 : 1));
}

const placeAfter = (page: readonly Ranked[], all: readonly Ranked[], asOf: Date): LaterPlace | null => {
  const last = page.at(-1);
  return last && all.length > page.length ? [asOf.toISOString(), last.priority, last.id] : null;
};

/** Only what is shown is explained. */
function presenter(views: ReadonlyMap<string, TaskView>, { asked, moment }: Standing): (list: readonly Ranked[]) => DayTaskView[] {
  const tasks = new Map<string, OpenTask>();
  for (const task of asked) if (views.has(task.id)) tasks.set(task.id, task);
  return (list) =>
    list.flatMap(({ id, dueIn, priority }) => {
      const [view, task] = [views.get(id), tasks.get(id)];
      return view && task ? [{ ...view, dueIn, priority, why: explain(task, moment).map(presentReason) }] : [];
    });
}

function presentReason(reason: Reason): ReasonView {
  if (reason.kind === "value") return { ...reason, value: formatMoney(reason.value) };
  return reason.kind === "planned" ? { ...reason, at: reason.at.toISOString() } : reason;
}
