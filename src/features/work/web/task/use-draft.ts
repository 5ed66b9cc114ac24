/** The draft of a task, kept as it is typed. */
import { useCallback, useState } from "react";
import { type Draft, emptyDraft, keepDraft, keptDraft } from "./draft.ts";

export type DraftState = {
  readonly draft: Draft;
  readonly change: (change: Partial<Draft>) => void;
  readonly clear: () => void;
};

export function useDraft(taskId: string): DraftState {
  const [state, setState] = useState(() => ({ taskId, draft: keptDraft(taskId) }));
  const draft = state.taskId === taskId ? state.draft : keptDraft(taskId);
  const set = useCallback(
    (next: (before: Draft) => Draft) =>
      setState((before) => {
        const after = next(before.taskId === taskId ? before.draft : keptDraft(taskId));
        keepDraft(taskId, after);
        return { taskId, draft: after };
      }),
    [taskId],
  );
  return {
    draft,
    change: useCallback((change) => set((before) => ({ ...before, ...change })), [set]),
    clear: useCallback(() => set(() => emptyDraft), [set]),
  };
}
