/** A process: steps and joins in one namespace, and where each outcome leads. The JSON that people exchange is exactly this. */
import type { Filter } from "#shared/filter/language.ts";

export const subjectKinds = ["deal", "lead", "client"] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export type Definition = {
  readonly key: string;
  readonly name: string;
  readonly description?: string;
  readonly subject: SubjectKind;
  readonly start: string;
  readonly steps: Readonly<Record<string, Step>>;
  readonly joins?: Readonly<Record<string, Join>>;
  /** What starts a run, besides people and the API. */
  readonly triggers?: readonly Trigger[];
  /** What, happening to the record, ends the run: won and converted in success, lost and rejected in failure. */
  readonly endsWith?: readonly SubjectEnd[];
};

/** Of deals, and of leads. Archiving a record ends its runs in any case. */
export type SubjectEnd = "deal_won" | "deal_lost" | "lead_converted" | "lead_rejected";

/** Waits until every step of `waitFor` has led to it, then goes on. */
export type Join = { readonly waitFor: readonly string[]; readonly to: readonly string[] };

/**
 * task: work for a person. request: work for another level. wait: for a time, or an event with a latest date.
 * auto: the server acts and chooses the outcome. process: another process, whose end is the outcome ("success" or "failure").
 */
export type StepKind = "task" | "request" | "wait" | "auto" | "process";

export type Step = {
  readonly kind: StepKind;
  /** What people read; without it, the step's key. */
  readonly title?: string;
  /** What is to be done, in a sentence or two. */
  readonly text?: string;
  readonly assignee?: Assignee;
  readonly due?: Due;
  readonly effortMinutes?: number;
  /** Keys of texts of the book. */
  readonly script?: string;
  readonly texts?: readonly string[];
  /** Fields of the subject (own fields as custom.KEY) that must have a value before the step is completed, and are asked for in place. */
  readonly fields?: readonly string[];
  readonly evidence?: readonly EvidenceDemand[];
  /** The stage of the deal that the step stands for: entering the step moves an open deal there. */
  readonly stage?: string;
  /** A checkpoint: late here is told to heads. */
  readonly isCheckpoint?: boolean;
  /** Of a wait. */
  readonly until?: WaitFor;
  /** Of an automatic step: done in order, before the outcome is chosen. */
  readonly actions?: readonly AutoAction[];
  /** Of an automatic step: the first that holds; where none does, a person decides. */
  readonly when?: readonly { readonly filter: Filter; readonly outcome: string }[];
  /** Of a sub-process: the key of the process that runs. */
  readonly process?: string;
  /** By name, in the order in which people see them. */
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** Entered more often than `times`, the step is left at once by the outcome `then`. */
  readonly loopLimit?: { readonly times: number; readonly then: string };
};

/** Leads to one or more nodes (several are parallel), or ends the run. */
export type Outcome = {
  readonly label?: string;
  readonly to?: readonly string[];
  readonly end?: "success" | "failure";
  readonly reason?: string;
  /** Of an end: whatever else is active is cancelled. */
  readonly cancelRest?: boolean;
  /** The person must write why. */
  readonly needsComment?: boolean;
};

export type Pick = "least_loaded" | "round_robin";
export type Assignee =
  | { readonly level: string; readonly pick?: Pick }
  | { readonly role: "owner" | "chief" | "participant"; readonly pick?: Pick }
  | { readonly pairOf: "owner" | "assignee"; readonly level: string; readonly pick?: Pick }
  | { readonly person: string };

/** In working time from now, or so many working days before a date of the subject (a date not known yet: as if it were today). */
export type Due =
  | { readonly workingDays: number }
  | { readonly workingHours: number }
  | { readonly before: string; readonly workingDays: number };

/** A time alone, or an event with its latest date; the outcomes of the step are named "time", or "event" and "latest", or it has one outcome only. */
export type WaitFor = { readonly time: Due } | { readonly event: WaitEvent; readonly latest: Due };
export type WaitEvent =
  | "deal_won"
  | "deal_lost"
  | "stage_entered"
  | "payment_received"
  | "contract_signed"
  | "trial_started"
  | "trial_closed"
  | "lead_converted"
  | "lead_rejected"
  | "api";

export type EvidenceDemand = {
  readonly key: string;
  readonly name: string;
  readonly kind: "file" | "text" | "link" | "number";
  readonly isOptional?: boolean;
};

export type AutoAction =
  | { readonly set: string; readonly value: string | number | boolean | null }
  | { readonly moveTo: string }
  | { readonly notify: Assignee; readonly text: string };

export type Trigger =
  | { readonly on: "lead_created" | "deal_created" | "deal_won" | "deal_lost"; readonly filter?: Filter }
  | { readonly on: "stage_entered"; readonly stage: string; readonly filter?: Filter }
  | { readonly on: "date_reached"; readonly field: string; readonly daysBefore?: number; readonly filter?: Filter }
  | { readonly on: "filter_true"; readonly filter: Filter };

/** A fault of the check: the step, and the shortest path that shows it. */
export type Fault = {
  readonly kind: "unreachable" | "deadlock" | "no_way_to_end" | "left_over" | "unknown_node" | "no_outcome";
  readonly step: string;
  readonly path: readonly { readonly step: string; readonly outcome: string }[];
};
