/** What one command, event or batch of timers carries along while it takes runs further. */
import type { z } from "@hono/zod-openapi";
import type { DomainEvent, Given, Operation, Told } from "#platform/command/command.ts";
import type { JournalEntry } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import type { Assignee, SubjectKind } from "../../core/definition.ts";
import type { Effect } from "../../core/effects.ts";
import type { Plan } from "../../core/plan.ts";
import type { RunCommand } from "../../core/run.ts";
import type { Run, RunChange } from "../../core/run-facts.ts";
import type { Task, TaskEvent } from "../../core/task.ts";
import { noWork, type Work } from "../../sql/run/save-runs.ts";
import { recordedProcess } from "./recorded.ts";

/** An operation of a room to the left: its events and refusals are its own. */
export type Foreign<C> = Operation<C, never, DomainEvent, string, unknown>;
/** How records of a kind are changed, by the rules of their own room. */
export type SubjectPart = {
  readonly changing: Foreign<{ readonly id: string; readonly change: Readonly<Record<string, unknown>> }>;
  readonly body: z.ZodType;
  readonly refusals: Readonly<Record<string, RefusalAnswer>>;
};
export type DriveParts = {
  readonly subjects: Readonly<Record<SubjectKind, SubjectPart>>;
  readonly movingDeal: Foreign<{ readonly id: string; readonly stage: string }>;
  readonly archivingFile: Foreign<{ readonly id: string }>;
  readonly undoingDealStep: Foreign<{ readonly id: string; readonly position: number }>;
};

/** A run at hand: as it is after what has been decided so far, with the tasks that were open when it was locked. */
export type AtHand = { run: Run; readonly plan: Plan; readonly tasks: readonly Task[] };

/** A task that is to be opened, for whom and until when is found out at the end, for all of them at once. */
export type WantedTask = {
  readonly run: Run;
  readonly plan: Plan;
  readonly effect: Effect & { readonly do: "open_task" };
  /** The visit that led here, whose task the new one goes on from. */
  readonly from: number | null;
  /** Who asks, of a request. */
  readonly giverId: string | null;
};
export type WantedTimer = { readonly run: Run; readonly effect: Effect & { readonly do: "set_timer" } };
export type WantedNotice = { readonly run: Run; readonly step: string; readonly assignee: Assignee; readonly text: string };

export type Driving = {
  readonly tx: Tx;
  /** The process acts: whoever set it off, it sees the whole workspace. */
  readonly given: Given;
  readonly parts: DriveParts;
  /** Ids of the records that this transaction holds: before their runs, always. */
  readonly held: Set<string>;
  readonly hands: Map<string, AtHand>;
  readonly queue: { readonly runId: string; readonly command: RunCommand }[];
  readonly work: Work;
  readonly told: Told[];
  readonly tasks: WantedTask[];
  readonly timers: WantedTimer[];
  readonly notices: WantedNotice[];
};

export function newDriving(tx: Tx, given: Given, parts: DriveParts): Driving {
  const { actor } = given;
  const sight = { ...actor, scope: { ...actor.scope, sight: "all" as const } };
  return {
    tx,
    given: { ...given, actor: sight },
    parts,
    held: new Set(),
    hands: new Map(),
    queue: [],
    work: noWork(),
    told: [],
    tasks: [],
    timers: [],
    notices: [],
  };
}

export function tell(driving: Driving, event: RunChange | TaskEvent): void {
  driving.told.push({ event, feature: "process", entry: recordedProcess(event) });
}

/** What another room did, written down as that room does. */
export function tellForeign(
  driving: Pick<Driving, "told">,
  operation: { readonly feature: string; record(event: DomainEvent): JournalEntry },
  events: readonly DomainEvent[],
): void {
  for (const event of events) {
    const entry = operation.record(event);
    driving.told.push({ event, feature: entry.feature ?? operation.feature, entry });
  }
}
