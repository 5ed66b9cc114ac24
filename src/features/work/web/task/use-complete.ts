/** Completing a task: the toast says what it opened and takes it back for ten seconds, with everything that had been typed. */
import type { CompletedTask, CompleteTask } from "#features/process/contract/tasks.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { completeTask, undoTask } from "./calls.ts";
import { type Draft, keepDraft } from "./draft.ts";
import { useNextWords } from "./use-next-words.ts";

type Sent = { readonly id: string; readonly title: string; readonly body: CompleteTask; readonly draft: Draft };
type Wiring = {
  readonly onDone?: (answer: CompletedTask, sent: Sent) => void;
  readonly onUndone?: (taskId: string) => void;
  readonly onProblem?: (problem: Error, sent: Sent) => void;
};

export function useComplete({ onDone, onUndone, onProblem }: Wiring) {
  const t = useText();
  const words = useNextWords();
  return useCommand<Sent, CompletedTask>({
    feature: "process",
    run: ({ id, body }, key) => completeTask(id, body, key),
    done: ({ next }, { title }) =>
      next.length === 0
        ? t("work:done.toast", { title })
        : t("work:done.toast_next", { title, next: next.map((task) => words.task(task)).join("; ") }),
    undo: async (_, { id, draft }) => {
      await undoTask(id);
      keepDraft(id, { ...draft, outcome: null });
      onUndone?.(id);
    },
    ...(onDone ? { onDone } : {}),
    ...(onProblem ? { onProblem } : {}),
  });
}
