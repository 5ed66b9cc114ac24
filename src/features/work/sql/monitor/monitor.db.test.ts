import assert from "node:assert/strict";
import { before, test } from "node:test";
import { dealEndpoints } from "#features/deals/routes/deals.ts";
import { pipelineEndpoints } from "#features/deals/routes/pipelines.ts";
import { seedCalendar } from "#features/org/sql/calendar.ts";
import { newId } from "#shared/id.ts";
import { type Ask, asking } from "../../../../../test/support/ask.ts";
import { type TestCompany, testCompany, testHouse } from "../../../../../test/support/company.ts";
import { fileEnd } from "../../../../../test/support/file-end.ts";
import { monitorEndpoints } from "../../routes/monitor/monitor.ts";

/** A Tuesday, 11:30 in Berlin. */
const now = "2026-03-03T10:30:00Z";
const endpoints = [...pipelineEndpoints, ...dealEndpoints, ...monitorEndpoints];
let company: TestCompany;
let ids: Readonly<Record<"hans" | "ben" | "cora" | "dora", string>>;
let head: Ask;
let ben: Ask;

const file = fileEnd();
before(async () => {
  company = await testCompany(await testHouse(file));
  const { workspaceId } = company;
  await company.database.command(company.system.scope, (tx) => seedCalendar(tx, workspaceId));
  const hans = await company.hire("direction_head", { name: "Hans" });
  ids = {
    hans,
    ben: await company.hire("seller", { name: "Ben", chiefId: hans }),
    cora: await company.hire("seller", { name: "Cora", chiefId: hans }),
    dora: await company.hire("seller", { name: "Dora" }),
  };
  const as = (
    personId: string,
    visible: readonly string[],
    rights: readonly ("monitor.read" | "deals.read" | "deals.change" | "structure.change")[],
  ) => {
    const actor = company.actorFor(personId, rights);
    return asking(company, endpoints, { ...actor, scope: { ...actor.scope, visible } });
  };
  head = as(hans, [hans, ids.ben, ids.cora], ["monitor.read", "deals.read", "deals.change", "structure.change"]);
  ben = as(ids.ben, [ids.ben], ["deals.read", "deals.change"]);
  company.clock.now = new Date("2026-02-01T09:00:00Z");
  await head("POST", "/pipelines", { key: "b2b", name: "B2B", currency: "EUR", stages: ["lead", "offer"] });
});

type More = Readonly<Record<string, unknown>>;
async function taskOf(personId: string, more: More): Promise<string> {
  const id = newId();
  const task = {
    workspace_id: company.workspaceId,
    id,
    kind: "free",
    title: "Call",
    assignee_id: personId,
    status: "open",
    created_at: new Date("2026-02-27T09:00:00Z"),
  };
  await company.database.command(company.system.scope, (tx) =>
    tx
      .insertInto("process.task")
      .values({ ...task, ...more } as never)
      .execute(),
  );
  return id;
}
const at = (iso: string) => new Date(`2026-03-03T${iso}Z`);

test("one row for each person below: what is begun, done by the hour, late, due, how full the day is, and the deal silent for longest", async () => {
  const quiet = await ben("POST", "/deals", { title: "Quiet", pipeline: "b2b", amount: "5000.00" });
  assert.equal(quiet.status, 201);
  company.clock.now = new Date("2026-02-25T09:00:00Z");
  await ben("POST", "/deals", { title: "Fresh", pipeline: "b2b" });
  company.clock.now = new Date(now);
  await taskOf(ids.ben, { title: "First", begun_at: at("08:10:00") });
  const begun = await taskOf(ids.ben, {
    title: "Second",
    begun_at: at("09:00:00"),
    due_at: at("10:29:00"),
    effort_minutes: 45,
    subject_kind: "deal",
    subject_id: quiet.body.id,
    owner_id: ids.ben,
  });
  await taskOf(ids.ben, { due_at: at("15:00:00") });
  await taskOf(ids.ben, {
    due_at: new Date("2026-03-09T09:00:00Z"),
    planned_from: at("13:00:00"),
    planned_to: at("14:00:00"),
    effort_minutes: 60,
  });
  await taskOf(ids.ben, { due_at: new Date("2026-03-09T09:00:00Z"), effort_minutes: 600 });
  for (const closed of ["07:30:00", "07:59:59", "10:00:00"])
    await taskOf(ids.ben, { status: "done", closed_at: at(closed), effort_minutes: 30 });
  await taskOf(ids.ben, { status: "cancelled", closed_at: at("10:00:00") });
  await taskOf(ids.ben, { status: "done", closed_at: new Date("2026-03-02T22:59:00Z") });
  await company.database.command(company.system.scope, (tx) =>
    tx
      .insertInto("org.absence")
      .values({
        workspace_id: company.workspaceId,
        id: newId(),
        person_id: ids.cora,
        kind: "sick",
        from_on: "2026-03-02",
        to_on: "2026-03-06",
        deputy_id: ids.ben,
      })
      .execute(),
  );
  const { status, body } = await head("GET", "/monitor");
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual(
    body.items.map(({ person }: { person: { name: string } }) => person.name),
    ["Ben", "Cora"],
  );
  const [row, away] = body.items;
  assert.deepEqual(
    { taskId: row.now.taskId, title: row.now.title, since: row.now.since, subject: row.now.subject.title },
    { taskId: begun, title: "Second", since: "2026-03-03T09:00:00.000Z", subject: "Quiet" },
  );
  assert.deepEqual([row.done, row.doneByHour[8], row.doneByHour[11], row.lastDoneAt], [3, 2, 1, "2026-03-03T10:00:00.000Z"]);
  assert.deepEqual([row.open, row.overdue, row.dueToday], [5, 1, 1]);
  // Overdue 45, due today 20 (not estimated), planned 60, done 3 × 30; of 9 working hours.
  assert.deepEqual([row.loadMinutes, row.capacityMinutes], [215, 540]);
  assert.deepEqual([row.silent.title, row.silent.days, row.silent.amount.amount], ["Quiet", 30, "5000.00"]);
  assert.deepEqual(
    [away.capacityMinutes, away.absence.to, away.absence.deputy.name, away.now, away.silent],
    [0, "2026-03-06", "Ben", null, null],
  );
  assert.equal((await ben("GET", "/monitor")).status, 403);
});

test("a day is replayed as it went, with how many tasks were open after each thing", async () => {
  company.clock.now = new Date(now);
  const moved = await taskOf(ids.cora, { title: "Moved", created_at: at("07:00:00"), due_at: at("16:00:00") });
  await company.database.command(company.system.scope, async (tx) => {
    await tx.updateTable("process.task").set({ assignee_id: ids.ben }).where("id", "=", moved).execute();
    await tx
      .insertInto("process.task_move")
      .values({
        workspace_id: company.workspaceId,
        task_id: moved,
        position: 1,
        assignee_id: ids.cora,
        kind: "reassigned",
        from_person_id: ids.cora,
        to_person_id: ids.ben,
        reason: "Ill",
        at: at("08:30:00"),
      })
      .execute();
  });
  const { status, body } = await head("GET", `/monitor/replay?person=${ids.ben}&date=2026-03-03`);
  assert.equal(status, 200, JSON.stringify(body));
  const told = body.events.map(({ at: when, kind, openAfter }: { at: string; kind: string; openAfter: number }) => [
    when.slice(11, 16),
    kind,
    openAfter,
  ]);
  assert.deepEqual(told, [
    ["07:30", "task_done", 8],
    ["07:59", "task_done", 7],
    ["08:10", "task_begun", 7],
    ["08:30", "task_taken", 8],
    ["09:00", "task_begun", 8],
    ["10:00", "task_done", 7],
    ["10:00", "task_cancelled", 6],
  ]);
  const board = (await head("GET", "/monitor")).body.items[0];
  assert.equal(board.open, 6, "the last count of the replay is what is open now");
  assert.equal((await head("GET", `/monitor/replay?person=${ids.dora}`)).status, 404);
});
