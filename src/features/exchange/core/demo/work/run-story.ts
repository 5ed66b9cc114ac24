/** One run with everything in it, from its beginning to the end of the story: who did what when, and what is still open. */
import type { Plan } from "#features/process/core/plan.ts";
import type { Ending } from "#features/process/core/run.ts";
import type { Random } from "#shared/random.ts";
import { chance, weighted } from "../chance.ts";
import { type Aim, type Course, courses, type Stay } from "./courses.ts";
import { type Cast, fault, type Opened, planFor, startRun, tell } from "./run-teller.ts";
import { postpone, showEvidence } from "./task-life.ts";
import type { WorkClock } from "./work-clock.ts";
import type { ToldRun, ToldTask } from "./work-story.ts";
import type { WorkWords } from "./work-words.ts";

export type Milestone = { readonly aim: Aim; readonly at: Date };
export type RunFrame = {
  readonly cast: Cast;
  readonly processKey: string;
  readonly startedAt: Date;
  readonly because: string;
  readonly startedBy: string | null;
  /** What happens to the record from then on, in order. */
  readonly milestones: readonly Milestone[];
  /** What a wait may be for: when it happens. */
  readonly happens: readonly { readonly event: string; readonly at: Date }[];
  readonly clock: WorkClock;
  readonly words: WorkWords;
  /** The last moment of the story. */
  readonly end: Date;
  readonly random: Random;
};

type Turn = { readonly at: Date; readonly run: ToldRun } & (
  | { readonly do: "complete"; readonly task: ToldTask; readonly outcome: string }
  | { readonly do: "time"; readonly visit: number }
  | { readonly do: "event"; readonly event: string }
  | { readonly do: "end"; readonly ending: Ending }
);
type Life = RunFrame & { readonly agenda: Turn[]; readonly runs: ToldRun[]; reached: number };

/** How a record ends by hand, whatever its run was about to do. */
const endings: Readonly<Partial<Record<Aim, Ending>>> = {
  won: "deal_won",
  lost: "deal_lost",
  rejected: "lead_rejected",
  converted: "lead_converted",
};
/** Of a day's work. */
const dayHours = 9;
const mostTurns = 200;

/** The run and those it started; null where it cannot come to the milestones at their moments. */
export function runStory(frame: RunFrame): readonly ToldRun[] | null {
  const life: Life = { ...frame, agenda: [], runs: [], reached: 0 };
  const { cast, processKey, startedAt, because, startedBy, end } = frame;
  if (!take(life, startRun(cast, processKey, { because, startedBy, startedAt, parent: null }))) return null;
  const [first] = life.runs;
  if (!first) return fault("a run that did not begin");
  for (const { event, at } of frame.happens) if (at > startedAt && at <= end) life.agenda.push({ at, run: first, do: "event", event });
  const last = frame.milestones.at(-1);
  const ending = last && endings[last.aim];
  if (last && ending) life.agenda.push({ at: last.at, run: first, do: "end", ending });
  for (let turns = 0; life.agenda.length > 0 && turns < mostTurns; turns++) {
    const turn = next(life.agenda);
    if (turn.at > end) continue;
    const aim = life.milestones[life.reached];
    if (aim && turn.at > aim.at) return null;
    const opened = happen(life, turn);
    if (opened && !take(life, opened)) return null;
  }
  return life.reached < life.milestones.length ? null : life.runs;
}

/** Takes the next turn off the agenda; of several at one moment, the end of the record comes last. */
function next(agenda: Turn[]): Turn {
  let first = 0;
  for (const [index, turn] of agenda.entries()) {
    const best = agenda[first]!;
    if (turn.at < best.at || (turn.at.getTime() === best.at.getTime() && best.do === "end")) first = index;
  }
  return agenda.splice(first, 1)[0]!;
}

function happen(life: Life, turn: Turn): readonly Opened[] | null {
  const { run, at } = turn;
  const { cast, words, random } = life;
  if (run.state.status === "ended") return null;
  if (turn.do === "time") return isOpen(run, turn.visit) ? tell(cast, run, { type: "TimePassed", visit: turn.visit }, at, null) : null;
  if (turn.do === "event") return tell(cast, run, { type: "EventHappened", event: turn.event }, at, null);
  if (turn.do === "end") {
    // Won, lost or rejected by hand: what is under way ends with the record, a run before those it waits for.
    const command = { type: "SubjectEnded", with: turn.ending } as const;
    const opened = tell(cast, run, command, at, cast.subject.owner);
    for (const child of life.runs)
      if (child.parent?.run === run && child.state.status !== "ended") tell(cast, child, command, at, cast.subject.owner);
    life.reached = life.milestones.length;
    return opened;
  }
  const { task, outcome } = turn;
  if (task.visit === null || task.status !== "open" || !isOpen(run, task.visit)) return null;
  const planned = planFor(cast, run.processKey).steps.get(task.step ?? "");
  const needsComment = planned?.outcomes.get(outcome)?.needsComment === true;
  const comment = needsComment || chance(random, 0.12) ? random.pick(words.comments[needsComment ? "why" : "done"]) : null;
  if (planned) showEvidence(task, planned.step, at, words, random);
  return tell(cast, run, { type: "Complete", visit: task.visit, outcome, actor: task.assignee, comment }, at, task.assignee);
}

const isOpen = ({ state }: ToldRun, visit: number) => state.open.some((one) => one.visit === visit);

/** Whatever has opened gets its turn, or stays open to the end. */
function take(life: Life, opened: readonly Opened[]): boolean {
  for (const { run, timers, events } of opened) {
    if (!life.runs.includes(run)) life.runs.push(run);
    const plan = planFor(life.cast, run.processKey);
    for (const event of events) if (reaches(plan, event, life.milestones[life.reached]?.aim)) life.reached++;
    for (const { visit, dueAt } of timers) life.agenda.push({ at: dueAt, run, do: "time", visit });
  }
  return opened.every(({ run, tasks }) => tasks.every((task) => task.status !== "open" || arrange(life, run, task)));
}

function reaches(plan: Plan, event: Opened["events"][number], aim: Aim | undefined): boolean {
  if (aim === undefined) return false;
  if (event.type === "RunEnded")
    return aim === "won" || aim === "converted" ? event.end.result === "success" : aim === "lost" || aim === "rejected";
  return event.type === "StepEntered" && plan.steps.get(event.step)?.step.stage === aim;
}

/** When and how a task is done; false where there is no way to the next milestone from it. */
function arrange(life: Life, run: ToldRun, task: ToldTask): boolean {
  const course = courses[run.processKey] ?? fault(`nobody knows how ${run.processKey} goes`);
  const aim = life.milestones[life.reached];
  const way = aim && course.ways[aim.aim]?.[task.step ?? ""];
  if (aim && !way) {
    // In a sub-process, and before the record ends, it goes on as usual.
    const isUsual = run.parent !== null || endings[aim.aim] !== undefined;
    if (isUsual) remain(life, course, run, task);
    return isUsual;
  }
  if (aim && way) advance(life, course, run, task, aim, way);
  else remain(life, course, run, task);
  return true;
}

const span = ({ clock }: Life, { createdAt, dueAt }: ToldTask) => Math.max(1, dueAt === null ? dayHours : clock.hours(createdAt, dueAt));

/** Towards a milestone: around as long as there is time for it, then straight on, the last step in its very moment. */
function advance(
  life: Life,
  course: Course,
  run: ToldRun,
  task: ToldTask,
  aim: Milestone,
  [outcome, left]: readonly [string, number],
): void {
  const { clock, random } = life;
  const room = clock.hours(task.createdAt, aim.at);
  const given = span(life, task);
  const stays = possible(life, course, run, task).filter(
    ({ again, waits = 0 }) => again !== undefined && given + (waits + left + 2) * dayHours < room,
  );
  const isOnTime = given < room / (left + 1);
  if (stays.length > 0 && chance(random, 0.8)) {
    doIt(life, run, task, clock.after(task.createdAt, given * (0.4 + 0.59 * Math.sqrt(random.next()))), pick(random, stays));
    return;
  }
  const share = (0.45 + 0.5 * random.next()) / (left + 1);
  const at =
    left === 0
      ? aim.at
      : isOnTime
        ? clock.after(task.createdAt, given * (0.4 + 0.55 * random.next()))
        : clock.after(task.createdAt, room * share);
  const isTight = at <= task.createdAt || at >= aim.at;
  const moment = left > 0 && isTight ? new Date((task.createdAt.getTime() * left + aim.at.getTime()) / (left + 1)) : at;
  doIt(life, run, task, moment, outcome);
}

/** No milestone lies ahead: it is done in its time, mostly towards its end, in a way that keeps the record where it is; else it stays open. */
function remain(life: Life, course: Course, run: ToldRun, task: ToldTask): void {
  const { clock, random, end } = life;
  const stays = possible(life, course, run, task);
  if (stays.length === 0 || chance(random, course.lingers?.[task.step ?? ""] ?? 0)) {
    keepOpen(life, task);
    return;
  }
  const isQuick = course.quick?.includes(task.step ?? "") === true;
  const given = isQuick ? Math.min(5, span(life, task)) : span(life, task);
  const due = task.dueAt ?? end;
  const isRecent = due <= end && clock.hours(due, end) < 4 * dayHours;
  // What is given hours is seldom left lying; what was due yesterday more often than what was due last week.
  const late = (isRecent ? (clock.hours(due, end) < dayHours ? 0.15 : 0.012) : 0.012) * (given > dayHours ? 1 : 0.5);
  if (!isQuick && chance(random, late)) {
    const at = clock.after(due, isRecent ? dayHours * (1 + 5 * random.next()) : dayHours * (1.1 + 2.5 * random.next()));
    agree(life, run, task, at, pick(random, stays));
  } else doIt(life, run, task, clock.after(task.createdAt, given * (0.35 + 0.64 * Math.sqrt(random.next()))), pick(random, stays));
}

/** In its time; somebody who sees that it takes longer says so, and a few hours nobody minds. */
function doIt(life: Life, run: ToldRun, task: ToldTask, at: Date, outcome: string): void {
  const unnoticed = task.isCheckpoint ? 0.9 : 6;
  if (task.dueAt !== null && life.clock.hours(task.dueAt, at) > unnoticed && chance(life.random, 0.94)) postpone(task, at, life);
  agree(life, run, task, at, outcome);
}

/** Its turn comes then, if the story lasts so long. */
function agree(life: Life, run: ToldRun, task: ToldTask, at: Date, outcome: string): void {
  const moment = at > task.createdAt ? at : new Date(task.createdAt.getTime() + 60_000);
  if (moment <= life.end) life.agenda.push({ at: moment, run, do: "complete", task, outcome });
}

/** Nothing can be done about it by the end: put off, as often as that takes, or overdue for some days. */
function keepOpen(life: Life, task: ToldTask): void {
  const { clock, random, end } = life;
  if (task.dueAt === null || task.dueAt > end) return;
  const isOverdue = chance(random, 0.03);
  const until = clock.after(end, dayHours * (isOverdue ? -4 * random.next() : 6 * random.next()));
  if (until > task.dueAt) postpone(task, until, life);
}

/** Outcomes that keep the record where it is, without those that would use up a loop's limit. */
function possible({ cast }: Life, course: Course, run: ToldRun, { step }: ToldTask): readonly Stay[] {
  const plan = planFor(cast, run.processKey);
  return (course.stays[step ?? ""] ?? []).filter(({ again }) => {
    const limit = again === undefined ? undefined : plan.steps.get(again)?.step.loopLimit;
    return limit === undefined || (run.state.loops[again ?? ""] ?? 0) < limit.times;
  });
}

const pick = (random: Random, stays: readonly Stay[]): string =>
  weighted(
    random,
    stays.map(({ outcome, weight }) => [outcome, weight] as const),
  );
