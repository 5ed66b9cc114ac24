/** A task is done: what it demands is looked at, the record is filled in, the run goes on, all in one transaction. */
import type { DomainEvent, Given, Operation } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";
import { performPart } from "#platform/command/part.ts";
import { asReader, type Tx } from "#platform/db/database.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { fieldErrors, ProblemError, pointerPart, problem } from "#platform/http/problem.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { CompletedTask, CompleteTask, EvidenceBody } from "../../contract/tasks.ts";
import type { Step } from "../../core/definition.ts";
import type { RunRefusal } from "../../core/run.ts";
import { completeFree, completionProblem, type Task, type TaskRefusal } from "../../core/task.ts";
import { demandedFields } from "../../sql/run/demanded-fields.ts";
import { fieldValue, isEmpty, subjectView } from "../../sql/run/subject.ts";
import { type Evidence, givenEvidence, insertEvidence, seesAttachment } from "../../sql/tasks/evidence.ts";
import { type SeenTask, seenPlaceOf } from "../../sql/tasks/load-task.ts";
import { saveTaskEvents } from "../../sql/tasks/save-task.ts";
import { loadToday, taskViews } from "../../sql/tasks/task-views.ts";
import { changeOf } from "../drive/act.ts";
import { driveOne } from "../drive/drive.ts";
import { type AtHand, type DriveParts, type Driving, newDriving, tell, tellForeign } from "../drive/driving.ts";
import { recordedTold, toldEvents } from "../drive/told.ts";
import { lockPlace } from "./lock-place.ts";
import { readEvidence } from "./read-evidence.ts";

export type CompletionRefusal = TaskRefusal | RunRefusal | "already_running";
type Completion = { readonly id: string } & CompleteTask;
type State = { readonly task: Task; readonly decided: Result<readonly DomainEvent[], CompletionRefusal> };

export function completingTask(parts: DriveParts): Operation<Completion, State, DomainEvent, CompletionRefusal, CompletedTask> {
  return {
    feature: "process",
    async load(tx, command, given) {
      const place = await seenPlaceOf(tx, given, command.id);
      if (!place) return null;
      const driving = newDriving(tx, given, parts);
      // The record, then the run: two branches that end at the same moment go on one after the other.
      const { seen, hand } = await lockPlace(driving, given, place, command.id);
      if (!seen) return null;
      const completed = await complete(driving, given, seen, hand, command);
      return { task: seen.task, decided: completed.ok ? yes(toldEvents(driving.told)) : completed };
    },
    version: ({ task }) => task.version,
    decide: ({ decided }) => decided,
    save: async () => {},
    record: (event): JournalEntry => recordedTold(event),
    answer: (tx, _, { task }, events, given) => shownCompletion(tx, given, task, events),
  };
}

async function complete(
  driving: Driving,
  given: Given,
  { task, hand: own }: SeenTask,
  hand: AtHand | undefined,
  command: Completion,
): Promise<Result<null, CompletionRefusal>> {
  const problem = completionProblem(task, own);
  if (problem) return no(problem);
  const comment = command.comment?.trim() ? command.comment : null;
  if (!hand || task.visit === null || task.step === null) {
    const done = completeFree(task, command.outcome, comment, own, given.now);
    if (!done.ok) return done;
    await showEvidence(driving, given, task, command.evidence);
    await saveTaskEvents(driving.tx, done.value, given);
    for (const event of done.value) tell(driving, event);
    return yes(null);
  }
  const planned = hand.plan.steps.get(task.step);
  const outcome = planned?.outcomes.get(command.outcome);
  if (!planned || !outcome) return no("outcome_unknown");
  if (outcome.needsComment && comment === null) return no("comment_missing");
  await showEvidence(driving, given, task, command.evidence);
  const fields = await demandedFields(driving.tx, given.actor.workspaceId, hand.run.subjectKind, planned.step.fields ?? []);
  await fillIn(driving, given, task, fields, command.fields);
  await demandFields(driving.tx, given, task, fields);
  await demandEvidence(driving.tx, given, task, planned.step);
  driving.work.closed.push({ id: task.id, status: "done", outcome: command.outcome, comment, at: given.now, by: own.personId });
  tell(driving, { type: "TaskCompleted", task, outcome: command.outcome, comment, by: own.personId, at: given.now });
  const go = { type: "Complete", visit: task.visit, outcome: command.outcome, actor: own.personId, comment } as const;
  const driven = await driveOne(driving, hand, go);
  return driven.ok ? yes(null) : driven;
}

async function showEvidence(driving: Driving, given: Given, task: Task, sent: readonly EvidenceBody[]): Promise<void> {
  const evidence: Evidence[] = [];
  for (const [index, one] of sent.entries()) {
    const read = readEvidence(one, given.newId());
    const path = `/evidence/${index}`;
    if (!read.ok) throw evidenceProblem(path, read.refusal, "Give exactly one of attachmentId, text, link and number.");
    if (read.value.attachmentId !== null && !(await seesAttachment(driving.tx, given, read.value.attachmentId, task)))
      throw evidenceProblem(`${path}/attachmentId`, "unknown_attachment", "There is no such file with this record.");
    evidence.push(read.value);
  }
  await insertEvidence(driving.tx, given, task, evidence);
  for (const { id, demand } of evidence) tell(driving, { type: "EvidenceAdded", task, evidenceId: id, demand, at: given.now });
}

const evidenceProblem = (path: string, code: string, message: string) =>
  new ProblemError(problem("refused", { reason: code, detail: message, errors: [{ path, code, message }] }));

/** Only what the step asks for; whoever has the task may fill that in, by the rules of the record's own room. */
async function fillIn(
  driving: Driving,
  given: Given,
  task: Task,
  asked: readonly string[],
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  const names = Object.keys(fields);
  if (names.length === 0) return;
  const stray = names.filter((name) => !asked.includes(name));
  if (stray.length > 0) throw fieldsProblem(stray, "field_not_asked", "The step does not ask for this field");
  const { subjectKind: kind, subjectId } = task;
  if (subjectId === null || (kind !== "deal" && kind !== "lead" && kind !== "client")) return;
  const { changing, body, refusals } = driving.parts.subjects[kind];
  const read = body.safeParse(changeOf(fields));
  if (!read.success) {
    const errors = fieldErrors(read.error.issues as never).map(({ path, ...error }) => ({ ...error, path: fieldPath(path) }));
    throw new ProblemError(problem("validation", { errors }));
  }
  const change = read.data as Readonly<Record<string, unknown>>;
  const done = await performPart(driving.tx, changing, { id: subjectId, change }, given);
  if (!done.ok) settle(done.refusal === "not_found" ? no({ kind: "not_found" }) : no({ kind: "refused", reason: done.refusal }), refusals);
  else tellForeign(driving, changing, done.value.events);
}

/** "/custom/area" is sent as the field "custom.area". */
const fieldPath = (path: string) => `/fields${path.replace(/^\/custom\//, "/custom.")}`;

const fieldsProblem = (names: readonly string[], code: string, message: string) =>
  new ProblemError(
    problem("refused", {
      reason: code,
      detail: `${message}: ${names.join(", ").slice(0, 300)}.`,
      errors: names.map((name) => ({ path: `/fields${pointerPart(name)}`, code, message })),
    }),
  );

async function demandFields(tx: Tx, given: Given, task: Task, fields: readonly string[]): Promise<void> {
  const { subjectKind: kind, subjectId } = task;
  if (fields.length === 0 || subjectId === null || (kind !== "deal" && kind !== "lead" && kind !== "client")) return;
  const view = (await subjectView(tx, given.actor.workspaceId, kind, subjectId)) ?? {};
  const missing = fields.filter((field) => isEmpty(fieldValue(view, field)));
  if (missing.length > 0) throw fieldsProblem(missing, "fields_missing", "These fields are needed before the step is done");
}

async function demandEvidence(tx: Tx, given: Given, task: Task, step: Step): Promise<void> {
  const demanded = (step.evidence ?? []).filter(({ isOptional }) => !isOptional);
  if (demanded.length === 0) return;
  const shown = await givenEvidence(tx, given.actor.workspaceId, task.id);
  const missing = demanded.filter(({ key, kind }) => !shown.some((one) => one.demand === key && one.kind === kind));
  if (missing.length === 0) return;
  throw new ProblemError(
    problem("refused", {
      reason: "evidence_missing",
      detail: `This is needed before the step is done: ${missing.map(({ name }) => name).join(", ")}.`,
      errors: missing.map(({ key, name, kind }) => ({
        path: `/evidence${pointerPart(key)}`,
        code: "evidence_missing",
        message: `"${name}" is needed: ${kind}.`,
      })),
    }),
  );
}

/** What opened is shown as far as the person sees it. */
async function shownCompletion(tx: Tx, { actor, now }: Given, task: Task, events: readonly DomainEvent[]): Promise<CompletedTask> {
  const opened = events.flatMap((event) => (event.type === "TaskOpened" ? [(event as unknown as { task: Task }).task.id] : []));
  const [done, ...next] = await asReader(tx, actor.scope, async (eyes) =>
    taskViews(eyes, actor.workspaceId, [task.id, ...opened], await loadToday(eyes, actor.workspaceId, now)),
  );
  if (!done) throw new Error("the task just done is not there");
  return { task: done, next };
}
