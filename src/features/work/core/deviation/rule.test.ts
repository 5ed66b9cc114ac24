import assert from "node:assert/strict";
import { test } from "node:test";
import { dealCatalogue } from "#features/deals/core/catalogue.ts";
import { checkFilter } from "#shared/filter/check.ts";
import { defaultRules } from "./default-rules.ts";
import { addRule, changeRule, mostRules, type Rule, type RuleFields, ruleProblem } from "./rule.ts";

const fields: RuleFields = {
  name: "Silent",
  kind: "silent",
  subject: "deal",
  processKey: null,
  step: null,
  isCheckpointsOnly: false,
  days: 14,
  amount: null,
  currency: null,
  filter: null,
  graceHours: 0,
  tells: ["chief"],
  escalateHours: null,
  isUrgent: false,
};
const rule: Rule = { ...fields, id: "r1", retiredAt: null, version: 1 };
const at = new Date("2026-03-05T10:00:00Z");

test("every rule that a company starts with is whole, in each language, and its filter asks what there is", () => {
  for (const language of ["en", "ru", "de"]) {
    const rules = defaultRules(language);
    assert.equal(new Set(rules.map(({ name }) => name)).size, rules.length);
    for (const one of rules) {
      assert.equal(ruleProblem(one), null, one.name);
      if (one.filter !== null) assert.ok(checkFilter(one.filter, dealCatalogue).ok, one.name);
    }
  }
});

test("a rule that contradicts itself is refused, with the reason", () => {
  const problems: readonly (readonly [Partial<RuleFields>, string])[] = [
    [{ days: null }, "days_needed"],
    [{ kind: "no_next_step" }, "days_not_for_kind"],
    [{ kind: "amount_without_head", days: null }, "amount_needed"],
    [{ kind: "amount_without_head", days: null, amount: 0n, currency: "EUR" }, "amount_not_positive"],
    [{ amount: 5n, currency: "EUR" }, "amount_not_for_kind"],
    [{ kind: "filter", days: null }, "filter_needed"],
    [{ processKey: "sale" }, "tasks_only"],
    [{ kind: "task_overdue", days: null, step: "offer" }, "step_needs_process"],
    [{ kind: "stage_age", subject: "client" }, "subject_not_for_kind"],
  ];
  for (const [change, refusal] of problems) assert.equal(ruleProblem({ ...fields, ...change }), refusal);
  assert.equal(ruleProblem({ ...fields, kind: "stage_age", days: null }), null);
});

test("a change says what changed and nothing else; retiring and restoring are told of once", () => {
  const changed = changeRule(rule, { days: 14, tells: ["chief", "responsible"] }, true, 0, at);
  assert.deepEqual(changed, {
    ok: true,
    value: [
      { type: "RuleChanged", ruleId: "r1", before: { tells: ["chief"] }, after: { tells: ["chief", "responsible"] }, at },
      { type: "RuleRetired", ruleId: "r1", at },
    ],
  });
  assert.deepEqual(changeRule(rule, {}, false, 0, at), { ok: true, value: [] });
  assert.deepEqual(changeRule(rule, { days: null }, undefined, 0, at), { ok: false, refusal: "days_needed" });
  assert.deepEqual(addRule(rule, mostRules, at), { ok: false, refusal: "too_many_rules" });
});
