/** A rule as its form holds it, and as it is sent: what its kind does not ask for is left out. */
import type { Filter } from "#shared/filter/language.ts";
import { everything } from "#shared/filter/language.ts";
import type { MoneyJson } from "#ui/kit/format.ts";
import type { CreateRule } from "../../contract/deviation/rules.ts";
import type { Rule } from "./answers.ts";

export type Kind = Rule["kind"];
export type RuleDraft = {
  name: string;
  kind: Kind;
  subject: "deal" | "client";
  process: string | null;
  step: string;
  isCheckpointsOnly: boolean;
  days: number | "";
  amount: MoneyJson | null;
  filter: Filter;
  graceHours: number | "";
  tells: string[];
  isEscalated: boolean;
  escalateHours: number | "";
  isUrgent: boolean;
};

export const kinds: readonly Kind[] = ["task_overdue", "stage_age", "no_next_step", "amount_without_head", "silent", "filter"];
export const asksDays = (kind: Kind) => kind === "silent" || kind === "stage_age";
export const asksSubject = (kind: Kind) => kind === "silent" || kind === "filter" || kind === "task_overdue";
export const isEverything = (filter: Filter) => "and" in filter && filter.and.length === 0;

export const draftOf = (rule: Rule | null): RuleDraft => ({
  name: rule?.name ?? "",
  kind: rule?.kind ?? "task_overdue",
  subject: rule?.subject ?? "deal",
  process: rule?.process ?? null,
  step: rule?.step ?? "",
  isCheckpointsOnly: rule?.isCheckpointsOnly ?? false,
  days: rule?.days ?? "",
  amount: rule?.amount ?? null,
  filter: (rule?.filter as Filter | null) ?? everything,
  graceHours: rule?.graceHours ?? 0,
  tells: [...(rule?.tells ?? ["responsible", "chief"])],
  isEscalated: rule === null || rule.escalateHours !== null,
  escalateHours: rule?.escalateHours ?? 16,
  isUrgent: rule?.isUrgent ?? false,
});

const number = (typed: number | "") => (typed === "" ? null : typed);

export function sentOf(draft: RuleDraft): CreateRule {
  const { kind } = draft;
  const isTask = kind === "task_overdue";
  return {
    name: draft.name.trim(),
    kind,
    subject: asksSubject(kind) ? draft.subject : "deal",
    process: isTask ? draft.process : null,
    step: isTask && draft.process !== null && draft.step.trim() !== "" ? draft.step.trim() : null,
    isCheckpointsOnly: isTask && draft.isCheckpointsOnly,
    days: asksDays(kind) ? number(draft.days) : null,
    amount: kind === "amount_without_head" ? draft.amount : null,
    filter: isEverything(draft.filter) && kind !== "filter" ? null : (draft.filter as CreateRule["filter"]),
    graceHours: number(draft.graceHours) ?? 0,
    tells: draft.tells,
    escalateHours: draft.isEscalated ? number(draft.escalateHours) : null,
    isUrgent: draft.isUrgent,
  };
}
