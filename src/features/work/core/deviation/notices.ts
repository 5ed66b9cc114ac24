/** What people are told of deviations. */
import type { Notice } from "../notify/notice.ts";
import type { DeviationEvent } from "./deviation.ts";
import type { Rule } from "./rule.ts";

/** Of more that open at once by one rule, a person is told in one sentence: how many, and where to look. */
export const mostSingly = 10;

const subjectOf = ({ subjectKind, subjectId }: { readonly subjectKind: string | null; readonly subjectId: string | null }) =>
  subjectKind !== null && subjectId !== null ? { kind: subjectKind, id: subjectId } : undefined;

type Opened = Extract<DeviationEvent, { type: "DeviationOpened" }>;

/** One notice for each deviation, or one for all of them where they are many. */
export function noticesOfOpening(rule: Pick<Rule, "id" | "kind" | "isUrgent">, opened: readonly Opened[]): readonly Notice[] {
  const byPerson = new Map<string, Opened[]>();
  for (const event of opened) for (const personId of event.tell) byPerson.set(personId, [...(byPerson.get(personId) ?? []), event]);
  return [...byPerson].flatMap(([personId, theirs]) => {
    const common = { personId, kind: "deviation", isUrgent: rule.isUrgent } as const;
    const [first] = theirs;
    if (first && theirs.length > mostSingly)
      return [{ ...common, once: `deviations:${first.id}`, data: { ruleId: rule.id, rule: rule.kind, count: theirs.length } }];
    return theirs.map(({ id, found }): Notice => {
      const about = { subject: subjectOf(found), taskId: found.taskId ?? undefined, deviationId: id };
      return { ...common, ...about, once: `deviation:${id}`, data: { ruleId: rule.id, rule: rule.kind, since: found.since.toISOString() } };
    });
  });
}

export function noticeOfEscalation(event: Extract<DeviationEvent, { type: "DeviationEscalated" }>): Notice | null {
  const { tell, rung, deviation } = event;
  if (tell === null) return null;
  const { id, ruleId, ruleKind, isUrgent, taskId } = deviation;
  return {
    personId: tell,
    kind: "deviation_escalated",
    once: `deviation:${id}:${rung}`,
    subject: subjectOf(deviation),
    taskId: taskId ?? undefined,
    deviationId: id,
    data: { ruleId, rule: ruleKind, rung },
    isUrgent,
  };
}
