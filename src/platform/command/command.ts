/** The command flow: load → decide → state, journal, jobs and the live hint, all in one transaction, or nothing. */
import { sql } from "kysely";
import type { Database, Tx } from "#platform/db/database.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { Actor } from "./actor.ts";
import { answerOnce, type IdempotencyKey } from "./idempotency.ts";
import { appendJournal, type JournalContext, type JournalEntry, type Recorded } from "./journal.ts";

/** Everything the outside world supplies to a decision. */
export type Given = { readonly now: Date; readonly newId: () => string; readonly actor: Actor };

/** Work to be done later because of an event; a row of the same transaction. */
export type Job = {
  readonly task: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly runAt?: Date;
  readonly key?: string;
  readonly maxAttempts?: number;
  readonly queue?: string;
};

export type DomainEvent = { readonly type: string };

/** One operation of a room: its pure decision and the SQL around it. */
export type Operation<Command, State, Event extends DomainEvent, Refusal extends string, Answer> = {
  readonly feature: string;
  /** Loads for update what the decision needs. null: there is no such thing (or the person may not see it). */
  load(tx: Tx, command: Command, given: Given): Promise<State | null>;
  /** The version compared with If-Match. */
  version?(state: State): number;
  decide(state: State, command: Command, given: Given): Result<readonly Event[], Refusal>;
  save(tx: Tx, events: readonly Event[], state: State, given: Given): Promise<void>;
  record(event: Event): JournalEntry;
  jobs?(event: Event): readonly Job[];
  /** What the caller is told, read in the same transaction. */
  answer(tx: Tx, command: Command, state: State, events: readonly Event[], given: Given): Promise<Answer>;
};

export type CommandRefusal<Refusal extends string> =
  | { readonly kind: "not_found" }
  | { readonly kind: "version"; readonly current: number }
  | { readonly kind: "key_reused" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** A room to the right that must act in the same transaction. Left knows nothing of it: `src/main` registers it for an event type. */
export type Reactor = OnEach | Together;
type Surroundings = {
  readonly tx: Tx;
  readonly given: Given;
  append(feature: string, entries: readonly JournalEntry[]): Promise<void>;
  addJobs(jobs: readonly Job[]): Promise<void>;
};
/** At once, event by event, in their order: for what makes more happen. */
export type OnEach = (
  reaction: Surroundings & {
    readonly event: DomainEvent;
    /** What the reactor itself made happen: written down, and reacted to as if the command had said it. */
    pass(told: readonly Told[]): Promise<void>;
  },
) => Promise<void>;
/** Once everything has happened, for all the events it is registered for: as many statements for a thousand as for one. */
export type Together = {
  /** Whoever has the smaller turn goes first, so that all commands lock in one order. */
  readonly turn: number;
  together(reaction: Surroundings & { readonly events: readonly DomainEvent[] }): Promise<void>;
};

/** An event with what it leaves in the journal of its room. */
export type Told = { readonly event: DomainEvent; readonly feature: string; readonly entry: JournalEntry; readonly jobs?: readonly Job[] };

export type Commands = {
  execute<C, S, E extends DomainEvent, R extends string, A>(
    actor: Actor,
    operation: Operation<C, S, E, R, A>,
    command: C,
    options?: CommandOptions,
  ): Promise<Result<A, CommandRefusal<R>>>;
};
export type CommandOptions = { readonly expectedVersion?: number | undefined; readonly idempotency?: IdempotencyKey | undefined };

export type CommandHouse = {
  readonly database: Database;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly reactors: ReadonlyMap<string, readonly Reactor[]>;
  /** Of a told story only; see the journal. */
  readonly recorded?: Recorded;
};

class Refused extends Error {
  readonly refusal: CommandRefusal<string>;
  constructor(refusal: CommandRefusal<string>) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

export function createCommands(house: CommandHouse): Commands {
  return {
    async execute(actor, operation, command, options = {}) {
      try {
        const value = await house.database.command(actor.scope, (tx) =>
          options.idempotency === undefined
            ? run(house, tx, actor, operation, command, options)
            : answerOnce(
                tx,
                actor,
                options.idempotency,
                () => run(house, tx, actor, operation, command, options),
                () => new Refused({ kind: "key_reused" }),
              ),
        );
        return yes(value);
      } catch (error) {
        if (error instanceof Refused) return no(error.refusal as CommandRefusal<never>);
        throw error;
      }
    },
  };
}

async function run<C, S, E extends DomainEvent, R extends string, A>(
  house: CommandHouse,
  tx: Tx,
  actor: Actor,
  operation: Operation<C, S, E, R, A>,
  command: C,
  options: CommandOptions,
): Promise<A> {
  const given: Given = { now: house.clock(), newId: house.newId, actor };
  const state = await operation.load(tx, command, given);
  if (state === null) throw new Refused({ kind: "not_found" });
  const current = operation.version?.(state);
  if (options.expectedVersion !== undefined && current !== undefined && current !== options.expectedVersion)
    throw new Refused({ kind: "version", current });
  const decision = operation.decide(state, command, given);
  if (!decision.ok) throw new Refused({ kind: "refused", reason: decision.refusal });
  const events = decision.value;
  if (events.length > 0) {
    await operation.save(tx, events, state, given);
    await leaveTraces(house, tx, operation, events, given);
  }
  return operation.answer(tx, command, state, events, given);
}

async function leaveTraces<E extends DomainEvent>(
  house: CommandHouse,
  tx: Tx,
  operation: { feature: string; record(event: E): JournalEntry; jobs?(event: E): readonly Job[] },
  events: readonly E[],
  given: Given,
): Promise<void> {
  const context: JournalContext = {
    actor: given.actor,
    commandId: given.newId(),
    now: given.now,
    newId: given.newId,
    recorded: house.recorded ?? "now",
  };
  const touched = new Set<string>();
  const append = async (feature: string, entries: readonly JournalEntry[]) => {
    await appendJournal(tx, feature, entries, context);
    for (const entry of entries) touched.add(JSON.stringify({ workspace: given.actor.workspaceId, feature, id: entry.subjectId }));
  };
  const order = (jobs: readonly Job[]) => addJobs(tx, jobs);
  const entries = events.map((event) => operation.record(event));
  // A command that also does what another room decides writes in that room's name.
  for (const [feature, own] of Map.groupBy(entries, (entry) => entry.feature ?? operation.feature)) await append(feature, own);
  await order(events.flatMap((event) => operation.jobs?.(event) ?? []));
  const happened: DomainEvent[] = [...events];
  const pass = async (told: readonly Told[]) => {
    for (const [feature, own] of Map.groupBy(told, (one) => one.feature))
      await append(
        feature,
        own.map(({ entry }) => entry),
      );
    await order(told.flatMap(({ jobs = [] }) => jobs));
    happened.push(...told.map(({ event }) => event));
  };
  const surroundings = { tx, given, append, addJobs: order };
  const later = new Map<Together, DomainEvent[]>();
  // Reactors may make more happen: what they pass on is reacted to in its turn.
  for (const event of happened)
    for (const react of house.reactors.get(event.type) ?? []) {
      if (!("together" in react)) await react({ ...surroundings, event, pass });
      else if (!later.get(react)?.push(event)) later.set(react, [event]);
    }
  for (const [reactor, about] of [...later].sort(([one], [other]) => one.turn - other.turn))
    await reactor.together({ ...surroundings, events: about });
  await hint(tx, given.actor.workspaceId, operation.feature, touched);
}

/** Many records at once are one hint without an id: "refetch this feature". */
async function hint(tx: Tx, workspaceId: string, feature: string, touched: ReadonlySet<string>): Promise<void> {
  const messages = touched.size > 50 ? [JSON.stringify({ workspace: workspaceId, feature, id: null })] : [...touched];
  if (messages.length === 0) return;
  await sql`select pg_notify('live', message) from unnest(${messages}::text[]) as message`.execute(tx);
}

export const addJob = (tx: Tx, job: Job): Promise<void> => addJobs(tx, [job]);

/** One statement, in the order given. */
export async function addJobs(tx: Tx, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return;
  const rows = jobs.map(({ task, payload, runAt, key, maxAttempts, queue }) => ({
    ...{ task, payload, run_at: runAt ?? null, job_key: key ?? null, max_attempts: maxAttempts ?? null, queue: queue ?? null },
  }));
  await sql`
    select platform.add_job(task, payload, run_at, job_key, max_attempts, queue)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (task text, payload jsonb, run_at timestamptz, job_key text, max_attempts integer, queue text)`.execute(
    tx,
  );
}
