import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Role } from "../../../../../test/support/world.ts";
import { type ProcessWorld, processWorld } from "../testing.ts";
import { fireDue } from "../timers/testing-sweep.ts";

const prepare = (field: string) => ({
  kind: "task",
  title: "Prepare",
  assignee: { role: "owner" },
  due: { before: field, workingDays: 2 },
  outcomes: { done: { to: ["rest"] } },
});
const rest = { kind: "task", assignee: { role: "owner" }, outcomes: { done: { end: "success" } } };
const process = (key: string, field: string, subject = "deal") => ({
  ...{ key, name: key, subject, start: "prepare" },
  steps: { prepare: prepare(field), rest },
});

/** Wednesdays years ahead, and Mondays: what is due two working days before is due on these days, whenever the test runs. */
const wednesday = ["2031-03-12", "2031-03-10"] as const;
const earlier = ["2030-09-18", "2030-09-16"] as const;

describe("what is due some days before a date of its record", () => {
  const endings: (() => Promise<void>)[] = [];
  let w: ProcessWorld;
  before(async () => {
    w = await processWorld({ after: (ending) => void endings.push(ending as () => Promise<void>) });
    for (const recordKind of ["deal", "lead", "client"])
      await must("owner", "POST", "/fields", { recordKind, kind: "date", name: "Delivery", key: "delivery_on" });
    await w.publish(process("paying", "expectedPaymentOn"));
    await w.publish(process("delivering", "custom.delivery_on"));
    await w.publish(process("lead_delivering", "custom.delivery_on", "lead"));
    await w.publish(process("lead_calling", "firstContactOn", "lead"));
    await w.publish(process("client_delivering", "custom.delivery_on", "client"));
  });
  after(async () => {
    for (const end of endings) await end();
  });

  const must = async (role: Role, method: string, path: string, body?: unknown) => {
    const answered = await w.ask(role, method, path, body);
    assert.ok(answered.status < 300, `${path}: ${answered.text}`);
    return answered.body;
  };
  const begun = async (processKey: string, id: string, kind = "deal") =>
    (await must("director", "POST", "/runs", { processKey, subject: { kind, id } })).openTasks[0];
  const task = (id: string) => must("director", "GET", `/tasks/${id}`);
  const dueDay = async (id: string) => (await task(id)).due.slice(0, 10);
  const followed = async (recordId: string) =>
    (await must("director", "GET", `/journal?subjectId=${recordId}`)).items.filter(
      ({ kind }: { kind: string }) => kind === "task_due_followed",
    );

  test("a task made before the date was known is due by it once it is filled in, moves with it, and stays when it is emptied", async () => {
    const deal = await w.deal();
    const made = await begun("paying", deal.id);
    const inbox = async () => (await must("ben", "GET", "/notifications?limit=100")).items.length;
    const toldBefore = await inbox();
    const pay = (expectedPaymentOn: string | null) => must("director", "PATCH", `/deals/${deal.id}`, { expectedPaymentOn });
    await pay(wednesday[0]);
    assert.equal(await dueDay(made.id), wednesday[1]);
    await pay(earlier[0]);
    assert.equal(await dueDay(made.id), earlier[1]);
    await pay(null);
    const kept = await task(made.id);
    assert.deepEqual([kept.due.slice(0, 10), kept.postponed, kept.version], [earlier[1], 0, made.version + 2]);
    await must("director", "PATCH", `/deals/${deal.id}`, { title: "Depot" });
    assert.equal((await task(made.id)).version, kept.version, "what is no date moves nothing");
    const [latest, first, ...more] = await followed(deal.id);
    assert.equal(more.length, 0);
    const dues = ({ changes }: { changes: { field: string; before: string; after: string }[] }) =>
      changes.flatMap(({ field, before, after }) => (field === "due" ? [before, after.slice(0, 10)] : []));
    assert.deepEqual([latest.data.taskId, latest.data.field], [made.id, "expectedPaymentOn"]);
    assert.deepEqual([dues(first), dues(latest)[1]], [[made.due, wednesday[1]], earlier[1]]);
    const { items } = await must("ben", "GET", `/records/${deal.id}/timeline?limit=100`);
    assert.equal(items.find(({ what }: { what: string }) => what === "task_due_followed").about.title, "Prepare");
    assert.equal(await inbox(), toldBefore, "nobody is told: the day shows it, and the reminder comes by the new date");
  });

  test("a date in the past makes it due when work ends next, as if it were given now", async () => {
    const deal = await w.deal("ben", { expectedPaymentOn: wednesday[0] });
    const made = await begun("paying", deal.id);
    assert.equal(made.due.slice(0, 10), wednesday[1]);
    const given = async () => (await begun("paying", (await w.deal("ben", { expectedPaymentOn: "2020-01-15" })).id)).due;
    const before = await given();
    await must("ben", "PATCH", `/deals/${deal.id}`, { expectedPaymentOn: "2020-01-15" });
    // Work may end between the three, if only once.
    assert.ok([before, await given()].includes((await task(made.id)).due));
  });

  test("what somebody put off stays where they put it; what was put off and taken back follows again", async () => {
    const until = new Date(Date.now() + 300 * 86_400_000).toISOString();
    const [deal, other] = [await w.deal(), await w.deal()];
    const [kept, back] = [await begun("paying", deal.id), await begun("paying", other.id)];
    for (const { id } of [kept, back]) await must("ben", "POST", `/tasks/${id}/postpone`, { until, reason: "Fair" });
    await must("ben", "POST", `/tasks/${back.id}/undo`);
    for (const { id } of [deal, other]) await must("ben", "PATCH", `/deals/${id}`, { expectedPaymentOn: wednesday[0] });
    assert.deepEqual([(await task(kept.id)).due, await dueDay(back.id)], [until, wednesday[1]]);
    assert.deepEqual([(await followed(deal.id)).length, (await followed(other.id)).length], [0, 1]);
  });

  test("dates of the company's own, of deals, leads and clients, and those of a lead, do the same", async () => {
    const lead = (await must("ben", "POST", "/leads", { title: "Enquiry", company: "Hall and Sons" })).id;
    const client = (await must("director", "POST", "/clients", { name: "Northern Works" })).id;
    const deal = (await w.deal()).id;
    const calling = await begun("lead_calling", lead, "lead");
    await must("ben", "PATCH", `/leads/${lead}`, { firstContactOn: wednesday[0] });
    assert.equal(await dueDay(calling.id), wednesday[1]);
    for (const [kind, id, key] of [
      ["deal", deal, "delivering"],
      ["lead", lead, "lead_delivering"],
      ["client", client, "client_delivering"],
    ] as const) {
      const made = await begun(key, id, kind);
      await must("director", "PATCH", `/${kind}s/${id}`, { custom: { delivery_on: wednesday[0] } });
      assert.equal(await dueDay(made.id), wednesday[1], kind);
    }
    assert.equal(await dueDay(calling.id), wednesday[1]);
  });

  test("many deals changed at once take their tasks along, and so does a field that another step asks for", async () => {
    const deals = await Promise.all([w.deal(), w.deal()]);
    const made = [];
    for (const { id } of deals) made.push(await begun("delivering", id));
    const change = { custom: { delivery_on: wednesday[0] } };
    await must("director", "POST", "/deals/bulk", { items: deals.map(({ id }) => ({ id, change })) });
    for (const { id } of made) assert.equal(await dueDay(id), wednesday[1]);
    const owned = { kind: "task", assignee: { role: "owner" } };
    const both = { ...owned, outcomes: { go: { to: ["prepare", "ask"] } } };
    const ask = { ...owned, fields: ["custom.delivery_on"], outcomes: { done: { to: ["met"] } } };
    const steps = { both, ask, prepare: { ...prepare("custom.delivery_on"), outcomes: { done: { to: ["met"] } } }, rest };
    const joins = { met: { waitFor: ["ask", "prepare"], to: ["rest"] } };
    await w.publish({ key: "side_by_side", name: "Side by side", subject: "deal", start: "both", steps, joins });
    const deal = await w.deal();
    const first = await begun("side_by_side", deal.id);
    await must("ben", "POST", `/tasks/${first.id}/complete`, { outcome: "go" });
    const { items } = await must("ben", "GET", `/tasks?subject=${deal.id}`);
    const of = (step: string) => items.find((one: { run: { step: string } }) => one.run.step === step).id;
    await must("ben", "POST", `/tasks/${of("ask")}/complete`, { outcome: "done", fields: { "custom.delivery_on": wednesday[0] } });
    assert.equal(await dueDay(of("prepare")), wednesday[1]);
  });

  test("a wait until some days before the date, or for something until then at the latest, moves with it", async () => {
    const due = { before: "expectedPaymentOn", workingDays: 2 };
    const until = [
      ["waiting", { time: due }, { time: { to: ["rest"] } }],
      ["expecting", { event: "payment_received", latest: due }, { event: { end: "success" }, latest: { to: ["rest"] } }],
    ] as const;
    for (const [key, until_, outcomes] of until)
      await w.publish({ key, name: key, subject: "deal", start: "wait", steps: { wait: { kind: "wait", until: until_, outcomes }, rest } });
    const deal = await w.deal("ben", { expectedPaymentOn: earlier[0] });
    const runs: { id: string }[] = [];
    for (const [key] of until) runs.push((await w.start("ben", key, deal.id)).body);
    const waits = async () =>
      (await Promise.all(runs.map(({ id }) => must("director", "GET", `/runs/${id}`)))).map((run) => run.waits[0]?.due.slice(0, 10));
    assert.deepEqual(await waits(), [earlier[1], earlier[1]]);
    await must("ben", "PATCH", `/deals/${deal.id}`, { expectedPaymentOn: wednesday[0] });
    assert.deepEqual(await waits(), [wednesday[1], wednesday[1]]);
    await must("ben", "PATCH", `/deals/${deal.id}`, { expectedPaymentOn: null });
    assert.deepEqual(await waits(), [wednesday[1], wednesday[1]]);
    const fired = () => fireDue(w.app.house.database, w.world.workspaceId, w.app.house.clock());
    assert.equal((await fired()).timers, 0);
    await must("ben", "PATCH", `/deals/${deal.id}`, { expectedPaymentOn: "2020-01-15" });
    assert.equal((await fired()).timers, 2);
    assert.equal((await must("ben", "GET", `/tasks?subject=${deal.id}`)).items.length, 2);
    const { items } = await must("ben", "GET", `/records/${deal.id}/timeline?limit=100`);
    assert.equal(items.filter(({ what }: { what: string }) => what === "run_wait_followed").length, 4);
  });

  test("a task that comes back is due by the date as it is then", async () => {
    const deal = await w.deal("ben", { expectedPaymentOn: earlier[0] });
    const made = await begun("paying", deal.id);
    const doneAndBack = async (meanwhile: () => Promise<unknown>) => {
      await must("ben", "POST", `/tasks/${made.id}/complete`, { outcome: "done" });
      await meanwhile();
      await must("north", "POST", `/runs/${made.run.id}/take-back`, { reason: "Not yet" });
    };
    await doneAndBack(async () => {});
    assert.deepEqual([(await task(made.id)).due, (await task(made.id)).status], [made.due, "open"], "nothing has changed meanwhile");
    await doneAndBack(async () => {
      await must("ben", "PATCH", `/deals/${deal.id}`, { expectedPaymentOn: wednesday[0] });
      assert.equal(await dueDay(made.id), earlier[1], "what is done stays as it was");
    });
    assert.equal(await dueDay(made.id), wednesday[1]);
  });

  test("two who change the date at once leave the task due by the date that stands", async () => {
    const deal = await w.deal();
    const made = await begun("paying", deal.id);
    for (let round = 0; round < 5; round++) {
      await Promise.all(
        [wednesday[0], earlier[0]].map((expectedPaymentOn) => must("director", "PATCH", `/deals/${deal.id}`, { expectedPaymentOn })),
      );
      const { expectedPaymentOn } = await must("director", "GET", `/deals/${deal.id}`);
      assert.equal(await dueDay(made.id), expectedPaymentOn === wednesday[0] ? wednesday[1] : earlier[1]);
    }
  });
});
