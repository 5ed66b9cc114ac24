/** Rules over HTTP. */
import { z } from "@hono/zod-openapi";
import type { Call, RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { settle } from "#platform/http/endpoint/settle.ts";
import { demandFilterJson } from "#platform/http/filter.ts";
import { fieldProblem, notFound } from "#platform/http/problem.ts";
import { id } from "#platform/http/schema.ts";
import { parseMoney } from "#shared/money.ts";
import * as contract from "../../contract/deviation/rules.ts";
import { type RuleFields, type RuleRefusal, ruleProblem, type Tells } from "../../core/deviation/rule.ts";
import { recordCondition } from "../../sql/deviation/asked-records.ts";
import { allRules, findRule } from "../../sql/deviation/rule-views.ts";
import { rulesByIds } from "../../sql/deviation/rules.ts";
import { addingRule, changingRule, seedingRules } from "./operate-rules.ts";
import { tryRule } from "./try-rule.ts";

export const ruleRefusals: Readonly<Record<RuleRefusal, RefusalAnswer>> = {
  days_needed: { status: 422, path: "/days", detail: "Say after how many days of silence." },
  days_not_for_kind: { status: 422, path: "/days", detail: "Only silence and the age in a stage are counted in days." },
  amount_needed: { status: 422, path: "/amount", detail: "Say from which amount on a head has to take part." },
  amount_not_for_kind: { status: 422, path: "/amount", detail: "An amount is asked only where a head has to take part." },
  amount_not_positive: { status: 422, path: "/amount", detail: "The amount must be above 0." },
  filter_needed: { status: 422, path: "/filter", detail: "Say with a filter what is wrong." },
  tasks_only: { status: 422, path: "/process", detail: "Process, step and checkpoints are asked only of overdue tasks." },
  step_needs_process: { status: 422, path: "/step", detail: "Name the process that the step belongs to." },
  subject_not_for_kind: { status: 422, path: "/subject", detail: "This kind of rule is about deals." },
  too_many_rules: { status: 409, detail: "A company has at most 100 rules at work. Retire some." },
};

const params = z.strictObject({ id });
const tag = "Deviations";

type Draft = contract.CreateRule;
type RuleCall = Pick<Call<unknown, unknown, unknown>, "actor" | "database" | "now">;

/** What was sent, as the core knows it. */
function fieldsOf(sent: contract.ChangeRule): Partial<RuleFields> {
  const { process, amount, tells, isRetired: _, ...same } = sent;
  const worth = amount === undefined ? {} : amount === null ? { amount: null, currency: null } : read(amount);
  return {
    ...(same as Partial<RuleFields>),
    ...worth,
    ...(process === undefined ? {} : { processKey: process }),
    ...(tells === undefined ? {} : { tells: tells as readonly Tells[] }),
  };
}

function read(amount: NonNullable<Draft["amount"]>): Pick<RuleFields, "amount" | "currency"> {
  const worth = parseMoney(amount);
  if (!worth.ok) throw fieldProblem("/amount", "amount_malformed", "An amount has at most the digits of its currency, as in 84000.00.");
  if (worth.value.minor < 0n) throw fieldProblem("/amount", "amount_negative", "The amount from which on a head takes part is 0 or more.");
  return { amount: worth.value.minor, currency: worth.value.currency };
}

export const newRuleFields = ({ kind, ...sent }: Draft): RuleFields => ({
  kind,
  subject: "deal",
  processKey: null,
  step: null,
  isCheckpointsOnly: false,
  days: null,
  amount: null,
  currency: null,
  filter: null,
  graceHours: 0,
  escalateHours: null,
  isUrgent: false,
  ...(fieldsOf(sent) as Pick<RuleFields, "name" | "tells">),
});

/** A filter is refused with the place of each fault before anything is decided. */
export async function demandGoodFilter(
  { actor, database, now }: RuleCall,
  { subject, filter }: Pick<RuleFields, "subject" | "filter">,
): Promise<void> {
  if (filter === null) return;
  await database.read(actor.scope, (tx) =>
    recordCondition(tx, actor.workspaceId, { subject, filter }, now, (catalogue) => demandFilterJson(filter, catalogue, "/filter")),
  );
}

const shown = async ({ actor, database, now }: RuleCall, ruleId: string) => {
  const found = await database.read(actor.scope, (tx) => findRule(tx, actor.workspaceId, ruleId, now));
  if (!found) throw notFound();
  return found;
};

const loaded = async ({ actor, database }: RuleCall, ruleId: string) => {
  const [rule] = await database.read(actor.scope, (tx) => rulesByIds(tx, actor.workspaceId, [ruleId]));
  if (!rule) throw notFound();
  return rule;
};

export const ruleEndpoints = [
  endpoint({
    method: "get",
    path: "/deviation-rules",
    tag,
    summary: "The rules of the company, by name",
    right: "tasks.read",
    query: contract.listRules,
    status: 200,
    answer: contract.rules,
    handle: async ({ actor, database, query, now }) => ({
      items: await database.read(actor.scope, (tx) => allRules(tx, actor.workspaceId, query.retired === "true", now)),
    }),
  }),
  endpoint({
    method: "post",
    path: "/deviation-rules",
    tag,
    summary: "Add a rule",
    right: "rules.change",
    body: contract.createRule,
    status: 201,
    answer: contract.rule,
    handle: async ({ body, ...call }) => {
      const fields = newRuleFields(body);
      await demandGoodFilter(call, fields);
      const added = { id: call.newId(), fields };
      const { id: ruleId } = settle(await call.commands.execute(call.actor, addingRule, added, call.options), ruleRefusals);
      return shown(call, ruleId);
    },
  }),
  endpoint({
    method: "post",
    path: "/deviation-rules/defaults",
    tag,
    summary: "Give a company that never had rules those that every company starts with",
    right: "rules.change",
    status: 200,
    answer: contract.rules,
    handle: async ({ actor, commands, database, options, now }) => {
      settle(await commands.execute(actor, seedingRules, {}, options), {});
      return { items: await database.read(actor.scope, (tx) => allRules(tx, actor.workspaceId, false, now)) };
    },
  }),
  endpoint({
    method: "patch",
    path: "/deviation-rules/{id}",
    tag,
    summary: "Change a rule, retire it, or bring it back",
    description: "What a retired rule found closes with it.",
    right: "rules.change",
    params,
    body: contract.changeRule,
    status: 200,
    answer: contract.rule,
    handle: async ({ params, body, ...call }) => {
      const change = fieldsOf(body);
      if (body.filter !== undefined || body.subject !== undefined)
        await demandGoodFilter(call, { ...(await loaded(call, params.id)), ...change });
      const changed = { id: params.id, change, isRetired: body.isRetired };
      settle(await call.commands.execute(call.actor, changingRule, changed, call.options), ruleRefusals);
      return shown(call, params.id);
    },
  }),
  endpoint({
    method: "post",
    path: "/deviation-rules/try",
    tag,
    summary: "How many deviations a rule not yet added would open now",
    description: "Counted over what you see; nothing is opened and nobody is told.",
    right: "rules.change",
    body: contract.createRule,
    status: 200,
    answer: contract.tried,
    handle: async ({ body, ...call }) => {
      const fields = newRuleFields(body);
      demandWhole(fields);
      await demandGoodFilter(call, fields);
      return tryRule(call, null, fields);
    },
  }),
  endpoint({
    method: "post",
    path: "/deviation-rules/{id}/try",
    tag,
    summary: "How many deviations a rule would open now, as it is or as it is meant to be",
    description: "Counted over what you see; nothing is opened and nobody is told.",
    right: "rules.change",
    params,
    body: contract.changeRule,
    status: 200,
    answer: contract.tried,
    handle: async ({ params, body, ...call }) => {
      const fields = { ...(await loaded(call, params.id)), ...fieldsOf(body) };
      demandWhole(fields);
      await demandGoodFilter(call, fields);
      return tryRule(call, params.id, fields);
    },
  }),
] as const;

function demandWhole(fields: RuleFields): void {
  const problem = ruleProblem(fields);
  if (problem) settle({ ok: false, refusal: { kind: "refused", reason: problem } }, ruleRefusals);
}
