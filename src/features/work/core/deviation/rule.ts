/** Rules: what counts as a deviation, after how long, who is told of it and who next. */
import { no, type Result, yes } from "#shared/result.ts";

export type RuleKind = "task_overdue" | "stage_age" | "no_next_step" | "amount_without_head" | "silent" | "filter";
export type RuleSubject = "deal" | "client";
/** responsible: of the task or the record. chief: the one above them. level:KEY: the nearest of that level above. */
export type Tells = "responsible" | "chief" | "owner_of_company" | `level:${string}`;

export type RuleFields = {
  readonly name: string;
  readonly kind: RuleKind;
  /** What the filter asks about. */
  readonly subject: RuleSubject;
  readonly processKey: string | null;
  readonly step: string | null;
  readonly isCheckpointsOnly: boolean;
  /** silent: days without any touch. stage_age: instead of the norm of the stage. */
  readonly days: number | null;
  /** amount_without_head: minor units, from which on. */
  readonly amount: bigint | null;
  readonly currency: string | null;
  /** As it was sent; whoever asks reads it against the company's own fields. */
  readonly filter: unknown;
  /** Working hours that may pass before it counts. */
  readonly graceHours: number;
  readonly tells: readonly Tells[];
  /** Working hours without an answer until the next above is told; null: never. */
  readonly escalateHours: number | null;
  readonly isUrgent: boolean;
};
export type Rule = RuleFields & { readonly id: string; readonly retiredAt: Date | null; readonly version: number };

export type RuleRefusal =
  | "days_needed"
  | "days_not_for_kind"
  | "amount_needed"
  | "amount_not_for_kind"
  | "amount_not_positive"
  | "filter_needed"
  | "tasks_only"
  | "step_needs_process"
  | "subject_not_for_kind"
  | "too_many_rules";

/** More would make every look at them slow, and nobody could answer them. */
export const mostRules = 100;

type Check = (fields: RuleFields) => RuleRefusal | null;
const when =
  (refusal: RuleRefusal, isWrong: (fields: RuleFields) => boolean): Check =>
  (fields) =>
    isWrong(fields) ? refusal : null;
const isOf =
  (...kinds: readonly RuleKind[]) =>
  (fields: RuleFields) =>
    kinds.includes(fields.kind);
const asksTasks = isOf("task_overdue");

const checks: readonly Check[] = [
  when("days_needed", (rule) => rule.kind === "silent" && rule.days === null),
  when("days_not_for_kind", (rule) => !isOf("silent", "stage_age")(rule) && rule.days !== null),
  when("amount_needed", (rule) => rule.kind === "amount_without_head" && (rule.amount === null || rule.currency === null)),
  when("amount_not_for_kind", (rule) => rule.kind !== "amount_without_head" && rule.amount !== null),
  when("amount_not_positive", ({ amount }) => amount !== null && amount <= 0n),
  when("filter_needed", (rule) => rule.kind === "filter" && rule.filter === null),
  when("tasks_only", (rule) => !asksTasks(rule) && (rule.processKey !== null || rule.step !== null || rule.isCheckpointsOnly)),
  when("step_needs_process", ({ step, processKey }) => step !== null && processKey === null),
  when("subject_not_for_kind", (rule) => rule.subject === "client" && !isOf("task_overdue", "silent", "filter")(rule)),
  // A filter tells what is so now, not since when.
];

/** The first thing in which a rule contradicts itself, or null. */
export function ruleProblem(fields: RuleFields): RuleRefusal | null {
  for (const check of checks) {
    const problem = check(fields);
    if (problem) return problem;
  }
  return null;
}

export type RuleEvent =
  | { readonly type: "RuleAdded"; readonly rule: Rule; readonly at: Date }
  | {
      readonly type: "RuleChanged";
      readonly ruleId: string;
      readonly before: Partial<RuleFields>;
      readonly after: Partial<RuleFields>;
      readonly at: Date;
    }
  | { readonly type: "RuleRetired" | "RuleRestored"; readonly ruleId: string; readonly at: Date };

export function addRule(rule: Rule, others: number, at: Date): Result<readonly RuleEvent[], RuleRefusal> {
  const problem = others >= mostRules ? "too_many_rules" : ruleProblem(rule);
  return problem ? no(problem) : yes([{ type: "RuleAdded", rule, at }]);
}

/** What stays as it was leaves no trace; the kind of a rule never changes, for what it found would mean something else. */
export function changeRule(
  rule: Rule,
  change: Partial<RuleFields>,
  isRetired: boolean | undefined,
  others: number,
  at: Date,
): Result<readonly RuleEvent[], RuleRefusal> {
  const after = { ...rule, ...change };
  const problem = ruleProblem(after);
  if (problem) return no(problem);
  if (isRetired === false && rule.retiredAt !== null && others >= mostRules) return no("too_many_rules");
  const keys = (Object.keys(change) as (keyof RuleFields)[]).filter((key) => textOf(rule[key]) !== textOf(after[key]));
  const only = (from: Rule) => Object.fromEntries(keys.map((key) => [key, from[key]])) as Partial<RuleFields>;
  const events: RuleEvent[] = [];
  if (keys.length > 0) events.push({ type: "RuleChanged", ruleId: rule.id, before: only(rule), after: only(after), at });
  if (isRetired !== undefined && isRetired !== (rule.retiredAt !== null))
    events.push({ type: isRetired ? "RuleRetired" : "RuleRestored", ruleId: rule.id, at });
  return yes(events);
}

const textOf = (value: unknown) => JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? one.toString() : one));
