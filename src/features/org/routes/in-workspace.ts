/** Events about the company as a whole name it, because the journal and the live hint need a subject. */
import type { Given } from "#platform/command/command.ts";
import { type Result, yes } from "#shared/result.ts";

export type InWorkspace<E> = E & { readonly workspaceId: string };

export function inWorkspace<E extends object, R>(
  decision: Result<readonly E[], R>,
  { actor }: Given,
): Result<readonly InWorkspace<E>[], R> {
  return decision.ok ? yes(decision.value.map((event) => ({ ...event, workspaceId: actor.workspaceId }))) : decision;
}
