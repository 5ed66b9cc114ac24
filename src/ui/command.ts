/**
 * Changing something on the server, with what people expect of it: the button waits, a second click or a retry after a lost answer does
 * not do it twice (one idempotency key per input until it succeeded), the room's data is read again, and a toast says what happened,
 * with Undo where there is one.
 *
 *     const deactivate = useCommand({
 *       feature: "org",
 *       run: (person: Person, key) => api.post<Person>(`/people/${person.id}/deactivate`, { body: {}, idempotencyKey: key }),
 *       done: (person) => t("people:deactivated", { name: person.name }),
 *       undo: (person) => api.post(`/people/${person.id}/reactivate`, { body: {} }),   // 10 seconds
 *     });
 *     <Button loading={deactivate.isBusy} onClick={() => deactivate.run(person)} />
 */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { newKey } from "./api.ts";
import { showDone, showProblem } from "./kit/toast.tsx";

export type CommandOptions<Input, Answer> = {
  readonly feature: string;
  readonly run: (input: Input, idempotencyKey: string) => Promise<Answer>;
  readonly done?: (answer: Answer, input: Input) => string | null;
  readonly undo?: (answer: Answer, input: Input) => Promise<unknown>;
  readonly onDone?: (answer: Answer, input: Input) => void;
  /** Takes a problem that the caller shows itself (a form); without it a toast shows the problem. */
  readonly onProblem?: (problem: Error, input: Input) => void;
};

export function useCommand<Input, Answer>(options: CommandOptions<Input, Answer>) {
  const client = useQueryClient();
  const keys = useRef(new Map<string, string>());
  const refresh = () => client.invalidateQueries({ queryKey: [options.feature] });

  const mutation = useMutation({
    mutationFn: (input: Input) => options.run(input, keyFor(keys.current, input)),
    onSuccess: (answer, input) => {
      keys.current.delete(JSON.stringify(input));
      void refresh();
      options.onDone?.(answer, input);
      const message = options.done?.(answer, input);
      const { undo } = options;
      if (message) showDone(message, undo ? () => undo(answer, input).then(refresh, showProblem) : undefined);
    },
    onError: (problem, input) => {
      void refresh();
      if (options.onProblem) options.onProblem(problem, input);
      else showProblem(problem);
    },
  });
  return { run: mutation.mutate, isBusy: mutation.isPending, isDone: mutation.isSuccess, answer: mutation.data };
}

/** The same input keeps its key until it succeeded. */
function keyFor(keys: Map<string, string>, input: unknown): string {
  const name = JSON.stringify(input);
  const key = keys.get(name) ?? newKey();
  keys.set(name, key);
  return key;
}
