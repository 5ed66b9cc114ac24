/** The check in a thread of its own: a large process is looked through for seconds, and nobody should have to wait for it while drawing. */
import { checkDefinition } from "../../../core/check.ts";
import type { Definition } from "../../../core/definition.ts";

type Scope = {
  onmessage: ((event: MessageEvent<{ readonly id: number; readonly definition: Definition }>) => void) | null;
  postMessage: (answer: unknown) => void;
};
const scope = self as unknown as Scope;

scope.onmessage = ({ data: { id, definition } }) => {
  try {
    scope.postMessage({ id, answer: checkDefinition(definition) });
  } catch (error) {
    scope.postMessage({ id, problem: String(error) });
  }
};
