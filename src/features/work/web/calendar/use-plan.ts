/** Giving a task its place in the calendar; it is there at once, and the toast takes it back. */
import { useQueryClient } from "@tanstack/react-query";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { useDueWords } from "#ui/kit/use-due-words.ts";
import type { DayCalendarView } from "../../contract/day.ts";
import type { Task } from "../task/answers.ts";
import { planTask } from "../task/calls.ts";
import { minutesFor } from "../task/PlanDialog.tsx";

type Wish = { readonly task: Task; readonly from: string };
const key = ["process", "day", "calendar"] as const;

export function usePlan() {
  const t = useText();
  const words = useDueWords();
  const client = useQueryClient();
  const command = useCommand<Wish, Task>({
    feature: "process",
    run: ({ task, from }, once) => planTask(task.id, from, endOf(task, from), once),
    done: (task) => t("work:plan.done", { title: task.title, at: task.plannedFrom ? words.at(task.plannedFrom) : "–" }),
    undo: (_, { task }) => planTask(task.id, task.plannedFrom, task.plannedTo),
  });
  return (task: Task, from: string) => {
    if (task.plannedFrom !== null && Date.parse(task.plannedFrom) === Date.parse(from)) return;
    const planned = { ...task, plannedFrom: from, plannedTo: endOf(task, from) };
    client.setQueriesData<DayCalendarView>(
      { queryKey: key },
      (before) => before && { ...before, tasks: [...before.tasks.filter(({ id }) => id !== task.id), planned] },
    );
    command.run({ task, from });
  };
}

const endOf = (task: Task, from: string) => new Date(Date.parse(from) + minutesFor(task) * 60_000).toISOString();
