/** A run as it is kept, and what happens to it in words that other rooms hear. */
import type { SubjectKind } from "./definition.ts";
import type { RunEnd, RunState } from "./run.ts";

export type Run = {
  readonly id: string;
  readonly processId: string;
  readonly number: number;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  /** Of the record it is about. */
  readonly ownerId: string;
  readonly parentId: string | null;
  /** The visit of the parent that waits for its end. */
  readonly parentVisit: number | null;
  readonly startedBecause: string;
  readonly state: RunState;
  readonly version: number;
};

export type RunChange =
  | { readonly type: "RunStarted"; readonly run: Run; readonly at: Date }
  | { readonly type: "RunEnded"; readonly run: Run; readonly end: RunEnd; readonly at: Date }
  | { readonly type: "RunHeld"; readonly run: Run; readonly until: Date; readonly reason: string; readonly at: Date }
  | { readonly type: "RunResumed"; readonly run: Run; readonly at: Date }
  | { readonly type: "RunTakenBack"; readonly run: Run; readonly step: string; readonly outcome: string; readonly at: Date }
  | { readonly type: "RunMigrated"; readonly run: Run; readonly from: number; readonly to: number; readonly at: Date }
  /** The step stands for a stage that the deal could not enter, or an automatic change was refused; the run goes on. */
  | { readonly type: "RunActionRefused"; readonly run: Run; readonly step: string; readonly reason: string; readonly at: Date }
  /** An automatic step tells somebody something. */
  | {
      readonly type: "RunNotified";
      readonly run: Run;
      readonly step: string;
      readonly personId: string;
      readonly text: string;
      readonly at: Date;
    };
