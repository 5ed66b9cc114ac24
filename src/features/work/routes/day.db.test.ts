import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { dealEndpoints } from "#features/deals/routes/deals.ts";
import { pipelineEndpoints } from "#features/deals/routes/pipelines.ts";
import { seedCalendar } from "#features/org/sql/calendar.ts";
import { newId } from "#shared/id.ts";
import { type Ask, asking } from "../../../../test/support/ask.ts";
import { testHouse } from "../../../../test/support/company.ts";
import { type Department, openDeal, salesDepartment } from "../../../../test/support/sales-department.ts";
import type { DayTaskView } from "../contract/day.ts";
import { dayEndpoints } from "./day.ts";

const endpoints = [...dealEndpoints, ...pipelineEndpoints, ...dayEndpoints];
const rights = ["tasks.read", "tasks.change", "deals.read", "deals.change"] as const;
// Monday 2 March 2026, 10:00 in Berlin.
const now = new Date("2026-03-02T09:00:00Z");
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

describe("a person's day", () => {
  let department: Department;
  let owner: pg.Client;
  let ben: Ask;
  let cora: Ask;
  let head: Ask;
  const deals: Record<string, string> = {};
  const closers: (() => Promise<unknown>)[] = [];

  type NewTask = {
    readonly title: string;
    readonly due?: Date | null;
    readonly kind?: string;
    readonly deal?: string;
    readonly more?: Record<string, unknown>;
  };
  async function give(assignee: string, { title, due = null, kind = "free", deal, more = {} }: NewTask) {
    const id = newId();
    const row = { id, kind, title, assignee_id: assignee, status: "open", due_at: due, created_at: at(-500), ...more };
    const subject = deal ? { subject_kind: "deal", subject_id: deals[deal], owner_id: department.ids.ben } : {};
    const values = Object.entries({ workspace_id: department.company.workspaceId, ...row, ...subject });
    await owner.query(
      `insert into process.task (${values.map(([name]) => name).join(", ")}) values (${values.map((_, index) => `$${index + 1}`).join(", ")})`,
      values.map(([, value]) => value),
    );
    return id;
  }

  before(async () => {
    const house = await testHouse({ after: (close) => void closers.push(close as () => Promise<unknown>) });
    department = await salesDepartment(house, endpoints);
    const { company, ids } = department;
    await company.database.command(company.system.scope, (tx) => seedCalendar(tx, company.workspaceId));
    owner = new pg.Client({ connectionString: house.ownerUrl });
    await owner.connect();
    closers.unshift(() => owner.end());
    const as = (personId: string, visible: readonly string[]) => {
      const actor = company.actorFor(personId, [...rights]);
      return asking(company, endpoints, { ...actor, scope: { ...actor.scope, visible } });
    };
    [ben, cora, head] = [as(ids.ben, [ids.ben]), as(ids.cora, [ids.cora]), as(ids.head, [ids.head, ids.ben, ids.cora])];
    for (const [name, amount, currency] of [
      ["small", "2000", "EUR"],
      ["big", "400000", "EUR"],
      ["dollars", "90000", "USD"],
      ["roubles", "900000", "RUB"],
    ] as const)
      deals[name] = (await openDeal(department.ben, { title: `The ${name} deal`, amount: { amount, currency } })).id;
    await owner.query("insert into org.rate (workspace_id, currency, on_date, rate) values ($1, 'USD', '2026-02-28', 0.9)", [
      company.workspaceId,
    ]);
    await give(ids.ben, { title: "Call back", due: at(-2) });
    await give(ids.ben, { title: "Send the offer", due: at(-72), deal: "big", more: { is_checkpoint: true, postponed: 1 } });
    await give(ids.ben, { title: "Small at noon", due: at(2), deal: "small", kind: "help" });
    await give(ids.ben, { title: "Dollars at noon", due: at(2), deal: "dollars", more: { effort_minutes: 45 } });
    await give(ids.ben, { title: "Roubles at noon", due: at(2), deal: "roubles" });
    await give(ids.ben, { title: "Planned for three", due: at(100), more: { planned_from: at(5), planned_to: at(6) } });
    for (let index = 0; index < 9; index++)
      await give(ids.ben, { title: `Later ${index}`, due: index % 3 === 0 ? null : at(40 + 10 * index) });
    await give(ids.ben, { title: "Done this morning", due: at(-1), more: { status: "done", closed_at: at(-0.5), outcome: "done" } });
    await give(ids.ben, { title: "Done last week", due: at(-200), more: { status: "done", closed_at: at(-150), outcome: "done" } });
    await give(ids.ben, { title: "Given up", due: at(-1), more: { status: "cancelled", closed_at: at(-0.5) } });
    await give(ids.cora, { title: "Cora's own", due: at(-1) });
  });
  after(async () => {
    for (const close of closers) await close();
  });

  const titles = (list: readonly DayTaskView[]) => list.map(({ title }) => title);

  test("stands in order: overdue with the checkpoint first, then today by value, then what is planned for today", async () => {
    const { status, body } = await ben("GET", "/day");
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual(titles(body.overdue), ["Send the offer", "Call back"]);
    assert.deepEqual(titles(body.today), ["Dollars at noon", "Roubles at noon", "Small at noon"]);
    assert.equal(body.later[0].title, "Planned for three");
    assert.deepEqual(body.counts, { overdue: 2, today: 3, later: 10, done: 1 });
    assert.deepEqual(titles(body.doneToday), ["Done this morning"]);
    assert.deepEqual([body.date, body.person.id], ["2026-03-02", department.ids.ben]);
  });

  test("says why: a deal in dollars counts at the rate of the day, one without a rate is unknown and named so", async () => {
    const { body } = await ben("GET", "/day");
    const why = (title: string, kind: string) =>
      [...body.overdue, ...body.today]
        .find((one: DayTaskView) => one.title === title)
        .why.find((one: { kind: string }) => one.kind === kind);
    assert.deepEqual(why("Dollars at noon", "value").value, { amount: "81000.00", currency: "EUR" });
    assert.deepEqual(why("Roubles at noon", "value_unknown"), { kind: "value_unknown", because: "no_rate", points: 100 });
    assert.deepEqual(why("Send the offer", "overdue"), { kind: "overdue", unit: "days", count: 1, points: 420 });
    assert.equal(why("Send the offer", "checkpoint").points, 1_000);
    for (const one of [...body.overdue, ...body.today, ...body.later])
      assert.equal(
        one.why.reduce((sum: number, { points }: { points: number }) => sum + points, 0),
        one.priority,
      );
  });

  test("counts what a click shows, whatever kind is asked for and from whichever endpoint", async () => {
    for (const kind of [undefined, "free", "help", "step"]) {
      const query = kind ? `?kind=${kind}` : "?";
      const { body } = await ben("GET", `/day${query}&limit=200`);
      const counts = (await ben("GET", `/day/counts${query}`)).body;
      assert.deepEqual(body.counts, counts);
      assert.deepEqual(
        [body.overdue.length, body.today.length, body.later.length, body.doneToday.length],
        [counts.overdue, counts.today, counts.later, counts.done],
      );
    }
    const { body } = await ben("GET", "/day?kind=help");
    assert.deepEqual(body.kinds, [
      { kind: "free", count: 14 },
      { kind: "help", count: 1 },
    ]);
  });

  test("pages what is due later without losing or repeating a task, as of the moment of the first page", async () => {
    const whole = titles((await ben("GET", "/day?limit=200")).body.later);
    const first = (await ben("GET", "/day?limit=3")).body;
    const seen = titles(first.later);
    for (let cursor = first.nextCursor; cursor !== null; ) {
      department.company.clock.now = new Date(department.company.clock.now.getTime() + 60_000);
      const { body } = await ben("GET", `/day/later?limit=3&cursor=${cursor}`);
      seen.push(...titles(body.items));
      cursor = body.nextCursor;
    }
    department.company.clock.now = now;
    assert.deepEqual(seen, whole);
    assert.equal((await ben("GET", "/day/later?cursor=nonsense")).status, 422);
  });

  test("sets the day's efforts against the hours that are left", async () => {
    // 10:00 to 18:00; six tasks overdue, due or planned, one of them estimated.
    assert.deepEqual((await ben("GET", "/day")).body.load, { plannedMinutes: 45 + 5 * 20, availableMinutes: 480, unestimated: 5 });
  });

  test("of another date is judged from its beginning", async () => {
    const { body } = await ben("GET", "/day?date=2026-03-04");
    // On Wednesday all that was due on Monday is overdue; two of the later ones are due that day.
    assert.deepEqual([body.counts.overdue, body.counts.done], [5, 0]);
    assert.deepEqual(titles(body.today).sort(), ["Later 1", "Later 2"]);
    assert.equal(body.load.availableMinutes, 540);
  });

  test("is seen by the chief, and by no colleague: to them there is no such day", async () => {
    const { body } = await head("GET", `/day?person=${department.ids.ben}`);
    assert.deepEqual([body.counts.overdue, body.person.id], [2, department.ids.ben]);
    assert.deepEqual(titles(body.overdue), ["Send the offer", "Call back"]);
    for (const path of ["/day", "/day/later", "/day/counts"])
      assert.equal((await cora("GET", `${path}?person=${department.ids.ben}`)).status, 404);
    assert.equal((await cora("GET", `/day/calendar?from=2026-03-02&to=2026-03-09&person=${department.ids.ben}`)).status, 404);
    assert.equal((await ben("GET", `/day?person=${newId()}`)).status, 404);
    assert.deepEqual(titles((await cora("GET", "/day")).body.overdue), ["Cora's own"]);
  });

  test("lies in a calendar with its hours, its holidays, its absences, and every task where it stands", async () => {
    const deputyId = department.ids.cora;
    await owner.query(
      "insert into org.absence (workspace_id, id, person_id, kind, from_on, to_on, deputy_id) values ($1, $2, $3, 'holiday', '2026-04-01', '2026-04-02', $4)",
      [department.company.workspaceId, newId(), department.ids.ben, deputyId],
    );
    const easter = (await ben("GET", "/day/calendar?from=2026-03-30&to=2026-04-06")).body;
    assert.deepEqual(
      easter.days.map(
        ({ on, hours, holiday, absence }: { on: string; hours: unknown[]; holiday: string | null; absence: { kind: string } | null }) => [
          on.slice(8),
          hours.length,
          holiday,
          absence?.kind ?? null,
        ],
      ),
      [
        ["30", 1, null, null],
        ["31", 1, null, null],
        ["01", 0, null, "holiday"],
        ["02", 1, null, null],
        ["03", 0, "Good Friday", null],
        ["04", 0, null, null],
        ["05", 0, null, null],
      ],
    );
    assert.equal(easter.days[2].absence.deputy.id, deputyId);
    // Summer time has begun: nine o'clock is seven in UTC.
    assert.deepEqual(easter.days[0].hours, [{ from: "2026-03-30T07:00:00.000Z", to: "2026-03-30T16:00:00.000Z" }]);
    const week = (await ben("GET", "/day/calendar?from=2026-03-02&to=2026-03-03")).body;
    assert.deepEqual(titles(week.tasks).slice(0, 2), ["Call back", "Done this morning"]);
    assert.deepEqual(titles(week.tasks).slice(2, 5).sort(), ["Dollars at noon", "Roubles at noon", "Small at noon"]);
    assert.deepEqual(titles(week.tasks).slice(5), ["Planned for three"]);
    assert.equal((await ben("GET", "/day/calendar?from=2026-03-02&to=2026-09-03")).status, 422);
  });
});
