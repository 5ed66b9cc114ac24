/** What was typed into a task and not sent yet. It outlives the panel, a refusal and a reload; it goes with the tab. */
import type { CompleteTask, EvidenceBody } from "#features/process/contract/tasks.ts";
import type { EvidenceDemand } from "./answers.ts";

export type Draft = {
  readonly fields: Readonly<Record<string, unknown>>;
  /** As typed, by the key of what is demanded. */
  readonly evidence: Readonly<Record<string, string>>;
  readonly comment: string;
  /** An outcome that waits for its comment. */
  readonly outcome: string | null;
};

export const emptyDraft: Draft = { fields: {}, evidence: {}, comment: "", outcome: null };

/** The draft as the request wants it: what was left empty is not sent. A number is read as people write it. */
export function bodyOf(draft: Draft, outcome: string, demanded: readonly EvidenceDemand[]): CompleteTask {
  const evidence = demanded.flatMap(({ key, kind }): EvidenceBody[] => {
    const typed = draft.evidence[key]?.trim() ?? "";
    return typed === "" ? [] : [{ demand: key, ...shown(kind, typed) }];
  });
  const fields = Object.fromEntries(Object.entries(draft.fields).filter(([, value]) => value !== null && value !== ""));
  const comment = draft.comment.trim();
  return { outcome, fields, evidence, ...(comment === "" ? {} : { comment }) };
}

/** What was typed for a demand, as evidence of its kind. */
export function shown(kind: EvidenceDemand["kind"], typed: string): Pick<EvidenceBody, "link" | "number" | "text"> {
  if (kind === "link") return { link: /^https?:\/\//i.test(typed) ? typed : `https://${typed}` };
  if (kind === "number") return { number: numberOf(typed) };
  return { text: typed };
}

/** "1 200,5", "1,200.5" and "1200.5" are the same number: the last point or comma begins the fraction, unless it stands more than once. */
export function numberOf(typed: string): number {
  const plain = typed.replaceAll(/[\s'’]/g, "");
  const last = Math.max(plain.lastIndexOf(","), plain.lastIndexOf("."));
  const mark = plain[last];
  if (last < 0) return Number(plain);
  if (plain.indexOf(mark!) !== last) return Number(plain.replaceAll(mark!, ""));
  return Number(`${plain.slice(0, last).replaceAll(/[.,]/g, "")}.${plain.slice(last + 1)}`);
}

const keyOf = (taskId: string) => `mainspring.task.${taskId}`;

export function keptDraft(taskId: string): Draft {
  try {
    return { ...emptyDraft, ...(JSON.parse(sessionStorage.getItem(keyOf(taskId)) ?? "{}") as Partial<Draft>) };
  } catch {
    return emptyDraft;
  }
}

/** Nothing is kept of an empty draft; a full storage loses only the convenience. */
export function keepDraft(taskId: string, draft: Draft): void {
  try {
    if (JSON.stringify(draft) === JSON.stringify(emptyDraft)) sessionStorage.removeItem(keyOf(taskId));
    else sessionStorage.setItem(keyOf(taskId), JSON.stringify(draft));
  } catch {
    return;
  }
}
