/** Which run made something happen to its record: it goes on as it is drawn, and does not end with what it did itself. */
import type { DomainEvent } from "#platform/command/command.ts";

const causes = new WeakMap<DomainEvent, string>();

export function noteCause(events: readonly DomainEvent[], runId: string): void {
  for (const event of events) causes.set(event, runId);
}

/** The id of the run; null: a person, an import or the API did it. */
export const causeOf = (event: DomainEvent): string | null => causes.get(event) ?? null;
