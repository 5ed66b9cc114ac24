/** The next step of any record, for cards and lists of other rooms: asked for a screenful at a time. */
import { api } from "#ui/api.ts";
import { inBatches } from "#ui/in-batches.ts";
import type { NextStep, NextSteps } from "#ui/pages.ts";
import type { NextStepView } from "../contract/next-steps.ts";
import { mostSubjects } from "../core/next-steps.ts";

const nextStepOf = inBatches({ most: mostSubjects, waits: 20 }, async (ids) => {
  const { items } = await api.get<{ items: readonly NextStepView[] }>("/tasks/next", { query: { subjects: ids.join(",") } });
  return new Map(items.map((one): [string, NextStep | null] => [one.subjectId, stepOf(one)]));
});

function stepOf({ title, due, dueIn, assignee }: NextStepView): NextStep | null {
  if (title !== null && assignee !== null) return { kind: "task", title, due, isOverdue: dueIn === "overdue", assignee };
  return due === null ? null : { kind: "wait", due };
}

export const nextSteps: NextSteps = {
  feature: "process",
  right: "tasks.read",
  of: async (recordId) => (await nextStepOf(recordId)) ?? null,
};
