/** Changes of the record that a process makes, by the rules and in the words of the record's own room. */
import type { DomainEvent } from "#platform/command/command.ts";
import { performPart } from "#platform/command/part.ts";
import { ProblemError } from "#platform/http/problem.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { AutoAction } from "../../core/definition.ts";
import type { Run } from "../../core/run-facts.ts";
import { ownKey } from "../../sql/run/subject.ts";
import type { Driving, Foreign } from "./driving.ts";

export type Acted = { readonly operation: Foreign<never>; readonly events: readonly DomainEvent[] };

/** Fields of a record as its room takes them: own fields by themselves. */
export function changeOf(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const own: Record<string, unknown> = {};
  const change: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) {
    const key = ownKey(field);
    if (key === null) change[field] = value;
    else own[key] = value;
  }
  return Object.keys(own).length === 0 ? change : { ...change, custom: own };
}

/** What the room made of it, or the reason it gave; nothing is told yet. Notices are no change. */
export async function act(driving: Driving, run: Run, action: AutoAction): Promise<Result<Acted, string>> {
  const { parts } = driving;
  if ("notify" in action) return yes({ operation: parts.movingDeal as Foreign<never>, events: [] });
  if ("moveTo" in action)
    return run.subjectKind === "deal" ? perform(driving, parts.movingDeal, { id: run.subjectId, stage: action.moveTo }) : no("not_a_deal");
  const { changing, body } = parts.subjects[run.subjectKind];
  const change = body.safeParse(changeOf({ [action.set]: action.value }));
  if (!change.success) return no("value_unusable");
  return perform(driving, changing, { id: run.subjectId, change: change.data as Readonly<Record<string, unknown>> });
}

async function perform<C>(driving: Driving, operation: Foreign<C>, command: C): Promise<Result<Acted, string>> {
  try {
    const done = await performPart(driving.tx, operation, command, driving.given);
    return done.ok ? yes({ operation: operation as Foreign<never>, events: done.value.events }) : done;
  } catch (error) {
    // A room may refuse content in the words of a request, before it has written anything.
    if (error instanceof ProblemError) return no(error.problem.reason ?? error.problem.errors?.[0]?.code ?? "value_unusable");
    throw error;
  }
}
