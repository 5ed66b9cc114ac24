import assert from "node:assert/strict";
import { before, test } from "node:test";
import { deviationEndpoints } from "#features/work/routes/deviation/deviations.ts";
import { addDays } from "#shared/date.ts";
import { newId } from "#shared/id.ts";
import { type Ask, asking } from "../../../../test/support/ask.ts";
import { type TestCompany, testCompany, testHouse } from "../../../../test/support/company.ts";
import { fileEnd } from "../../../../test/support/file-end.ts";
import { deviationsReportEndpoints } from "./deviations.ts";

const now = new Date("2026-03-31T10:00:00Z");
const hour = 3_600_000;
let company: TestCompany;
let head: Ask;
let ben: Ask;

/** Straight into the tables: what a report reads does not depend on how it came there. */
const file = fileEnd();
before(async () => {
  company = await testCompany(await testHouse(file));
  company.clock.now = now;
  const { workspaceId } = company;
  const hans = await company.hire("direction_head");
  const people = [await company.hire("seller", { chiefId: hans }), await company.hire("seller", { chiefId: hans })];
  const outsider = await company.hire("seller");
  const as = (personId: string, visible: readonly string[]) => {
    const actor = company.actorFor(personId, ["tasks.read"]);
    return asking(company, [...deviationEndpoints, ...deviationsReportEndpoints], { ...actor, scope: { ...actor.scope, visible } });
  };
  head = as(hans, [hans, ...people]);
  ben = as(people[0]!, [people[0]!]);
  await company.database.command(company.system.scope, async (tx) => {
    const rules = [newId(), newId()];
    for (const [index, id] of rules.entries())
      await tx
        .insertInto("work.rule")
        .values({ workspace_id: workspaceId, id, name: `Rule ${index}`, kind: "no_next_step", tells: ["chief"], created_at: now })
        .execute();
    const unit = newId();
    await tx.insertInto("org.unit").values({ workspace_id: workspaceId, id: unit, kind: "group", name: "North" }).execute();
    const process = newId();
    await tx
      .insertInto("process.process")
      .values({ workspace_id: workspaceId, id: process, key: "sale", name: "Sale", subject: "deal", created_at: now })
      .execute();
    for (let n = 0; n < 90; n++) {
      const person = n % 9 === 8 ? outsider : people[n % 2]!;
      const taskId = newId();
      const opened = new Date(Date.parse("2026-02-25T22:30:00Z") + n * 8 * hour);
      const isAnswered = n % 3 === 0;
      await tx
        .insertInto("process.task")
        .values({
          workspace_id: workspaceId,
          id: taskId,
          kind: "free",
          title: `Task ${n}`,
          assignee_id: person,
          status: "open",
          created_at: opened,
        })
        .execute();
      await tx
        .insertInto("work.deviation")
        .values({
          ...{ workspace_id: workspaceId, id: newId(), rule_id: rules[n % 5 === 0 ? 0 : 1]!, task_id: taskId, person_id: person },
          ...(n % 4 === 0 ? {} : { unit_id: unit }),
          ...(n % 7 === 0 ? {} : { process_id: process, step: n % 2 ? "offer" : "call" }),
          ...{ since: opened, opened_at: opened },
          ...(isAnswered ? { answered_at: new Date(opened.getTime() + (n + 1) * hour), answered_by: hans, answer: "Seen" } : {}),
          ...(n % 2 ? { closed_at: new Date(opened.getTime() + 2 * hour) } : {}),
        })
        .execute();
    }
  });
});

const window = { from: "2026-02-28", to: "2026-03-20" };
const query = (asked: object) => new URLSearchParams(asked as Record<string, string>).toString();
const listed = async (ask: Ask, asked: object) => {
  const { status, body } = await ask("GET", `/deviations?${query({ limit: 200, ...asked })}`);
  assert.equal(status, 200, JSON.stringify(body));
  assert.equal(body.items.length, body.count);
  return body.count as number;
};

/** What a list is asked for, so that it holds what a group of the report counts. */
const groupOf = (by: string, key: string | null): object =>
  by === "week"
    ? { from: key! > window.from ? key! : window.from, to: addDays(key!, 7) < window.to ? addDays(key!, 7) : window.to }
    : { ...window, [by]: key ?? "none" };

test("every number of the report is the length of the list that it opens, in each dimension and for each who asks", async () => {
  for (const ask of [head, ben])
    for (const by of ["rule", "person", "unit", "process", "step", "week"]) {
      const { status, body } = await ask("GET", `/reports/deviations?${query({ ...window, by })}`);
      assert.equal(status, 200, JSON.stringify(body));
      assert.ok(body.total.opened > 10 && body.groups.length > 0);
      for (const group of [...body.groups, null]) {
        const numbers = group ?? body.total;
        const asked = group === null ? window : groupOf(by, group.key);
        assert.equal(await listed(ask, asked), numbers.opened, `${by} ${group?.key} opened`);
        for (const state of ["answered", "closed", "open"])
          assert.equal(await listed(ask, { ...asked, state }), numbers[state], `${by} ${group?.key} ${state}`);
        assert.equal(numbers.closed + numbers.open, numbers.opened);
      }
      const sum = (of: (group: { opened: number }) => number) =>
        body.groups.reduce((total: number, group: { opened: number }) => total + of(group), 0);
      assert.equal(
        sum(({ opened }) => opened),
        body.total.opened,
      );
      assert.equal(
        body.trend.reduce((total: number, { opened }: { opened: number }) => total + opened, 0),
        body.total.opened,
      );
      assert.deepEqual(
        body.trend.map(({ week }: { week: string }) => week),
        ["2026-02-23", "2026-03-02", "2026-03-09", "2026-03-16"],
      );
    }
  const [all, own] = [await listed(head, window), await listed(ben, window)];
  assert.ok(own > 0 && own < all && all < 90);
});

test("medians count what nobody answered as waiting so long", async () => {
  // Answered after 1 h and 4 h; of two that nobody answered one was closed after 2 h, the other waits still: S(1) = 3/4, S(4) = 3/8.
  const { body } = await head("GET", `/reports/deviations?${query({ from: "2026-02-25", to: "2026-02-27" })}`);
  assert.deepEqual([body.total.opened, body.total.answered, body.total.medianHoursToAnswer], [4, 2, 4]);
  assert.equal(body.total.medianHoursToClose, 2);
});

test("the report comes as a file in the reader's language, and a window that ends before it begins is refused", async () => {
  const csv = await head("GET", `/reports/deviations.csv?${query({ ...window, by: "rule", language: "de" })}`);
  assert.equal(csv.status, 200);
  const [first, ...rows] = String(csv.body).replace("\uFEFF", "").trim().split(/\r?\n/);
  assert.match(first ?? "", /^Gruppe,Entstanden,Beantwortet,Geschlossen,Offen/);
  assert.equal(rows.length, 2);
  assert.equal((await head("GET", `/reports/deviations.xlsx?${query(window)}`)).status, 200);
  const { status, body } = await head("GET", `/reports/deviations?${query({ from: "2026-03-20", to: "2026-03-20" })}`);
  assert.deepEqual([status, body.errors[0].path], [422, "/to"]);
});

test("without a window the report tells of this month in the company's time zone, as a file too", async () => {
  const { status, body } = await head("GET", "/reports/deviations");
  assert.deepEqual([status, body.from, body.to], [200, "2026-03-01", "2026-04-01"]);
  assert.equal(body.total.opened, await listed(head, { from: "2026-03-01", to: "2026-04-01" }));
  // Half past ten in the evening of the last of February in UTC is no March in Berlin; an hour later it is.
  for (const [now, from] of [
    ["2026-02-28T22:30:00Z", "2026-02-01"],
    ["2026-02-28T23:30:00Z", "2026-03-01"],
  ] as const) {
    company.clock.now = new Date(now);
    assert.equal((await head("GET", "/reports/deviations?by=week")).body.from, from);
  }
  company.clock.now = new Date("2026-03-31T10:00:00Z");
  const file = await head("GET", "/reports/deviations.csv");
  assert.match(file.headers.get("content-disposition") ?? "", /filename="deviations-2026-03-01-2026-04-01\.csv"/);
});
