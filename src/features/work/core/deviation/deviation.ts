/** A deviation: what happened to it, who may answer it. */
import { no, type Result, yes } from "#shared/result.ts";
import type { Found } from "./opening.ts";
import type { RuleKind } from "./rule.ts";

export type DeviationEvent =
  | {
      readonly type: "DeviationOpened";
      readonly id: string;
      readonly ruleId: string;
      readonly found: Found;
      readonly tell: readonly string[];
      readonly highestId: string;
      readonly nextAt: Date | null;
      readonly at: Date;
    }
  | {
      readonly type: "DeviationEscalated";
      readonly deviation: Known;
      /** null: nobody is left above. */
      readonly tell: string | null;
      readonly highestId: string;
      readonly rung: number;
      readonly nextAt: Date | null;
      readonly at: Date;
    }
  | { readonly type: "DeviationAnswered"; readonly deviation: Known; readonly text: string; readonly at: Date }
  | { readonly type: "DeviationClosed"; readonly deviation: Known; readonly at: Date }
  /** What had closed it was taken back at once. */
  | { readonly type: "DeviationReopened"; readonly deviation: Known; readonly at: Date };

/** What every event about one that is there carries along. */
export type Known = {
  readonly id: string;
  readonly ruleId: string;
  readonly ruleKind: RuleKind;
  readonly isUrgent: boolean;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly taskId: string | null;
};

export type DeviationState = Known & {
  readonly personId: string;
  readonly closedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly version: number;
  /** Whoever answers is responsible, was told, or stands above the responsible; deputies count as those they stand in for. */
  readonly isConcerned: boolean;
};
export type DeviationRefusal = "not_concerned" | "deviation_closed" | "already_answered";

export function answer(state: DeviationState, text: string, at: Date): Result<readonly DeviationEvent[], DeviationRefusal> {
  if (!state.isConcerned) return no("not_concerned");
  if (state.closedAt !== null) return no("deviation_closed");
  if (state.answeredAt !== null) return no("already_answered");
  return yes([{ type: "DeviationAnswered", deviation: state, text, at }]);
}
