import assert from "node:assert/strict";
import { before, test } from "node:test";
import { sql } from "kysely";
import pg from "pg";
import { seedCalendar } from "#features/org/sql/calendar.ts";
import { newId } from "#shared/id.ts";
import { type TestCompany, testCompany, testHouse } from "../../../../../test/support/company.ts";
import { fileEnd } from "../../../../../test/support/file-end.ts";
import type { Notice } from "../../core/notify/notice.ts";
import { notify } from "./notify.ts";

let company: TestCompany;
let ids: { readonly ben: string; readonly cora: string };

const file = fileEnd();
before(async () => {
  company = await testCompany(await testHouse(file));
  ids = { ben: await company.hire("seller"), cora: await company.hire("seller") };
  await company.database.command(company.system.scope, (tx) => seedCalendar(tx, company.workspaceId));
});

const tell = (notices: readonly Notice[], actorId: string | null, now = new Date("2026-03-03T11:00:00Z")) =>
  company.database.command({ ...company.system.scope, personId: actorId }, (tx) =>
    notify(tx, { now, newId, actor: { workspaceId: company.workspaceId, personId: actorId } }, notices),
  );
const rowsOf = async (personId: string) =>
  company.read((tx) => tx.selectFrom("work.notification").selectAll().where("person_id", "=", personId).orderBy("id").execute());
const jobs = async () => {
  const client = new pg.Client({ connectionString: company.ownerUrl });
  await client.connect();
  const { rows } = await client.query(
    "select t.identifier as task, j.payload, j.run_at as at from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier like 'tell_by_%' order by j.id",
  );
  await client.end();
  return rows as { task: string; payload: Record<string, unknown>; at: Date }[];
};
const assigned = (personId: string, once: string): Notice => ({ personId, kind: "task_assigned", once, taskId: newId() });

test("nobody is told the same thing twice, nor what they did themselves", async () => {
  await tell([assigned(ids.ben, "a"), assigned(ids.ben, "a"), assigned(ids.cora, "a")], ids.cora);
  await tell([assigned(ids.ben, "a")], ids.cora);
  assert.equal((await rowsOf(ids.ben)).length, 1);
  assert.deepEqual(await rowsOf(ids.cora), []);
  const [told] = await rowsOf(ids.ben);
  assert.deepEqual(
    { actor: told?.actor_id, mail: told?.mail_at?.toISOString(), push: told?.push_at, app: told?.is_in_app },
    { actor: ids.cora, mail: "2026-03-04T07:30:00.000Z", push: null, app: true },
  );
});

test("two at once that tell the same end with one row", async () => {
  const notice = assigned(ids.ben, "raced");
  await Promise.all([1, 2, 3, 4].map(() => tell([notice], ids.cora)));
  assert.equal((await rowsOf(ids.ben)).filter(({ once }) => once === "raced").length, 1);
});

test("one job tells all that falls due at one moment, and acts for the system, so that it goes though who caused it has left", async () => {
  const before = (await jobs()).length;
  const asked = await company.database.command({ ...company.system.scope, personId: ids.cora }, async (tx) => {
    await notify(tx, { now: new Date("2026-03-09T11:00:00Z"), newId, actor: { workspaceId: company.workspaceId, personId: null } }, [
      assigned(ids.ben, "by the server"),
    ]);
    const { rows } = await sql<{ person: string }>`select current_setting('app.person') as person`.execute(tx);
    return rows[0]?.person;
  });
  assert.equal(asked, ids.cora, "what else the command orders is still the person's");
  await tell(
    [1, 2, 3].map((n) => assigned(ids.ben, `many ${n}`)),
    ids.cora,
    new Date("2026-03-10T11:00:00Z"),
  );
  const added = (await jobs()).slice(before + 1);
  assert.deepEqual(
    added.map(({ task, payload, at }) => ({ task, payload, at: at.toISOString() })),
    [
      {
        task: "tell_by_mail",
        payload: { personId: ids.ben, workspaceId: company.workspaceId, actorId: null },
        at: "2026-03-11T07:30:00.000Z",
      },
    ],
  );
});

test("preferences and quiet hours of each decide, and a kind that somebody does not want in the inbox still comes by letter", async () => {
  await company.database.command(company.system.scope, async (tx) => {
    const own = { workspace_id: company.workspaceId, person_id: ids.cora };
    await tx
      .insertInto("work.preference")
      .values({ ...own, kind: "mention", in_app: false, mail: "at_once", push: true })
      .execute();
    await tx
      .insertInto("work.quiet_hours")
      .values({ ...own, from_time: "18:00", to_time: "08:00", is_only_working_days: true, digest_at: "09:00" })
      .execute();
    await tx
      .insertInto("work.push_subscription")
      .values({ ...own, id: newId(), endpoint: "https://push.example/1", p256dh: "x", auth: "y", created_at: company.clock.now })
      .execute();
  });
  await tell([{ personId: ids.cora, kind: "mention", once: "m" }], ids.ben, new Date("2026-03-06T18:00:00Z"));
  const [told] = await rowsOf(ids.cora);
  const monday = "2026-03-09T08:00:00.000Z";
  assert.deepEqual(
    [told?.is_in_app, told?.mail_at?.toISOString(), told?.push_at?.toISOString()],
    [false, monday, monday],
    "Friday evening, the weekend and the morning before work are quiet",
  );
});

test("whoever has left hears of nothing", async () => {
  const gone = await company.hire("seller");
  const client = new pg.Client({ connectionString: company.ownerUrl });
  await client.connect();
  await client.query("update org.person set status = 'inactive', deactivated_at = now() where id = $1", [gone]);
  await client.end();
  await tell([assigned(gone, "late")], null);
  assert.deepEqual(await rowsOf(gone), []);
});
