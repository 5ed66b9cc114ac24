import assert from "node:assert/strict";
import { test } from "node:test";
import { dueProblem, planTask, postponeTask, removeEvidence, type Task } from "./task.ts";
import { type LastMove, undoCancel, undoMove } from "./undo.ts";

const now = new Date("2026-03-02T10:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const task: Task = {
  ...{ id: "t", kind: "free", runId: null, visit: null, step: null, title: "Call", text: null },
  ...{ subjectKind: null, subjectId: null, ownerId: null, assigneeId: "ben", giverId: "ben", status: "open", dueAt: null },
  ...{ plannedFrom: null, plannedTo: null, effortMinutes: null, isCheckpoint: false, postponed: 1, begunAt: null },
  ...{ outcome: null, comment: null, createdAt: now, closedAt: null, closedBy: null, recurrenceId: null, version: 2 },
};
const before = { kind: "free", begunAt: null, plannedFrom: null, plannedTo: null, version: 2 } as const;
const move: LastMove = { position: 1, kind: "postponed", by: "ben", at: now, fromPersonId: null, fromDue: null, before };
const ben = { personId: "ben", isAbove: false };
const said = (answer: { readonly ok: boolean; readonly refusal?: string }) => (answer.ok ? "yes" : answer.refusal);

test("a move is taken back within ten seconds, by whoever made it, until somebody goes on with the task", () => {
  assert.equal(said(undoMove(task, move, "ben", later(10_000))), "yes");
  assert.equal(said(undoMove(task, move, "ben", later(10_001))), "undo_too_late");
  assert.equal(said(undoMove(task, move, "north", now)), "undo_not_yours");
  assert.equal(said(undoMove({ ...task, version: 3 }, move, "ben", now)), "task_touched");
  assert.equal(said(undoMove(task, null, "ben", now)), "not_moved");
});

test("a cancelled task without a run is given back in the same time; one of a run comes back with its run only", () => {
  const cancelled: Task = { ...task, status: "cancelled", closedAt: now, closedBy: "ben" };
  assert.equal(said(undoCancel(cancelled, "ben", later(9_999))), "yes");
  assert.equal(said(undoCancel(cancelled, "ben", later(10_001))), "undo_too_late");
  assert.equal(said(undoCancel(cancelled, "north", now)), "undo_not_yours");
  assert.equal(said(undoCancel({ ...cancelled, runId: "r" }, "ben", now)), "task_closed");
  assert.equal(said(undoCancel({ ...cancelled, status: "overtaken" }, "ben", now)), "task_closed");
});

test("work is put off for at most two years, due within five, and never on a day that is over", () => {
  const postponed = (iso: string) => said(postponeTask(task, new Date(iso), "fair", ben, now));
  assert.equal(postponed("2028-03-02T10:00:00Z"), "yes");
  assert.equal(postponed("2028-03-02T10:00:01Z"), "until_too_far");
  assert.equal(postponed("9999-12-31T00:00:00Z"), "until_too_far");
  const today = new Date("2026-03-01T23:00:00Z");
  const due = (iso: string) => dueProblem(new Date(iso), today, now);
  assert.equal(due("2026-03-02T08:00:00Z"), null, "this morning is still today");
  assert.equal(due("2026-03-01T22:59:59Z"), "due_before_today");
  assert.equal(due("2031-03-02T10:00:00Z"), null);
  assert.equal(due("2031-03-02T10:00:01Z"), "due_too_far");
});

test("the calendar reaches two years ahead and a month back", () => {
  const planned = (from: string, to: string) => said(planTask(task, new Date(from), new Date(to), ben, now));
  assert.equal(planned("2026-02-20T09:00:00Z", "2026-02-20T10:00:00Z"), "yes", "where it was before an undo");
  assert.equal(planned("0001-01-01T09:00:00Z", "2026-03-03T10:00:00Z"), "planned_long_ago");
  assert.equal(planned("2026-03-03T09:00:00Z", "9999-03-03T10:00:00Z"), "planned_too_far");
  assert.equal(planned("2026-03-03T10:00:00Z", "2026-03-03T09:00:00Z"), "plan_reversed");
});

test("evidence is removed by whoever gave it or a head, before the task is closed", () => {
  const evidence = { id: "e", demand: "offer", addedBy: "ben" };
  assert.equal(said(removeEvidence(task, evidence, ben, now)), "yes");
  assert.equal(said(removeEvidence(task, evidence, { personId: "cora", isAbove: false }, now)), "not_your_evidence");
  assert.equal(said(removeEvidence(task, evidence, { personId: "north", isAbove: true }, now)), "yes");
  assert.equal(said(removeEvidence({ ...task, status: "done" }, evidence, ben, now)), "task_closed");
});
