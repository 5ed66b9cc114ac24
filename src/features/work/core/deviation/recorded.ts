/** What happens to deviations and rules, as the journal keeps it: in the history of the record they are about. */
import type { DeviationEvent } from "./deviation.ts";
import type { RuleEvent, RuleFields } from "./rule.ts";

type Entry = {
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
};

export function recordedDeviation(event: DeviationEvent): Entry {
  const { at } = event;
  if (event.type === "DeviationOpened") {
    const { id, ruleId, found } = event;
    const { taskId, personId } = found;
    return { kind: "deviation_opened", ...subjectOf({ id, ...found }), at, data: { deviationId: id, ruleId, taskId, personId } };
  }
  const { id, ruleId, taskId } = event.deviation;
  const data = { deviationId: id, ruleId, taskId };
  const subject = subjectOf(event.deviation);
  switch (event.type) {
    case "DeviationEscalated":
      return { kind: "deviation_escalated", ...subject, at, data: { ...data, told: event.tell, rung: event.rung } };
    // What was answered may name people: it stands with the deviation and not here.
    case "DeviationAnswered":
      return { kind: "deviation_answered", ...subject, at, data };
    case "DeviationClosed":
      return { kind: "deviation_closed", ...subject, at, data };
    case "DeviationReopened":
      return { kind: "deviation_reopened", ...subject, at, data };
  }
}

type About = {
  readonly id: string;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly taskId: string | null;
};

function subjectOf({ id, subjectKind, subjectId, taskId }: About): Pick<Entry, "subjectKind" | "subjectId"> {
  if (subjectKind !== null && subjectId !== null) return { subjectKind, subjectId };
  return taskId === null ? { subjectKind: "deviation", subjectId: id } : { subjectKind: "task", subjectId: taskId };
}

export function recordedRule(event: RuleEvent): Entry {
  const { at } = event;
  if (event.type === "RuleAdded") {
    const { id, version: _, retiredAt: __, ...fields } = event.rule;
    const changes = Object.fromEntries(Object.entries(plain(fields)).map(([key, after]) => [key, { before: null, after }]));
    return { kind: "rule_added", subjectKind: "rule", subjectId: id, at, data: { changes } };
  }
  const subject = { subjectKind: "rule", subjectId: event.ruleId, at };
  if (event.type !== "RuleChanged") return { kind: event.type === "RuleRetired" ? "rule_retired" : "rule_restored", ...subject, data: {} };
  const [before, after] = [plain(event.before), plain(event.after)];
  const changes = Object.fromEntries(Object.keys(after).map((key) => [key, { before: before[key] ?? null, after: after[key] ?? null }]));
  return { kind: "rule_changed", ...subject, data: { changes } };
}

/** Amounts as text, as JSON can carry them. */
const plain = (fields: Partial<RuleFields>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, typeof value === "bigint" ? value.toString() : value]));
