import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import pg from "pg";
import { type ProcessWorld, processWorld } from "#features/process/routes/testing.ts";
import { sweepCompany } from "./sweep.ts";

const endings: (() => Promise<void>)[] = [];
let w: ProcessWorld;
before(async () => {
  w = await processWorld({ after: (ending) => void endings.push(ending as () => Promise<void>) });
});
after(async () => {
  for (const end of endings) await end();
});

const sweep = () => sweepCompany(w.app.house, w.world.workspaceId, new AbortController().signal);
const must = async (method: string, path: string, body?: unknown) => {
  const answered = await w.ask("director", method, path, body);
  assert.ok(answered.status < 300, `${path}: ${answered.text}`);
  return answered.body;
};
async function owner(query: string, id: string): Promise<void> {
  const client = new pg.Client({ connectionString: w.app.ownerUrl });
  await client.connect();
  await client.query(query, [id]);
  await client.end();
}
/** As if sweeps had seen it for a month already. */
const monthPasses = (rule: string) => owner("update work.rule_seen set since = since - interval '30 days' where rule_id = $1", rule);

test("a filter rule with a grace counts from when it was first seen true; what was not so in between begins anew", async () => {
  const deal = await w.deal("ben", { source: "Trade press" });
  const filter = { field: "source", op: "eq", value: "Trade press" };
  const { id: rule } = await must("POST", "/deviation-rules", { name: "Press", kind: "filter", graceHours: 8, tells: ["chief"], filter });
  const open = async () =>
    (await must("GET", `/deviations?rule=${rule}&state=open`)).items.map((one: { subject: { id: string } }) => one.subject.id);
  const setSource = (source: string) => must("PATCH", `/deals/${deal.id}`, { source });
  await sweep();
  assert.deepEqual(await open(), [], "seen true, and its grace begins");
  await setSource("Fair");
  await sweep();
  await monthPasses(rule);
  await setSource("Trade press");
  await sweep();
  assert.deepEqual(await open(), [], "it was not so for a while");
  await monthPasses(rule);
  await sweep();
  assert.deepEqual(await open(), [deal.id]);
  await setSource("Fair");
  assert.deepEqual(await open(), [], "it closes with its cause");
  await setSource("Trade press");
  await must("PATCH", `/deviation-rules/${rule}`, { isRetired: true });
  await must("PATCH", `/deviation-rules/${rule}`, { isRetired: false });
  await sweep();
  assert.deepEqual(await open(), [], "a rule that rested has seen nothing");
});

test("a task that is late is late no more once the date it is counted from is put off, and its deviation closes with that", async () => {
  const step = { kind: "task", assignee: { role: "owner" }, outcomes: { done: { end: "success" } } };
  const due = { before: "expectedPaymentOn", workingDays: 2 };
  await w.publish({ key: "paying", name: "Paying", subject: "deal", start: "ask", steps: { ask: { ...step, isCheckpoint: true, due } } });
  const deal = await w.deal();
  const task = (await w.start("ben", "paying", deal.id)).body.openTasks[0];
  const { id: rule } = await must("POST", "/deviation-rules", { name: "Late", kind: "task_overdue", graceHours: 0, tells: ["chief"] });
  const open = async () =>
    (await must("GET", `/deviations?rule=${rule}&state=open`)).items.map((one: { task: { id: string } }) => one.task.id);
  await owner("update process.task set due_at = now() - interval '9 days' where id = $1", task.id);
  await sweep();
  assert.deepEqual(await open(), [task.id]);
  await must("PATCH", `/deals/${deal.id}`, { expectedPaymentOn: "2020-01-15" });
  assert.deepEqual(await open(), [task.id], "a date that asks for it even sooner helps nobody");
  await must("PATCH", `/deals/${deal.id}`, { expectedPaymentOn: "2031-03-12" });
  assert.deepEqual(await open(), []);
  await sweep();
  assert.deepEqual(await open(), []);
});
