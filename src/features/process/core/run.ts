/** The words of a run: where it stands, what may be asked of it, what happens to it. All of it is JSON; instants are ISO texts in UTC. */

import type { Filter } from "#shared/filter/language.ts";
import type { AutoAction, SubjectEnd } from "./definition.ts";

/**
 * How the run stays in a step: a person's work (task, request), a person's choice where an automatic step could not choose (decide),
 * waiting for a time or an event (wait), or another run (process).
 */
export type Rest = "task" | "request" | "decide" | "wait" | "process";

/** An open stay in a step. Its number is unique within the run, counted from 1, and never used again. */
export type OpenVisit = { readonly visit: number; readonly step: string; readonly as: Rest; readonly since: string };

/** A join that some have reached and that has not gone on: how often each node has led to it in this round. */
export type JoinState = { readonly visit: number; readonly since: string; readonly arrived: Readonly<Record<string, number>> };

/** What happened to the record that a run may end with. */
export type Ending = SubjectEnd | "archived" | "merged";

export type RunEnd = { readonly result: "success" | "failure" | "stopped"; readonly reason: string | null };

/** Where the tokens are. */
export type Marking = {
  readonly open: readonly OpenVisit[];
  readonly joins: Readonly<Record<string, JoinState>>;
  /** How often steps with a loop limit were entered. */
  readonly loops: Readonly<Record<string, number>>;
  /** The end that a branch reached while others went on; only unsound definitions have such. */
  readonly branchEnd: RunEnd | null;
};

/**
 * What the last completion left behind, so that it can be taken back: where the run stood before it. Of a run that ended with its record the
 * visit is 0 and the outcome says with what.
 */
export type LastStep = { readonly visit: number; readonly step: string; readonly outcome: string; readonly before: Marking };

/** What came while the run was held; it takes effect when the run goes on. */
export type KeptSignal = { readonly visit: number; readonly outcome: string; readonly by: "time" | "event" | "sub_process" };

export type RunState = Marking & {
  readonly status: "new" | "active" | "held" | "ended";
  readonly nextVisit: number;
  readonly hold: { readonly until: string; readonly reason: string } | null;
  readonly kept: readonly KeptSignal[];
  readonly last: LastStep | null;
  readonly end: RunEnd | null;
};

/** A run that nobody has started yet. */
export const newRun: RunState = {
  status: "new",
  open: [],
  joins: {},
  loops: {},
  branchEnd: null,
  nextVisit: 1,
  hold: null,
  kept: [],
  last: null,
  end: null,
};

export type RunCommand =
  | { readonly type: "Start" }
  /** Of a task, a request or a "decide". */
  | {
      readonly type: "Complete";
      readonly visit: number;
      readonly outcome: string;
      readonly actor: string | null;
      readonly comment: string | null;
    }
  /** The time of a wait has come, or the latest date of a wait for an event. */
  | { readonly type: "TimePassed"; readonly visit: number }
  /** Takes every open wait for this event further. None waits: nothing happens. */
  | { readonly type: "EventHappened"; readonly event: string }
  | { readonly type: "SubProcessEnded"; readonly visit: number; readonly result: RunEnd["result"] }
  | { readonly type: "Hold"; readonly until: string; readonly reason: string }
  | { readonly type: "Resume" }
  /** The last completion is undone. With a visit: only if that is the one. An ended run goes on where it was. */
  | { readonly type: "TakeBack"; readonly visit?: number }
  | { readonly type: "Stop"; readonly reason: string }
  /** Ends the run where its definition says so; otherwise nothing happens. */
  | { readonly type: "SubjectEnded"; readonly with: Ending };

/** What a decision must know and cannot. */
export type Given = {
  readonly now: Date;
  /** Whether the filter holds for the run's subject as it is after these actions of automatic steps, done in this decision in this order. */
  readonly holds: (filter: Filter, done: readonly AutoAction[]) => boolean;
};

export type LeftBy = "person" | "time" | "event" | "sub_process" | "automatic" | "loop_limit";
export type CancelledBecause = "rest_cancelled" | "stopped" | "taken_back" | "migrated" | "subject_ended";

export type RunEvent =
  | { readonly type: "RunStarted"; readonly at: string }
  /** `as` is "automatic" where it is left at once: an automatic step that chose, or a loop at its limit. `from`: the visit that led here. */
  | {
      readonly type: "StepEntered";
      readonly visit: number;
      readonly step: string;
      readonly as: Rest | "automatic" | "skipped";
      readonly from: number | null;
      readonly at: string;
    }
  | {
      readonly type: "StepLeft";
      readonly visit: number;
      readonly step: string;
      readonly as: Rest | "automatic" | "skipped";
      readonly outcome: string;
      readonly by: LeftBy;
      readonly actor: string | null;
      readonly comment: string | null;
      readonly at: string;
    }
  /** The visit of a join begins when the first reaches it and ends when it goes on. */
  | { readonly type: "JoinReached"; readonly visit: number; readonly join: string; readonly from: string; readonly at: string }
  /** `isForced`: nobody else could come any more; only after a migration or in an unsound definition. */
  | { readonly type: "JoinPassed"; readonly visit: number; readonly join: string; readonly isForced: boolean; readonly at: string }
  /** An end without `cancelRest` while others go on: only this branch ends. */
  | { readonly type: "BranchEnded"; readonly visit: number; readonly end: RunEnd; readonly at: string }
  | {
      readonly type: "VisitCancelled";
      readonly visit: number;
      /** A step, or a join. */
      readonly step: string;
      readonly as: Rest | "join";
      readonly because: CancelledBecause;
      readonly at: string;
    }
  | { readonly type: "RunEnded"; readonly end: RunEnd; readonly at: string }
  /** Before it ends with its record: so it stood. */
  | { readonly type: "SubjectGone"; readonly with: Ending; readonly before: Marking; readonly at: string }
  | { readonly type: "RunHeld"; readonly until: string; readonly reason: string; readonly at: string }
  | { readonly type: "SignalKept"; readonly signal: KeptSignal; readonly at: string }
  | { readonly type: "RunResumed"; readonly at: string }
  /** Before it come the cancellations of what the step had opened; after it, what is opened anew. */
  | {
      readonly type: "StepTakenBack";
      readonly visit: number;
      readonly step: string;
      readonly outcome: string;
      readonly back: Marking;
      readonly at: string;
    }
  /** The run follows another version; before it come cancellations, after it what is opened anew. */
  | { readonly type: "RunMigrated"; readonly back: Marking; readonly at: string };

export type RunRefusal =
  | "already_started"
  | "not_started"
  | "run_ended"
  | "run_held"
  | "not_held"
  | "visit_not_open"
  | "not_a_task"
  | "not_waiting"
  | "not_a_sub_process"
  | "outcome_unknown"
  | "comment_missing"
  | "hold_date_passed"
  | "until_too_far"
  | "nothing_to_take_back"
  | "not_the_last_step";
