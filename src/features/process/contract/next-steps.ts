/** What is to be done next about records: for cards and lists that show many of them. */
import { z } from "@hono/zod-openapi";
import { id, ids, instant } from "#platform/http/schema.ts";
import { mostSubjects } from "../core/next-steps.ts";
import { dueIn } from "./tasks.ts";

export const askNextSteps = z.strictObject({
  subjects: ids(mostSubjects, "subjects_malformed").openapi({
    description: `Ids of clients, contacts, leads, deals, trials, contracts or payments with commas between, at most ${mostSubjects}`,
  }),
});
const nextStepOfRecord = z
  .object({
    subjectId: id,
    kind: z.enum(["task", "wait"]).openapi({ description: "wait: no task is open, and a run goes on by itself at its date or earlier" }),
    id: id.openapi({ description: "Of the task, or of the run that waits" }),
    title: z.string().nullable().openapi({ description: "Of the task" }),
    due: instant.nullable().openapi({ description: "The end of the working time a task is due in, or when a wait ends at the latest" }),
    dueIn,
    assignee: z.object({ id, name: z.string() }).nullable().openapi({ description: "Of the task" }),
  })
  .openapi("NextStep");
export const nextSteps = z.object({
  items: z
    .array(nextStepOfRecord)
    .openapi({ description: "One for each record that you see and about which there is an open task or a run that waits, in no order" }),
});

export type NextStepView = z.output<typeof nextStepOfRecord>;
