/** The sweep: what a rule finds now opens, what is gone closes, what nobody answers goes up. */
import type { Operation } from "#platform/command/command.ts";
import { yes } from "#shared/result.ts";
import type { DeviationEvent, Known } from "../../core/deviation/deviation.ts";
import { escalation, type Tree, toldAtOpening } from "../../core/deviation/ladder.ts";
import { noticesOfOpening } from "../../core/deviation/notices.ts";
import { answerUntil, decideOpening, type Found, graceBefore } from "../../core/deviation/opening.ts";
import { recordedDeviation } from "../../core/deviation/recorded.ts";
import type { Rule } from "../../core/deviation/rule.ts";
import { foundNotOpen, holdRecordsOf, openNotFound } from "../../sql/deviation/differences.ts";
import { foundSql } from "../../sql/deviation/found.ts";
import { type Moment, momentOf } from "../../sql/deviation/moment.ts";
import { lockRule } from "../../sql/deviation/rules.ts";
import { saveDeviationEvents } from "../../sql/deviation/save.ts";
import { noteSeen } from "../../sql/deviation/seen.ts";
import { loadTree } from "../../sql/deviation/tree.ts";
import { type Due, dueToEscalate } from "../../sql/deviation/waiting.ts";
import { notify } from "../../sql/notify/notify.ts";

/** So many at a time: a sweep of a company that begins today is many short transactions, not one long. */
const atATime = 500;

type SweepState = {
  readonly rule: Rule;
  readonly found: readonly Found[];
  readonly gone: readonly Known[];
  readonly tree: Tree;
  readonly moment: Moment;
};
export type Swept = { readonly opened: number; readonly closed: number; readonly isWhole: boolean };

export const sweepingRule: Operation<{ readonly ruleId: string }, SweepState, DeviationEvent, never, Swept> = {
  feature: "work",
  async load(tx, { ruleId }, { actor, now }) {
    const { workspaceId } = actor;
    const rule = await lockRule(tx, workspaceId, ruleId);
    if (!rule || rule.retiredAt !== null) return null;
    const moment = await momentOf(tx, workspaceId, now);
    const cutoff = graceBefore(now, rule.graceHours, moment.calendar);
    const question = { workspaceId, now, today: moment.today, cutoff };
    if (rule.kind === "filter") await noteSeen(tx, workspaceId, ruleId, await foundSql(tx, rule, question, null), now);
    const rows = await foundSql(tx, rule, { ...question, ruleId }, null);
    const found = await foundNotOpen(tx, workspaceId, rule, rows, atATime);
    // Whoever hands a record over has it, and then reaches for its deviations.
    await holdRecordsOf(tx, workspaceId, found);
    const gone = await openNotFound(tx, workspaceId, rule, rows, atATime);
    const tree = found.length === 0 ? { people: new Map(), companyOwnerId: null } : await loadTree(tx, workspaceId, moment.today);
    return { rule, found, gone, tree, moment };
  },
  decide({ rule, found, gone, tree, moment }, _, { now, newId }) {
    // Loaded is only what stands in one of the two, which decides the same as the whole.
    const { open, close } = decideOpening(found, gone);
    return yes([
      ...close.map((deviation): DeviationEvent => ({ type: "DeviationClosed", deviation, at: now })),
      ...open.map((one): DeviationEvent => {
        const { personIds, highestId } = toldAtOpening(rule.tells, one.personId, tree);
        const nextAt = answerUntil(now, rule.escalateHours, moment.calendar);
        return { type: "DeviationOpened", id: newId(), ruleId: rule.id, found: one, tell: personIds, highestId, nextAt, at: now };
      }),
    ]);
  },
  async save(tx, events, { rule }, given) {
    await saveDeviationEvents(tx, events, given);
    await notify(
      tx,
      given,
      noticesOfOpening(
        rule,
        events.filter((event) => event.type === "DeviationOpened"),
      ),
    );
  },
  record: recordedDeviation,
  answer: async (_, __, { found, gone }) => ({
    opened: found.length,
    closed: gone.length,
    isWhole: found.length < atATime && gone.length < atATime,
  }),
};

type EscalateState = { readonly due: readonly Due[]; readonly tree: Tree; readonly moment: Moment };

export const escalating: Operation<Record<never, never>, EscalateState, DeviationEvent, never, { readonly isWhole: boolean }> = {
  feature: "work",
  async load(tx, _, { actor, now }) {
    const due = await dueToEscalate(tx, actor.workspaceId, now, atATime);
    if (due.length === 0) return null;
    const moment = await momentOf(tx, actor.workspaceId, now);
    return { due, moment, tree: await loadTree(tx, actor.workspaceId, moment.today) };
  },
  decide: ({ due, tree, moment }, _, { now }) =>
    yes(
      due.flatMap((deviation): readonly DeviationEvent[] => {
        const step = escalation(now, deviation, deviation.escalateHours, tree, moment.calendar);
        return step === null ? [] : [{ type: "DeviationEscalated", deviation, ...step, at: now }];
      }),
    ),
  save: (tx, events, _, given) => saveDeviationEvents(tx, events, given),
  record: recordedDeviation,
  answer: async (_, __, { due }) => ({ isWhole: due.length < atATime }),
};
