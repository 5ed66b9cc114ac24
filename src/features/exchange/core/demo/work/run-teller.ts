/** Drives one run of a told story by the engine's own decisions, and writes down what the product would have written. */
import { candidatesFor, choose, type People } from "#features/process/core/candidates.ts";
import { decide } from "#features/process/core/decide.ts";
import { dueAt } from "#features/process/core/due-at.ts";
import { type Effect, effectsOf } from "#features/process/core/effects.ts";
import { overtakenBy } from "#features/process/core/ending.ts";
import { fold } from "#features/process/core/evolve.ts";
import type { Plan } from "#features/process/core/plan.ts";
import { newRun, type RunCommand, type RunEvent } from "#features/process/core/run.ts";
import type { Filter } from "#shared/filter/language.ts";
import type { WorkingCalendar } from "#shared/working-calendar.ts";
import { newTask, type ToldRun, type ToldSubject, type ToldTask, type ToldTimer } from "./work-story.ts";

export type Stage = {
  readonly plans: ReadonlyMap<string, Plan>;
  readonly calendar: WorkingCalendar;
  readonly people: People;
};
export type Cast = {
  readonly stage: Stage;
  readonly subject: ToldSubject;
  /** Of several who fit, this one: the seller whom a lead was meant for. */
  readonly preferred: string | null;
  /** Whether a filter holds for the record when the run asks. */
  readonly holds: (filter: Filter) => boolean;
};
type Begin = Pick<ToldRun, "because" | "startedBy" | "startedAt" | "parent">;
export type Opened = {
  readonly run: ToldRun;
  readonly tasks: readonly ToldTask[];
  readonly timers: readonly ToldTimer[];
  readonly events: readonly RunEvent[];
};

export const planFor = ({ stage }: Cast, processKey: string): Plan =>
  stage.plans.get(processKey) ?? fault(`there is no process ${processKey}`);

/** Starts a run. Sub-processes begin with it; all that opened is answered, run by run. */
export function startRun(cast: Cast, processKey: string, begin: Begin): readonly Opened[] {
  const run: ToldRun = {
    ...begin,
    processKey,
    subject: cast.subject,
    state: newRun,
    endedAt: null,
    endedBy: null,
    visits: new Map(),
    tasks: new Map(),
    timers: new Map(),
  };
  return tell(cast, run, { type: "Start" }, begin.startedAt, begin.startedBy);
}

/** One command at a moment. A refusal is a fault of the story. */
export function tell(cast: Cast, run: ToldRun, command: RunCommand, at: Date, actor: string | null): readonly Opened[] {
  const plan = planFor(cast, run.processKey);
  const decided = decide(plan, run.state, command, { now: at, holds: cast.holds });
  if (!decided.ok) return fault(`${run.processKey} refuses ${JSON.stringify(command)}: ${decided.refusal}`);
  const events = decided.value;
  run.state = fold(plan, run.state, events);
  note(run, events, command, at, actor);
  const tasks: ToldTask[] = [];
  const timers: ToldTimer[] = [];
  const others: Opened[] = [];
  for (const effect of effectsOf(plan, events)) {
    if (effect.do === "open_task") tasks.push(openTask(cast, run, plan, effect, at, actor));
    else if (effect.do === "set_timer") timers.push(setTimer(cast, run, effect, at));
    else if (effect.do === "cancel_task") closeTask(run, effect.visit, at, actor);
    else if (effect.do === "cancel_timer") endTimer(run, effect.visit, effect.because === "event" ? "event" : "cancelled", at);
    else if (effect.do === "start_sub_process") {
      const parent = { run, visit: effect.visit };
      others.push(...startRun(cast, effect.process, { because: "sub_process", startedBy: null, startedAt: at, parent }));
    }
  }
  if (run.state.status === "ended") {
    run.endedAt = at;
    run.endedBy = actor;
    const result = run.state.end?.result ?? "success";
    if (run.parent && run.parent.run.state.status !== "ended")
      others.push(...tell(cast, run.parent.run, { type: "SubProcessEnded", visit: run.parent.visit, result }, at, actor));
  }
  return [{ run, tasks, timers, events }, ...others];
}

function note(run: ToldRun, events: readonly RunEvent[], command: RunCommand, at: Date, actor: string | null): void {
  const enter = (position: number, step: string) => {
    if (!run.visits.has(position)) run.visits.set(position, { position, step, enteredAt: at, leftAt: null, outcome: null, actor: null });
  };
  const leave = (position: number, outcome: string | null, by: string | null) => {
    const visit = run.visits.get(position);
    if (visit) Object.assign(visit, { leftAt: at, outcome, actor: by });
  };
  for (const event of events) {
    if (event.type === "StepEntered") enter(event.visit, event.step);
    else if (event.type === "JoinReached") enter(event.visit, event.join);
    else if (event.type === "JoinPassed" || event.type === "VisitCancelled") leave(event.visit, null, null);
    else if (event.type === "StepLeft") {
      leave(event.visit, event.outcome, event.by === "person" ? actor : null);
      if (event.as === "wait" && event.by === "time") endTimer(run, event.visit, "fired", at);
    }
  }
  if (command.type !== "Complete") return;
  const task = run.tasks.get(command.visit);
  if (task)
    Object.assign(task, { status: "done", outcome: command.outcome, comment: command.comment, closedAt: at, closedBy: command.actor });
}

function openTask(
  { stage, subject, preferred }: Cast,
  run: ToldRun,
  plan: Plan,
  { visit, step, kind }: Effect & { readonly do: "open_task" },
  at: Date,
  actor: string | null,
): ToldTask {
  const said = plan.steps.get(step)?.step ?? fault(`there is no step ${step}`);
  const around = { ownerId: subject.owner, participantIds: [], assigneeBefore: actor };
  const fitting = candidatesFor(said.assignee, around, stage.people);
  const chosen = fitting.find(({ id }) => id === preferred) ?? choose(fitting, said.assignee, around, stage.people, new Map());
  const assignee = chosen?.id ?? fault(`nobody is found for ${step}`);
  const due = said.due ? dueAt(said.due, { now: at, calendar: stage.calendar }, [], () => null) : null;
  const task = newTask({
    kind,
    visit,
    step,
    title: said.title ?? step,
    text: said.text ?? null,
    subject,
    assignee,
    giver: kind === "request" ? actor : null,
    openedBy: actor,
    createdAt: at,
    dueAt: due,
    effortMinutes: said.effortMinutes ?? null,
    isCheckpoint: said.isCheckpoint ?? false,
  });
  run.tasks.set(visit, task);
  return task;
}

function setTimer({ stage }: Cast, run: ToldRun, { visit, event, due }: Effect & { readonly do: "set_timer" }, at: Date): ToldTimer {
  const ends = dueAt(due, { now: at, calendar: stage.calendar }, [], () => null);
  const timer: ToldTimer = { visit, kind: event === null ? "wait" : "latest", event, dueAt: ends, ended: null };
  run.timers.set(visit, timer);
  return timer;
}

function closeTask(run: ToldRun, visit: number, at: Date, actor: string | null): void {
  const task = run.tasks.get(visit);
  if (task?.status !== "open") return;
  const ending = overtakenBy(run.state, run.parent !== null);
  Object.assign(task, { status: ending === null ? "cancelled" : "overtaken", outcome: ending, closedAt: at, closedBy: actor });
}

function endTimer(run: ToldRun, visit: number, by: "fired" | "event" | "cancelled", at: Date): void {
  const timer = run.timers.get(visit);
  if (timer?.ended === null) timer.ended = { at, by };
}

export function fault(why: string): never {
  throw new Error(`the story cannot be: ${why}`);
}
