/** A definition as zod and as published JSON Schema, and how JSON from outside becomes one. */
import { z } from "zod";
import { filterSchema } from "#shared/filter/schema.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { Definition } from "../core/definition.ts";
import { endingsOf } from "../core/ending.ts";
import { definitionLimits as limits } from "./definition-limits.ts";
import {
  assignee,
  autoAction,
  due,
  evidenceDemand,
  fieldName,
  key,
  label,
  nodeName,
  subjectEnd,
  trigger,
  waitFor,
} from "./definition-parts.ts";

const outcome = z
  .strictObject({
    label: label.optional(),
    to: z.array(nodeName).min(1, { error: "An outcome leads to at least one step or join" }).max(limits.branches).optional(),
    end: z.enum(["success", "failure"]).optional(),
    reason: label.optional(),
    cancelRest: z.boolean().optional(),
    needsComment: z.boolean().optional(),
  })
  .superRefine(({ to, end, reason, cancelRest }, context) => {
    const complain = (message: string, path: string[] = []) => context.addIssue({ code: "custom", message, path });
    if (to === undefined && end === undefined) complain("This outcome leads nowhere: it needs “to” or “end”");
    if (to !== undefined && end !== undefined) complain("An outcome leads on or ends the run, not both: keep “to” or “end”");
    if (to !== undefined && new Set(to).size < to.length) complain("An outcome leads to each step or join once", ["to"]);
    if (end === undefined && reason !== undefined) complain("Only an end has a reason", ["reason"]);
    if (end === undefined && cancelRest) complain("Only an end cancels the rest", ["cancelRest"]);
  });

const step = z
  .strictObject({
    kind: z.enum(["task", "request", "wait", "auto", "process"]).meta({
      description:
        "task: work for a person; request: work for another level; wait: for a time or an event; auto: the server acts; process: another process",
    }),
    title: label.optional(),
    text: z.string().max(limits.text).optional(),
    assignee: assignee.optional(),
    due: due.optional(),
    effortMinutes: z.int().min(1).max(100_000).optional(),
    script: key.optional(),
    texts: z.array(key).max(50).optional(),
    fields: z.array(fieldName).max(50).optional(),
    evidence: z.array(evidenceDemand).max(20).optional(),
    stage: label.optional(),
    isCheckpoint: z.boolean().optional(),
    until: waitFor.optional(),
    actions: z.array(autoAction).max(20).optional(),
    when: z
      .array(z.strictObject({ filter: filterSchema, outcome: nodeName }))
      .max(limits.outcomes)
      .optional(),
    process: key.optional(),
    outcomes: z.record(nodeName, outcome).meta({ description: "By name, in the order in which people see them" }),
    loopLimit: z
      .strictObject({
        times: z.int().min(1).max(limits.loops), // biome-ignore lint/suspicious/noThenProperty: the word of the published format
        then: nodeName,
      })
      .meta({ description: "Entered more often than so many times, the step is left at once by that outcome" })
      .optional(),
  })
  .superRefine((said, context) => {
    const only = (kind: string, names: readonly (keyof typeof said)[]) => {
      for (const name of names)
        if (said.kind !== kind && said[name] !== undefined && !isEmpty(said[name]))
          context.addIssue({ code: "custom", message: `Only a step of kind “${kind}” has “${name}”`, path: [name] });
    };
    only("wait", ["until"]);
    only("auto", ["actions", "when"]);
    only("process", ["process"]);
    if (Object.keys(said.outcomes).length > limits.outcomes)
      context.addIssue({ code: "custom", message: `A step has at most ${limits.outcomes} outcomes`, path: ["outcomes"] });
  });

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;

const join = z.strictObject({
  waitFor: z.array(nodeName).min(1, { error: "A join waits for at least one step" }).max(limits.branches),
  to: z.array(nodeName).min(1, { error: "A join leads to at least one step" }).max(limits.branches),
});

/** What is read and published. Whether it is sound is the check's to say: drafts may be unsound. */
export const definitionSchema = z
  .strictObject({
    key: key.meta({ description: "Names the process for good" }),
    name: label,
    description: z.string().max(limits.text).optional(),
    subject: z.enum(["client", "lead", "deal"]),
    start: z.string({ error: "A process has one start: the name of a step" }).max(limits.name),
    steps: z.record(nodeName, step),
    joins: z.record(nodeName, join).optional(),
    triggers: z.array(trigger).max(20).optional(),
    endsWith: z
      .array(subjectEnd)
      .max(4)
      .meta({
        description:
          "What, happening to the record, ends the run: deal_won and lead_converted in success, deal_lost and lead_rejected in failure. Whatever is open is cancelled. A run that waits for that very event goes on behind its wait. Archiving the record ends its runs in any case",
      })
      .optional(),
  })
  .superRefine(({ subject, endsWith = [], steps, joins = {} }, context) => {
    const complain = (message: string, path: string[]) => context.addIssue({ code: "custom", message, path });
    if (Object.keys(steps).length === 0) complain("A process has at least one step", ["steps"]);
    if (Object.keys(steps).length > limits.steps) complain(`A process has at most ${limits.steps} steps`, ["steps"]);
    if (Object.keys(joins).length > limits.joins) complain(`A process has at most ${limits.joins} joins`, ["joins"]);
    for (const [index, end] of endsWith.entries()) {
      if (!endingsOf[subject].includes(end)) complain(`This does not happen to a ${subject}`, ["endsWith", String(index)]);
      if (endsWith.indexOf(end) < index) complain("It is said twice", ["endsWith", String(index)]);
    }
    for (const name of Object.keys(joins))
      if (Object.hasOwn(steps, name)) complain("A step has this name already: steps and joins share their names", ["joins", name]);
  })
  .meta({ title: "Process" });

/** One thing that keeps JSON from being a definition: where (a JSON pointer, and in words), and what to do about it. */
export type DefinitionProblem = {
  readonly pointer: string;
  readonly where: string;
  readonly code: "unknown_field" | "definition_malformed";
  readonly message: string;
};
const ofWhole = (message: string): DefinitionProblem => ({ pointer: "", where: "the process", code: "definition_malformed", message });

/** The definition that a JSON value says, or everything that keeps it from being one (the first 50). */
export function readDefinition(json: unknown): Result<Definition, readonly DefinitionProblem[]> {
  if (depthOf(json, limits.depth) > limits.depth) return no([ofWhole(`It is nested deeper than ${limits.depth} levels`)]);
  const read = definitionSchema.safeParse(json);
  return read.success ? yes(read.data as Definition) : no(read.error.issues.flatMap(problemsOf).slice(0, 50));
}

/** The definition that a text of JSON says. */
export function readDefinitionText(text: string): Result<Definition, readonly DefinitionProblem[]> {
  if (text.length > limits.json) return no([ofWhole(`It has more than ${limits.json} characters`)]);
  try {
    return readDefinition(JSON.parse(text));
  } catch (error) {
    return no([ofWhole(`It is not JSON: ${(error as Error).message}`)]);
  }
}

/** The published schema (JSON Schema 2020-12). */
export function definitionJsonSchema(): Readonly<Record<string, unknown>> {
  return { ...z.toJSONSchema(definitionSchema, { io: "input" }), description };
}

const description = `A process: steps and joins in one namespace, and where each outcome leads.

An outcome leads "to" one or more nodes (several are parallel branches) or to an "end". A join waits until every step of its "waitFor" has led to it, then goes on once. Exactly one step is the start.

At most ${limits.steps} steps, ${limits.joins} joins, ${limits.branches} branches of one outcome, ${limits.outcomes} outcomes of one step.`;

function problemsOf(issue: z.core.$ZodIssue): readonly DefinitionProblem[] {
  const names = issue.path.map(String);
  if (issue.code !== "unrecognized_keys")
    return [{ pointer: pointerOf(names), where: inWords(names), code: "definition_malformed", message: issue.message }];
  const message = "There is no such field";
  return issue.keys.map((key) => ({
    pointer: pointerOf([...names, key]),
    where: inWords([...names, key]),
    code: "unknown_field",
    message,
  }));
}

const pointerOf = (names: readonly string[]) => names.map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** Step “call”, outcome “reached”: to 1. */
function inWords([first, second, third, fourth, ...rest]: readonly string[]): string {
  if (first === "steps" && second !== undefined) {
    if (third === "outcomes" && fourth !== undefined) return [`step “${second}”, outcome “${fourth}”`, ...rest].join(", ");
    return [`step “${second}”`, ...[third, fourth, ...rest].filter((name) => name !== undefined)].join(", ");
  }
  const others = [second, third, fourth, ...rest].filter((name) => name !== undefined);
  if (first === "joins" && second !== undefined) return [`join “${second}”`, ...others.slice(1)].join(", ");
  return first === undefined ? "the process" : [first, ...others].join(", ");
}

/** How deep arrays and objects lie within each other; counts no further than `limit` and one. */
function depthOf(json: unknown, limit: number): number {
  let level: readonly unknown[] = [json];
  for (let depth = 0; ; depth++) {
    const within = level.filter((value) => typeof value === "object" && value !== null);
    if (within.length === 0 || depth > limit) return depth;
    level = within.flatMap((value) => Object.values(value as object));
  }
}
