/** What each outcome of an open task will cause, told by the engine itself: joins that still wait, automatic steps gone through. */
import type { Tx } from "#platform/db/database.ts";
import type { Filter } from "#shared/filter/language.ts";
import { businessDate } from "#shared/period.ts";
import type { TaskDetails, TaskView } from "../../contract/tasks.ts";
import { candidatesFor, headFor, type People, standIn } from "../../core/candidates.ts";
import type { Due, Step } from "../../core/definition.ts";
import { dateIn, dueAt, taskDueAt } from "../../core/due-at.ts";
import { type Foreseen, foresee } from "../../core/foresee.ts";
import type { Plan } from "../../core/plan.ts";
import type { Given, Rest, RunState } from "../../core/run.ts";
import { companyCalendar } from "../../sql/run/calendar.ts";
import { loadParticipants, loadPeople } from "../../sql/run/people.ts";
import { fieldValue, holdsFor, type SubjectView } from "../../sql/run/subject.ts";
import { namesOf } from "../../sql/tasks/task-parts.ts";

type Outcome = TaskDetails["outcomes"][number];
type NextStep = Outcome["next"][number];

export type Looking = {
  readonly view: TaskView;
  readonly plan: Plan;
  readonly state: RunState;
  readonly ownerId: string;
  readonly record: SubjectView | null;
  readonly now: Date;
};

/** In the order in which they are offered. Of a task that is closed nothing is foreseen. */
export async function foreseenOutcomes(tx: Tx, workspaceId: string, looking: Looking, step: Step): Promise<Outcome[]> {
  const { plan, now, view } = looking;
  const calendar = await companyCalendar(tx, workspaceId, now.toISOString().slice(0, 10));
  const people = await loadPeople(tx, workspaceId, businessDate(now, calendar.timeZone));
  const subjectId = view.subject?.id;
  const participantIds = subjectId === undefined ? [] : ((await loadParticipants(tx, workspaceId, [subjectId])).get(subjectId) ?? []);
  const around = { ownerId: looking.ownerId, participantIds, assigneeBefore: view.assignee.id };
  const byOutcome = await foreseeAll(tx, workspaceId, looking, Object.keys(step.outcomes));
  const entered = [...byOutcome.values()]
    .flat()
    .flatMap((one) => (one.kind === "join" ? behind(plan, one.join) : "step" in one ? [one.step] : []));
  const who = (name: string) => whoOf(plan.steps.get(name)?.step, around, people);
  const names = await namesOf(
    tx,
    workspaceId,
    entered.flatMap((name) => who(name) ?? []),
  );
  const dateOf = (field: string) => (looking.record === null ? null : dateIn(fieldValue(looking.record, field)));
  const titleOf = (name: string) => plan.steps.get(name)?.step.title ?? name;
  const entering = (name: string, as: Rest | null, due: Due | null): NextStep => {
    const personId = who(name);
    const isWork = as === "decide" || ["task", "request"].includes(plan.steps.get(name)?.step.kind ?? "");
    return {
      step: name,
      title: titleOf(name),
      who: isWork ? ((personId && names.get(personId)) ?? ruleOf(plan.steps.get(name)?.step)) : null,
      due: due ? (isWork ? taskDueAt : dueAt)(due, { now, calendar }, [], dateOf).toISOString() : null,
      end: null,
      waitsFor: [],
    };
  };
  const shown = (one: Foreseen): readonly NextStep[] => {
    if (one.kind === "step") return [entering(one.step, one.as, one.due)];
    if (one.kind === "join")
      return behind(plan, one.join).map((name) => ({ ...entering(name, null, null), waitsFor: one.waitsFor.map(titleOf) }));
    const end = one.result === "success" ? "success" : "failure";
    return [{ step: null, title: one.reason ?? end, who: null, due: null, end, waitsFor: [] }];
  };
  return Object.entries(step.outcomes).map(([name, { label, needsComment = false }]) => ({
    name,
    label: label ?? name,
    needsComment,
    next: (byOutcome.get(name) ?? []).flatMap(shown),
  }));
}

/** The engine asks about the record at once and cannot wait: what is not known yet is found out, and the outcome foreseen anew. */
class Unknown extends Error {
  readonly filter: Filter;
  constructor(filter: Filter) {
    super("a fact is not known yet");
    this.filter = filter;
  }
}

/** Filters are asked of the record as it is now, also where an automatic step would change it before. */
async function foreseeAll(
  tx: Tx,
  workspaceId: string,
  { view, plan, state, ownerId, now }: Looking,
  outcomes: readonly string[],
): Promise<ReadonlyMap<string, readonly Foreseen[]>> {
  const { subject, run } = view;
  const known = new Map<string, boolean>();
  const holds: Given["holds"] = (filter) => {
    const fact = known.get(JSON.stringify(filter));
    if (fact === undefined) throw new Unknown(filter);
    return fact;
  };
  // On hold, as it will be when it goes on.
  const going: RunState = state.status === "held" ? { ...state, status: "active" } : state;
  const found = new Map<string, readonly Foreseen[]>();
  for (const outcome of outcomes)
    while (run && !found.has(outcome))
      try {
        found.set(outcome, foresee(plan, going, run.position, outcome, { now, holds }));
      } catch (error) {
        if (!(error instanceof Unknown)) throw error;
        const record = subject && { kind: plan.definition.subject, id: subject.id, ownerId };
        known.set(JSON.stringify(error.filter), record !== null && (await holdsFor(tx, workspaceId, record, error.filter, now)));
      }
  return found;
}

/** What opens once the join goes on. */
const behind = ({ steps, joins }: Plan, join: string): readonly string[] => (joins.get(join)?.to ?? []).filter((name) => steps.has(name));

function ruleOf(step: Step | undefined): string | null {
  const rule = step?.assignee;
  if (rule === undefined) return null;
  return "level" in rule ? rule.level : "role" in rule ? rule.role : null;
}

/** Known only where one person fits; where several do, it is chosen when the step opens. */
function whoOf(step: Step | undefined, around: Parameters<typeof candidatesFor>[1], people: People): string | null {
  const found = candidatesFor(step?.assignee, around, people);
  if (found.length === 0) return headFor(around.ownerId, people)?.id ?? null;
  const [one] = found;
  return one && found.length === 1 ? standIn(one, people).id : null;
}
