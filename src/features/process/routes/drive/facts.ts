/** A decision of the engine, with the facts about the record that it asks for on its way. */
import type { Filter } from "#shared/filter/language.ts";
import type { Result } from "#shared/result.ts";
import { decide } from "../../core/decide.ts";
import type { AutoAction } from "../../core/definition.ts";
import type { RunCommand, RunEvent, RunRefusal } from "../../core/run.ts";
import { andTakeBack, holdsFor } from "../../sql/run/subject.ts";
import { act } from "./act.ts";
import type { AtHand, Driving } from "./driving.ts";

/** The engine asks at once and cannot wait: what is not known yet is found out, and the decision made anew. */
class Unknown extends Error {
  readonly filter: Filter;
  readonly done: readonly AutoAction[];
  constructor(filter: Filter, done: readonly AutoAction[]) {
    super("a fact is not known yet");
    this.filter = filter;
    this.done = done;
  }
}

export async function decideWithFacts(
  driving: Driving,
  { plan, run }: AtHand,
  command: RunCommand,
): Promise<Result<readonly RunEvent[], RunRefusal>> {
  const known = new Map<string, boolean>();
  const holds = (filter: Filter, done: readonly AutoAction[]) => {
    const fact = known.get(JSON.stringify([filter, done]));
    if (fact === undefined) throw new Unknown(filter, done);
    return fact;
  };
  for (;;) {
    try {
      return decide(plan, run.state, command, { now: driving.given.now, holds });
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      known.set(JSON.stringify([error.filter, error.done]), await findOut(driving, run, error.filter, error.done));
    }
  }
}

/** After what automatic steps have done in this decision: it is done, looked at, and taken back until the decision stands. */
async function findOut(driving: Driving, run: AtHand["run"], filter: Filter, done: readonly AutoAction[]): Promise<boolean> {
  const { tx, given } = driving;
  const subject = { kind: run.subjectKind, id: run.subjectId, ownerId: run.ownerId };
  const look = () => holdsFor(tx, given.actor.workspaceId, subject, filter, given.now);
  const changes = done.filter((action) => !("notify" in action));
  if (changes.length === 0) return look();
  return andTakeBack(tx, async () => {
    for (const action of changes) await act(driving, run, action);
    return look();
  });
}
