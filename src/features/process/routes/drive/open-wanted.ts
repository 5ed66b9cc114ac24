/** Tasks, timers and notices that were asked for: for whom and until when, found out once for all of them. */
import { isId } from "#shared/id.ts";
import { businessDate } from "#shared/period.ts";
import type { Absence, WorkingCalendar } from "#shared/working-calendar.ts";
import { type Around, candidatesFor, choose, headFor, type Load, type People, type Someone, standIn } from "../../core/candidates.ts";
import type { Assignee, Due, Step } from "../../core/definition.ts";
import { dateIn, dueAfterDate, dueAt, taskDueAt } from "../../core/due-at.ts";
import type { Run } from "../../core/run-facts.ts";
import type { Task } from "../../core/task.ts";
import { companyCalendar } from "../../sql/run/calendar.ts";
import { tasksOfVisits } from "../../sql/run/load-runs.ts";
import { loadAwayTimes, loadLoads, loadParticipants, loadPeople, loadPeopleAround, type Turn } from "../../sql/run/people.ts";
import { fieldValue, type SubjectView, subjectView } from "../../sql/run/subject.ts";
import { type Driving, tell, type WantedTask } from "./driving.ts";

export async function openWanted(driving: Driving): Promise<void> {
  const { tasks, timers, notices, given, work } = driving;
  if (tasks.length + timers.length + notices.length === 0) return;
  const facts = await loadFacts(driving);
  for (const { run, effect } of timers) {
    const due = dueAt(effect.due, { now: given.now, calendar: facts.calendar }, [], await facts.dateOf(run, effect.due));
    const kind = effect.event === null ? "wait" : "latest";
    work.timers.push({ id: given.newId(), run, visit: effect.visit, kind, event: effect.event, due });
  }
  const chosen: { readonly wanted: WantedTask; readonly assignee: Someone; readonly isFound: boolean; readonly before: Task | null }[] = [];
  for (const wanted of tasks) {
    const before = facts.taskBefore(wanted);
    if (isSameWork(before, wanted)) {
      await reopen(driving, facts, wanted, before);
      continue;
    }
    const { step } = stepOf(wanted);
    const around = facts.around(wanted.run, before);
    const found = await assign(driving, facts, step.assignee, around, { processId: wanted.run.processId, step: wanted.effect.step });
    const assignee = found ?? headFor(wanted.run.ownerId, facts.people);
    if (!assignee) throw new Error("nobody works here who could do anything");
    chosen.push({ wanted, assignee: standIn(assignee, facts.people), isFound: found !== null, before });
  }
  const absences = await facts.absencesOf(chosen.map(({ assignee }) => assignee.id));
  for (const { wanted, assignee, isFound } of chosen) {
    const { step } = stepOf(wanted);
    const clock = { now: given.now, calendar: facts.calendar };
    const due = step.due ? taskDueAt(step.due, clock, absences.get(assignee.id) ?? [], await facts.dateOf(wanted.run, step.due)) : null;
    const task = newTask(driving, wanted, step, assignee.id, isFound, due);
    work.opened.push(task);
    tell(driving, { type: "TaskOpened", task, at: given.now });
  }
  for (const { run, step, assignee, text } of notices) {
    const found = await assign(driving, facts, assignee, facts.around(run, null), { processId: run.processId, step });
    const to = found ?? headFor(run.ownerId, facts.people);
    if (to) tell(driving, { type: "RunNotified", run, step, personId: standIn(to, facts.people).id, text, at: given.now });
  }
}

const stepOf = ({ plan, effect }: WantedTask) => {
  const planned = plan.steps.get(effect.step);
  if (!planned) throw new Error("a step that the definition does not have");
  return planned;
};

/** A step taken back opens again for the visit it was left by: then it is the very same task. */
const isSameWork = (before: Task | null, { effect }: WantedTask): before is Task =>
  before !== null && before.step === effect.step && before.status !== "open" && before.kind !== "assign";

async function reopen(driving: Driving, facts: Facts, wanted: WantedTask, before: Task): Promise<void> {
  const { given, work } = driving;
  const { effect, run } = wanted;
  const dueAt = await dueAgain(driving, facts, wanted, before);
  work.reopened.push({ id: before.id, visit: effect.visit, dueAt });
  const task: Task = {
    ...before,
    dueAt,
    runId: run.id,
    visit: effect.visit,
    status: "open",
    outcome: null,
    closedAt: null,
    closedBy: null,
  };
  tell(driving, { type: "TaskReopened", task, closedAt: before.closedAt, at: given.now });
}

/** As before, unless the date it is counted from has become another meanwhile. */
async function dueAgain({ given }: Driving, facts: Facts, wanted: WantedTask, before: Task): Promise<Date | null> {
  const { due } = stepOf(wanted).step;
  if (!due || !("before" in due) || before.postponed > 0) return before.dueAt;
  const date = (await facts.dateOf(wanted.run, due))(due.before);
  const away = (await facts.absencesOf([before.assigneeId])).get(before.assigneeId) ?? [];
  return dueAfterDate(before.dueAt, due, { now: given.now, calendar: facts.calendar }, away, date);
}

function newTask(
  driving: Driving,
  { run, effect, giverId }: WantedTask,
  step: Step,
  assigneeId: string,
  isFound: boolean,
  dueAt: Date | null,
): Task {
  const { given } = driving;
  return {
    id: given.newId(),
    kind: isFound ? effect.kind : "assign",
    runId: run.id,
    visit: effect.visit,
    step: effect.step,
    title: step.title ?? effect.step,
    text: step.text ?? null,
    subjectKind: run.subjectKind,
    subjectId: run.subjectId,
    ownerId: run.ownerId,
    assigneeId,
    // A request is somebody's to another; what follows from a step is nobody's order.
    giverId: effect.kind === "request" ? giverId : null,
    status: "open",
    dueAt,
    plannedFrom: null,
    plannedTo: null,
    effortMinutes: step.effortMinutes ?? null,
    isCheckpoint: step.isCheckpoint ?? false,
    postponed: 0,
    begunAt: null,
    outcome: null,
    comment: null,
    createdAt: given.now,
    closedAt: null,
    closedBy: null,
    recurrenceId: null,
    version: 1,
  };
}

type Facts = {
  readonly people: People;
  readonly calendar: WorkingCalendar;
  /** Of each step by its process and name, of each person asked for. */
  readonly loads: Map<string, Map<string, Load>>;
  /** How many tasks each person is given by this transaction. */
  readonly givenNow: Map<string, number>;
  around(run: Run, before: Task | null): Around;
  taskBefore(wanted: WantedTask): Task | null;
  absencesOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly Absence[]>>;
  dateOf(run: Run, due: Due): Promise<(field: string) => string | null>;
};

async function loadFacts(driving: Driving): Promise<Facts> {
  const { tx, given, tasks } = driving;
  const { workspaceId } = given.actor;
  const roughly = given.now.toISOString().slice(0, 10);
  const calendar = await companyCalendar(tx, workspaceId, roughly);
  const today = businessDate(given.now, calendar.timeZone);
  const rules: readonly Asked[] = [
    ...tasks.map(({ run, plan, effect }) => ({ run, rule: plan.steps.get(effect.step)?.step.assignee })),
    ...driving.notices.map(({ run, assignee }) => ({ run, rule: assignee })),
  ];
  const asking = rules.filter(({ rule }) => rule && "role" in rule && rule.role === "participant").map(({ run }) => run.subjectId);
  const participants = asking.length > 0 ? await loadParticipants(tx, workspaceId, asking) : new Map<string, readonly string[]>();
  const people = await peopleFor(driving, today, rules, [...participants.values()].flat());
  const earlier = await tasksBefore(driving);
  const views = new Map<string, SubjectView | null>();
  return {
    people,
    calendar,
    loads: new Map(),
    givenNow: new Map(),
    around: (run, before) => ({
      ownerId: run.ownerId,
      participantIds: participants.get(run.subjectId) ?? [],
      assigneeBefore: before?.assigneeId ?? null,
    }),
    taskBefore: ({ run, from }) => (from === null ? null : (earlier.get(`${run.id} ${from}`) ?? null)),
    absencesOf: (ids) => loadAwayTimes(tx, workspaceId, [...new Set(ids)], { from: today, timeZone: calendar.timeZone }),
    async dateOf(run, due) {
      if (!("before" in due)) return () => null;
      if (!views.has(run.subjectId)) views.set(run.subjectId, await subjectView(tx, workspaceId, run.subjectKind, run.subjectId));
      const view = views.get(run.subjectId) ?? null;
      return (field) => (view === null ? null : dateIn(fieldValue(view, field)));
    },
  };
}

/** The task from which each goes on. Only after a wait or a step taken back is it not one that was open just now. */
async function tasksBefore({ tx, given, tasks, hands }: Driving): Promise<ReadonlyMap<string, Task>> {
  const visits = tasks.flatMap(({ run, from }) => (from === null ? [] : [{ runId: run.id, visit: from }]));
  const open = visits.flatMap(({ runId, visit }) => hands.get(runId)?.tasks.find((task) => task.visit === visit) ?? []);
  const unknown = visits.filter(({ runId, visit }) => !open.some((task) => task.runId === runId && task.visit === visit));
  const earlier = [...open, ...(await tasksOfVisits(tx, given.actor.workspaceId, unknown))];
  return new Map(earlier.map((task) => [`${task.runId} ${task.visit}`, task]));
}

type Asked = { readonly run: Run; readonly rule: Assignee | undefined };

/** Levels and pairs are looked for in the whole company; whoever is named by role or person is few. */
async function peopleFor({ tx, given }: Driving, today: string, rules: readonly Asked[], participants: readonly string[]): Promise<People> {
  const { workspaceId } = given.actor;
  if (rules.length === 0) return { byId: new Map(), chiefs: new Map(), unitsAbove: () => [], pairs: new Map() };
  if (rules.some(({ rule }) => rule && "level" in rule)) return loadPeople(tx, workspaceId, today);
  const named = rules.flatMap(({ run, rule }) =>
    rule && "person" in rule && isId(rule.person) ? [run.ownerId, rule.person] : [run.ownerId],
  );
  return loadPeopleAround(tx, workspaceId, today, [...named, ...participants]);
}

/** Loads are asked for only where there is a choice; what this transaction gives counts. */
async function assign(driving: Driving, facts: Facts, rule: Assignee | undefined, around: Around, turn: Turn): Promise<Someone | null> {
  const { tx, given } = driving;
  const candidates = candidatesFor(rule, around, facts.people);
  if (candidates.length < 2) return candidates[0] ?? null;
  const place = `${turn.processId} ${turn.step}`;
  const loads = facts.loads.get(place) ?? new Map<string, Load>();
  facts.loads.set(place, loads);
  const unknown = candidates.filter(({ id }) => !loads.has(id)).map(({ id }) => id);
  if (unknown.length > 0)
    for (const [id, load] of await loadLoads(tx, given.actor.workspaceId, unknown, turn))
      loads.set(id, { ...load, open: load.open + (facts.givenNow.get(id) ?? 0) });
  const chosen = choose(candidates, rule, around, facts.people, loads);
  if (chosen) {
    const tasks = (facts.givenNow.get(chosen.id) ?? 0) + 1;
    facts.givenNow.set(chosen.id, tasks);
    for (const ofStep of facts.loads.values()) {
      const load = ofStep.get(chosen.id);
      if (load) ofStep.set(chosen.id, { ...load, open: load.open + 1 });
    }
    // Whoever is given several in one transaction comes after whoever was given fewer.
    const load = loads.get(chosen.id) ?? { open: tasks, lastGiven: 0 };
    loads.set(chosen.id, { ...load, lastGiven: Math.max(given.now.getTime(), load.lastGiven + 1) });
  }
  return chosen;
}
