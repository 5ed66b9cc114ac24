/** One thing that one person is told. */
import type { NoticeKind } from "./kind.ts";

export type Notice = {
  readonly personId: string;
  readonly kind: NoticeKind;
  /** Names the thing told, such as "task:ID:assigned": the same person is never told it twice, however often it is tried. */
  readonly once: string;
  /** The record it is about. */
  readonly subject?: { readonly kind: string; readonly id: string } | undefined;
  readonly taskId?: string | undefined;
  readonly deviationId?: string | undefined;
  /**
   * Numbers, ids and words of ours; `text`, where there is one, stands in the sentence (the name of a rule, the message of a process).
   * Names of people and titles of records are read when it is shown, under the rights of whoever reads it.
   */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Breaks quiet hours and does not wait for a digest; by ways that are switched off it goes no more than others. */
  readonly isUrgent?: boolean;
};

/** Nobody is told what they did themselves, nor the same thing twice in one breath. */
export function worthTelling(notices: readonly Notice[], actorId: string | null): readonly Notice[] {
  const seen = new Set<string>();
  return notices.filter(({ personId, once }) => {
    const key = `${personId} ${once}`;
    if (personId === actorId || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
