/** One task with all that is needed to do it: outcomes and what they cause, fields, evidence, the way so far. */
import type { Actor } from "#platform/command/actor.ts";
import type { Tx } from "#platform/db/database.ts";
import { businessDate } from "#shared/period.ts";
import type { TaskDetails, TaskView } from "../../contract/tasks.ts";
import { candidatesFor, headFor, type People, standIn } from "../../core/candidates.ts";
import type { Step } from "../../core/definition.ts";
import { dueAt } from "../../core/due-at.ts";
import type { Plan } from "../../core/plan.ts";
import { needsComment, outcomesWithoutRun, outcomeWithoutRunLabel } from "../../core/task.ts";
import { companyCalendar } from "../../sql/run/calendar.ts";
import { loadParticipants, loadPeople } from "../../sql/run/people.ts";
import { planOfRun } from "../../sql/run/run-views.ts";
import { fieldValue, isEmpty, type SubjectView, subjectView } from "../../sql/run/subject.ts";
import { closerOf, evidenceOf, historyOf, movesOf, namesOf } from "../../sql/tasks/task-parts.ts";
import { loadToday, taskViews } from "../../sql/tasks/task-views.ts";

type Outcome = TaskDetails["outcomes"][number];
type NextStep = Outcome["next"][number];

/** null: there is no such task, or the person does not see it. */
export async function taskDetails(tx: Tx, { workspaceId, language }: Actor, id: string, now: Date): Promise<TaskDetails | null> {
  const [view] = await taskViews(tx, workspaceId, [id], await loadToday(tx, workspaceId, now));
  if (!view) return null;
  const found = view.run ? await planOfRun(tx, workspaceId, view.run.id) : null;
  const planned = found && view.run ? found.plan.steps.get(view.run.step) : undefined;
  const kind = view.subject?.kind;
  const record =
    view.subject && (kind === "deal" || kind === "lead" || kind === "client")
      ? await subjectView(tx, workspaceId, kind, view.subject.id)
      : null;
  const given = await evidenceOf(tx, workspaceId, id);
  return {
    ...view,
    outcomes:
      found && planned
        ? await outcomesOf(tx, workspaceId, { view, plan: found.plan, ownerId: found.ownerId, record, now }, planned.step)
        : outcomesWithoutRun(view.kind).map((name) => ({
            name,
            label: outcomeWithoutRunLabel(name, language),
            needsComment: needsComment(view.kind, name),
            next: [],
          })),
    fields: (planned?.step.fields ?? []).map((name) => {
      const value = record === null ? null : (fieldValue(record, name) ?? null);
      return { name, label: name, value, isMissing: isEmpty(value) };
    }),
    evidence: {
      demanded: (planned?.step.evidence ?? []).map(({ key, name, kind: form, isOptional = false }) => ({
        key,
        name,
        kind: form,
        isOptional,
        isGiven: given.some((one) => one.demand === key && one.kind === form),
      })),
      given,
    },
    script: planned?.step.script ?? null,
    texts: [...(planned?.step.texts ?? [])],
    history: found && view.run ? await historyOf(tx, workspaceId, view.run.id, found.plan) : [],
    moves: await movesOf(tx, workspaceId, id),
    closedBy: await closerOf(tx, workspaceId, id),
  };
}

type Looking = {
  readonly view: TaskView;
  readonly plan: Plan;
  readonly ownerId: string;
  readonly record: SubjectView | null;
  readonly now: Date;
};

async function outcomesOf(tx: Tx, workspaceId: string, looking: Looking, step: Step): Promise<Outcome[]> {
  const { plan, now, view } = looking;
  const calendar = await companyCalendar(tx, workspaceId, now.toISOString().slice(0, 10));
  const people = await loadPeople(tx, workspaceId, businessDate(now, calendar.timeZone));
  const subjectId = view.subject?.id;
  const participantIds = subjectId === undefined ? [] : ((await loadParticipants(tx, workspaceId, [subjectId])).get(subjectId) ?? []);
  const around = { ownerId: looking.ownerId, participantIds, assigneeBefore: view.assignee.id };
  const who = (target: Step) => whoOf(target, around, people);
  const targets = Object.values(step.outcomes).flatMap(({ to = [] }) => to.flatMap((node) => stepsAt(plan, node)));
  const ids = targets.flatMap((name) => who(plan.steps.get(name)!.step) ?? []);
  const names = await namesOf(tx, workspaceId, ids);
  const dateOf = (field: string) => {
    const value = looking.record === null ? null : fieldValue(looking.record, field);
    return typeof value === "string" ? value.slice(0, 10) : null;
  };
  const nextOf = (name: string): NextStep => {
    const { step: target } = plan.steps.get(name)!;
    const personId = who(target);
    const rule = target.assignee;
    const asked = rule === undefined ? null : "level" in rule ? rule.level : "role" in rule ? rule.role : null;
    const due = target.kind === "wait" && target.until ? ("time" in target.until ? target.until.time : target.until.latest) : target.due;
    return {
      step: name,
      title: target.title ?? name,
      who: target.kind === "task" || target.kind === "request" ? ((personId && names.get(personId)) ?? asked) : null,
      due: due ? dueAt(due, { now, calendar }, [], dateOf).toISOString() : null,
      end: null,
    };
  };
  return Object.entries(step.outcomes).map(([name, { label, needsComment = false, to = [], end, reason }]) => ({
    name,
    label: label ?? name,
    needsComment,
    next: end
      ? [{ step: null, title: reason ?? end, who: null, due: null, end }]
      : [...new Set(to.flatMap((node) => stepsAt(plan, node)))].map(nextOf),
  }));
}

/** The step itself, or those behind a join: they open once all that it waits for has come. */
const stepsAt = ({ steps, joins }: Plan, node: string): readonly string[] =>
  steps.has(node) ? [node] : (joins.get(node)?.to ?? []).filter((name) => steps.has(name));

/** Known only where one person fits; where several do, it is chosen when the step opens. */
function whoOf(step: Step, around: Parameters<typeof candidatesFor>[1], people: People): string | null {
  if (step.kind !== "task" && step.kind !== "request") return null;
  const found = candidatesFor(step.assignee, around, people);
  if (found.length === 0) return headFor(around.ownerId, people)?.id ?? null;
  const [one] = found;
  return one && found.length === 1 ? standIn(one, people).id : null;
}
