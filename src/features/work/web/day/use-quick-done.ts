/** Done with the usual outcome, the first, without opening the task; whatever it still asks for opens it. */
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { showNotice, showProblem } from "#ui/kit/toast.tsx";
import { isApiProblem } from "#ui/problem.ts";
import type { Task } from "../task/answers.ts";
import { readTask } from "../task/calls.ts";
import { bodyOf, keptDraft } from "../task/draft.ts";
import { useComplete } from "../task/use-complete.ts";

export function useQuickDone({ onMore }: { readonly onMore: (task: Task) => void }) {
  const t = useText();
  const [busy, setBusy] = useState<string | null>(null);
  const complete = useComplete({
    onProblem: (problem, { id, title }) => {
      const isAsking = isApiProblem(problem) && ["fields_missing", "evidence_missing", "comment_missing"].includes(problem.reason ?? "");
      if (!isAsking) return showProblem(problem);
      showNotice(t("work:quick.more"), title);
      onMore({ id } as Task);
    },
  });
  const run = async (task: Task) => {
    if (busy !== null) return;
    setBusy(task.id);
    try {
      const details = await readTask(task.id);
      const [usual] = details.outcomes;
      const draft = keptDraft(task.id);
      if (!usual || (usual.needsComment && draft.comment.trim() === "")) return onMore(task);
      complete.run({ id: task.id, title: task.title, body: bodyOf(draft, usual.name, details.evidence.demanded), draft });
    } catch (problem) {
      showProblem(problem);
    } finally {
      setBusy(null);
    }
  };
  return { run: (task: Task) => void run(task), isBusy: busy !== null || complete.isBusy };
}
