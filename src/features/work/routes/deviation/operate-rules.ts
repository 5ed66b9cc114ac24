/** Adding and changing rules, and giving a company those it begins with. */
import type { Given, Job, Operation } from "#platform/command/command.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import type { DeviationEvent, Known } from "../../core/deviation/deviation.ts";
import { recordedDeviation, recordedRule } from "../../core/deviation/recorded.ts";
import { addRule, changeRule, type Rule, type RuleEvent, type RuleFields, type RuleRefusal } from "../../core/deviation/rule.ts";
import { countActive, lockRule, saveRuleEvents, seedRules } from "../../sql/deviation/rules.ts";
import { saveDeviationEvents } from "../../sql/deviation/save.ts";
import { openOfRule } from "../../sql/deviation/waiting.ts";
import { sweepDeviationsTask } from "./sweep-task.ts";

type Event = RuleEvent | DeviationEvent;
type State = { readonly rule: Rule | null; readonly others: number; readonly open: readonly Known[] };
type Operating<C> = Operation<C, State, Event, RuleRefusal, { readonly id: string }>;

const isOfRule = (event: Event): event is RuleEvent => event.type.startsWith("Rule");

const common = {
  feature: "work",
  version: ({ rule }: State) => rule?.version ?? 0,
  async save(tx: Parameters<Operating<never>["save"]>[0], events: readonly Event[], _: State, given: Given) {
    await saveRuleEvents(tx, events.filter(isOfRule), given);
    await saveDeviationEvents(
      tx,
      events.filter((event): event is DeviationEvent => !isOfRule(event)),
      given,
    );
  },
  record: (event: Event) => (isOfRule(event) ? recordedRule(event) : recordedDeviation(event)),
  /** A rule looks at once, and not when its turn comes. */
  jobs: (event: Event): readonly Job[] =>
    isOfRule(event) && event.type !== "RuleRetired" ? [{ task: sweepDeviationsTask, payload: {}, key: `sweep of ${ruleIdOf(event)}` }] : [],
};

const ruleIdOf = (event: RuleEvent) => (event.type === "RuleAdded" ? event.rule.id : event.ruleId);

export const addingRule: Operating<{ readonly id: string; readonly fields: RuleFields }> = {
  ...common,
  load: async (tx, _, { actor }) => ({ rule: null, others: await countActive(tx, actor.workspaceId), open: [] }),
  decide: ({ others }, { id, fields }, { now }) =>
    addRule({ ...fields, name: cleanName(fields.name), id, retiredAt: null, version: 1 }, others, now),
  answer: async (_, { id }) => ({ id }),
};

type Change = { readonly id: string; readonly change: Partial<RuleFields>; readonly isRetired: boolean | undefined };

/** What a retired rule found is nobody's care any more: it closes with the rule. */
export const changingRule: Operating<Change> = {
  ...common,
  async load(tx, { id, isRetired }, { actor }) {
    const rule = await lockRule(tx, actor.workspaceId, id);
    if (!rule) return null;
    const open = isRetired ? await openOfRule(tx, actor.workspaceId, id) : [];
    return { rule, others: await countActive(tx, actor.workspaceId), open };
  },
  decide({ rule, others, open }, { change, isRetired }, { now }): Result<readonly Event[], RuleRefusal> {
    if (!rule) return yes([]);
    const named = change.name === undefined ? change : { ...change, name: cleanName(change.name) };
    const decided = changeRule(rule, named, isRetired, others, now);
    if (!decided.ok) return no(decided.refusal);
    const isEnding = decided.value.some(({ type }) => type === "RuleRetired");
    const closed = isEnding ? open.map((deviation): Event => ({ type: "DeviationClosed", deviation, at: now })) : [];
    return yes([...decided.value, ...closed]);
  },
  answer: async (_, { id }) => ({ id }),
};

/** Nothing where the company has, or ever had, rules. */
export const seedingRules: Operation<Record<never, never>, readonly Rule[], RuleEvent, never, number> = {
  feature: "work",
  load: (tx, _, { actor, newId, now }) => seedRules(tx, actor.workspaceId, newId, now),
  decide: (rules, _, { now }) => yes(rules.map((rule): RuleEvent => ({ type: "RuleAdded", rule, at: now }))),
  async save() {},
  record: recordedRule,
  answer: async (_, __, rules) => rules.length,
};
