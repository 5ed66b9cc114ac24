/** Where a notice leads: the page below the workspace's address on which it is seen or answered. */

export type Lead = {
  readonly kind: string;
  readonly subject: { readonly kind: string; readonly id: string } | null;
  readonly taskId: string | null;
  readonly deviationId: string | null;
  /** Of deviations told in one sentence. */
  readonly ruleId: string | null;
  /** Whose tasks were taken over, told in one sentence. */
  readonly handedFrom: string | null;
};

const cards: Readonly<Record<string, (id: string) => string>> = {
  client: (id) => `clients/${id}`,
  contact: (id) => `contacts/${id}`,
  deal: (id) => `deals/${id}`,
  lead: (id) => `leads?panel=${id}`,
  trial: (id) => `trials?panel=${id}`,
  contract: (id) => `contracts?panel=${id}`,
};

/** A deviation before the task it is about, a task before its record; a mention leads to the notes of the record. Null: nowhere. */
export function placeOf({ kind, subject, taskId, deviationId, ruleId, handedFrom }: Lead): string | null {
  if (deviationId !== null) return `deviations?panel=${deviationId}`;
  if (ruleId !== null) return `deviations?rule=${ruleId}`;
  if (handedFrom !== null) return `day?handedFrom=${handedFrom}`;
  if (taskId !== null) return `tasks/${taskId}`;
  const path = subject && cards[subject.kind]?.(subject.id);
  if (!path) return null;
  return kind === "mention" ? `${path}${path.includes("?") ? "&" : "?"}tab=notes` : path;
}
