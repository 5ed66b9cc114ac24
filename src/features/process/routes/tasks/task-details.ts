/** One task with all that is needed to do it: outcomes and what they cause, fields, evidence, the way so far. */
import type { Actor } from "#platform/command/actor.ts";
import type { Tx } from "#platform/db/database.ts";
import type { TaskDetails } from "../../contract/tasks.ts";
import { needsComment, outcomesWithoutRun, outcomeWithoutRunLabel } from "../../core/task.ts";
import { demandedFields } from "../../sql/run/demanded-fields.ts";
import { planOfRun } from "../../sql/run/run-views.ts";
import { fieldValue, isEmpty, subjectView } from "../../sql/run/subject.ts";
import { closerOf, evidenceOf, historyOf, movesOf } from "../../sql/tasks/task-parts.ts";
import { loadToday, taskViews } from "../../sql/tasks/task-views.ts";
import { foreseenOutcomes } from "./foreseen-outcomes.ts";

/** null: there is no such task, or the person does not see it. */
export async function taskDetails(
  tx: Tx,
  { workspaceId, language, personId, scope }: Actor,
  id: string,
  now: Date,
): Promise<TaskDetails | null> {
  const [view] = await taskViews(tx, workspaceId, [id], await loadToday(tx, workspaceId, now));
  if (!view) return null;
  const found = view.run ? await planOfRun(tx, workspaceId, view.run.id) : null;
  const planned = found && view.run ? found.plan.steps.get(view.run.step) : undefined;
  const kind = view.subject?.kind;
  const record =
    view.subject && (kind === "deal" || kind === "lead" || kind === "client")
      ? await subjectView(tx, workspaceId, kind, view.subject.id)
      : null;
  const fields = found === null ? [] : await demandedFields(tx, workspaceId, found.plan.definition.subject, planned?.step.fields ?? []);
  const isAbove = view.assignee.id !== personId && scope.visible.includes(view.assignee.id);
  const given = (await evidenceOf(tx, workspaceId, id)).map((one) => ({
    ...one,
    mayRemove: view.status === "open" && (isAbove || one.addedBy?.id === personId),
  }));
  return {
    ...view,
    outcomes:
      found && planned
        ? await foreseenOutcomes(tx, workspaceId, { ...found, view, record, now }, planned.step)
        : outcomesWithoutRun(view.kind).map((name) => ({
            name,
            label: outcomeWithoutRunLabel(name, language),
            needsComment: needsComment(view.kind, name),
            next: [],
          })),
    fields: fields.map((name) => {
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
