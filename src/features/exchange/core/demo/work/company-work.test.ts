import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { overtakenBy } from "#features/process/core/ending.ts";
import type { WorkingCalendar } from "#shared/working-calendar.ts";
import { demoClients, stretchUntil } from "../company.ts";
import { type CompanyWork, companyWork } from "./company-work.ts";
import { callLists } from "./lead-runs.ts";
import type { ToldTask } from "./work-story.ts";

const nine = [{ from: "09:00", to: "18:00" }];
const calendar: WorkingCalendar = {
  timeZone: "Europe/Berlin",
  weekly: { 1: nine, 2: nine, 3: nine, 4: nine, 5: nine, 6: [], 7: [] },
  exceptions: new Map(),
};
const told = (seed: number, until: string, count?: number) => {
  const stretch = stretchUntil(until);
  const clients = [...demoClients(seed, stretch)].slice(0, count);
  const lists = callLists(seed, stretch);
  return { clients, lists, work: companyWork({ seed, stretch, language: "en", calendar, clients, callLists: lists }) };
};
const tasksOf = ({ runs, errands }: CompanyWork): readonly ToldTask[] => [...runs.flatMap(({ tasks }) => [...tasks.values()]), ...errands];
const print = (work: CompanyWork) =>
  JSON.stringify(
    [work.runs.map(({ state, tasks, startedAt }) => [state, [...tasks], startedAt]), work.errands, work.helps, work.recurrences],
    (_, value) => (typeof value === "bigint" ? `${value}` : value),
  );

describe("the work of the demo company", () => {
  const { clients, lists, work } = told(7, "2026-11-21");
  const tasks = tasksOf(work);

  test("is the same to the letter for the same seed and day, and another for another seed", () => {
    assert.equal(print(told(7, "2026-11-21", 60).work), print(told(7, "2026-11-21", 60).work));
    assert.notEqual(print(told(8, "2026-11-21", 60).work), print(told(7, "2026-11-21", 60).work));
  });

  test("has one running sale for every open deal, standing for its stage, and a running process for every open lead", () => {
    const running = work.runs.filter(({ state, parent }) => state.status === "active" && parent === null);
    const stages: Readonly<Record<string, readonly string[]>> = {
      present: ["present", "wait_interest"],
      data: ["data", "wait_data"],
      offer: ["offer", "offer_talk", "objections", "head_help", "wait_answer"],
      trial: ["trial"],
      technical: ["technical", "finance_case", "wait_budget"],
      finance: ["finance", "tender_pack"],
      tender: ["tender"],
      contract: ["contract", "wait_signature"],
    };
    for (const { key, moves } of clients.flatMap(({ deals }) => deals)) {
      const last = moves.at(-1)!.to;
      const sales = running.filter(({ subject, processKey }) => subject.key === key && processKey === "complex_sale");
      assert.equal(sales.length, "stage" in last ? 1 : 0, key);
      if ("stage" in last)
        for (const { step } of sales[0]!.state.open) assert.ok(stages[last.stage]!.includes(step), `${key}: ${step} in ${last.stage}`);
    }
    for (const { key, steps } of [...clients.flatMap(({ leads }) => leads), ...lists])
      assert.equal(
        running.filter(({ subject }) => subject.key === key).length,
        ["new", "in_work"].includes(steps.at(-1)!.status) ? 1 : 0,
        key,
      );
  });

  test("calls what the end of a record left behind overtaken by that end, and cancels only what an outcome cut off", () => {
    const overtaken = new Map<string, number>();
    for (const { state, parent, tasks: own, endedAt } of work.runs)
      for (const { status, outcome, closedAt } of own.values()) {
        if (status === "overtaken") {
          assert.equal(outcome, state.end?.reason);
          assert.deepEqual(closedAt, endedAt);
          overtaken.set(outcome ?? "", (overtaken.get(outcome ?? "") ?? 0) + 1);
        } else if (status === "cancelled") {
          const hasEndedSo = closedAt?.getTime() === endedAt?.getTime() && overtakenBy(state, parent !== null) !== null;
          assert.ok(!hasEndedSo && outcome === null);
        }
      }
    for (const ending of ["deal_lost", "lead_converted"]) assert.ok(overtaken.has(ending), JSON.stringify([...overtaken]));
  });

  test("has calls for help of several kinds", () => {
    assert.ok(new Set(work.helps.map(({ about }) => about)).size >= 4);
  });

  test("leaves a believable Monday: some overdue, some due that day, each seller with enough to do", () => {
    const open = tasks.filter(({ status }) => status === "open");
    const overdue = open.filter(({ dueAt }) => dueAt !== null && dueAt < work.setting.end);
    assert.ok(overdue.length > open.length * 0.03 && overdue.length < open.length * 0.09, `${overdue.length} of ${open.length}`);
    for (const { dueAt } of overdue) assert.ok(work.setting.clock.hours(dueAt!, work.setting.end) < 7 * 9);
    const monday = open.filter(({ dueAt }) => dueAt !== null && dueAt > work.setting.end && dueAt < new Date("2026-11-24T00:00Z"));
    assert.ok(monday.length > 60, `${monday.length}`);
    for (const seller of [1, 2, 3, 4, 5, 6, 7, 8])
      assert.ok(open.filter(({ assignee }) => assignee === `seller_${seller}`).length >= 10, `seller ${seller}`);
    for (const some of [
      ({ begunAt }: ToldTask) => begunAt !== null,
      ({ planned }: ToldTask) => planned !== null,
      ({ moves }: ToldTask) => moves.length > 0,
    ])
      assert.ok(open.filter(some).length >= 4);
  });
});

test("whatever the seed and day, nothing happens before it began or after the story, and what is open is what the runs wait for", () => {
  for (const [seed, until] of [
    [1, "2026-11-22"],
    [2, "2026-08-05"],
    [3, "2027-01-04"],
  ] as const) {
    const { work } = told(seed, until, 150);
    for (const { createdAt, closedAt, moves, evidence, dueAt, planned } of tasksOf(work)) {
      let last = createdAt;
      for (const { at } of [...moves, ...evidence.slice(0, 1), ...(closedAt ? [{ at: closedAt }] : [])]) {
        assert.ok(at >= last && at <= work.setting.end);
        last = at;
      }
      if (planned) assert.ok(planned.from > work.setting.end && dueAt !== null && planned.to <= dueAt);
    }
    for (const { state, tasks, timers, endedAt } of work.runs) {
      const waiting = (rests: readonly string[]) => state.open.filter(({ as }) => rests.includes(as)).map(({ visit }) => visit);
      assert.deepEqual(
        [...tasks]
          .filter(([, { status }]) => status === "open")
          .map(([visit]) => visit)
          .sort(),
        waiting(["task", "request", "decide"]).sort(),
      );
      assert.deepEqual(
        [...timers]
          .filter(([, { ended }]) => ended === null)
          .map(([visit]) => visit)
          .sort(),
        waiting(["wait"]).sort(),
      );
      assert.equal(endedAt === null, state.status === "active");
      for (const { dueAt, ended } of timers.values()) if (ended === null) assert.ok(dueAt > work.setting.end);
    }
  }
});
