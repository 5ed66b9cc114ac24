import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, type TestContext, test } from "node:test";
import { sql } from "kysely";
import { testHouse } from "../../../../../test/support/company.ts";
import { forgetContact, sweepRefused } from "../../sql/personal-values.ts";
import { type ImportDesk, importDesk } from "./testing.ts";

/** Tables of records; words of lists and people who came with an import stay. */
const tables = [
  ...[
    "platform.record",
    "platform.participation",
    "clients.client",
    "clients.contact",
    "clients.channel",
    "deals.deal",
    "deals.stage_visit",
  ],
  ...["deals.ownership", "deals.amount_held", "deals.deal_product", "deals.lead", "deals.lead_status", "deals.payment", "fields.value"],
];

describe("undoing an import", () => {
  let desk: ImportDesk;
  let pipelineId = "";
  const ends: (() => unknown)[] = [];
  before(async () => {
    const t = { after: (work: () => unknown) => void ends.push(work) } as Pick<TestContext, "after">;
    desk = await importDesk({ ...(await testHouse(t)), after: t.after });
    const pipeline = await desk.head("POST", "/pipelines", {
      key: "b2b",
      name: "B2B",
      currency: "EUR",
      stages: ["lead", "offer", "contract"],
    });
    assert.equal(pipeline.status, 201, JSON.stringify(pipeline.body));
    pipelineId = pipeline.body.id;
    for (const recordKind of ["client", "contact", "lead", "deal"]) {
      const made = await desk.head("POST", "/fields", { recordKind, key: "halls", name: "Halls", kind: "number" });
      assert.equal(made.status, 201, JSON.stringify(made.body));
    }
  });
  after(async () => {
    for (const end of ends) await end();
  });

  /** Versions only grow, so they are left out; and ids of channels, which are written anew. */
  const fingerprint = () =>
    desk.company.read(async (tx) => {
      const all: Record<string, string> = {};
      for (const table of tables) {
        const rows = await sql<{ row: string }>`
          select (to_jsonb(t) - 'version' - 'recorded_at' - ${table === "clients.channel" ? "id" : "version"})::text as row from ${sql.table(table)} t order by 1`.execute(
          tx,
        );
        all[table] = `${rows.rows.length} ${createHash("sha256")
          .update(rows.rows.map(({ row }) => row).join("\n"))
          .digest("hex")
          .slice(0, 12)}`;
      }
      return all;
    });
  const undo = async (id: string) => {
    const { status, body } = await desk.head("POST", `/imports/${id}/undo`);
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  };

  const files: readonly (readonly [kind: string, first: string, second: string, change?: () => object])[] = [
    [
      "clients",
      "external_id,name,parent,phone,revenue,Halls\nA1,Beton AG,Beton Holding,+49 731 123456,1000,3\nA2,Holz AG,,,,\n",
      "external_id,name,phone,revenue,city,Halls\nA1,Beton SE,+49 731 654321,2000,Ulm,5\nA3,Neu AG,,,,2\n",
    ],
    [
      "contacts",
      "external_id,first_name,last_name,client,email,Halls\nP1,Eva,Maier,Maier KG,eva@maier.example,1\n",
      "external_id,position,email,Halls\nP1,Head of purchasing,e.maier@maier.example,2\nP2,,,\n",
    ],
    [
      "leads",
      "external_id,company,first_contact_at,source,Halls\nL1,Lead AG,2026-01-05,fair,7\nL2,Other AG,2026-01-06,fair,\n",
      "external_id,status,converted_at,client,Halls\nL1,converted,2026-02-01,Lead AG,8\nL3,,,,\n",
    ],
    [
      "deals",
      "external_id,title,client,product,stage,amount,opened_at,Halls\nD1,Hall 1,Hall AG,Lamp,lead,1000.00,2026-01-05,1\nD2,Hall 2,Hall AG,Lamp,gewonnen,500.00,2026-01-06,\n",
      "external_id,title,stage,closed_at,Halls\nD1,Hall 1 new,offer,,4\nD3,Hall 3,lead,,6\n",
      () => ({ options: { pipelineId, won: "gewonnen", lost: "verloren" } }),
    ],
    [
      "payments",
      "external_id,client,paid_on,amount,currency\nM1,Payer AG,2026-01-10,100.00,EUR\n",
      "external_id,client,paid_on,amount,currency\nM1,Payer AG,2026-01-10,150.00,EUR\nM2,Payer AG,2026-02-10,10.00,EUR\n",
    ],
  ];
  for (const [kind, first, second, change] of files)
    test(`${kind}: what an import made goes, what it changed becomes as it was, and undoing twice changes nothing`, async () => {
      const empty = await fingerprint();
      const one = await desk.run(kind, first, change?.());
      assert.deepEqual([one.state, one.refused], ["done", 0]);
      const full = await fingerprint();
      const two = await desk.run(kind, second, change?.());
      assert.deepEqual([two.state, two.updated], ["done", 1], JSON.stringify(two));
      assert.notDeepEqual(await fingerprint(), full);
      const undone = await undo(two.id);
      assert.deepEqual([undone.restored, undone.keptCount], [1, 0], JSON.stringify(undone));
      assert.deepEqual(await fingerprint(), full);
      assert.deepEqual(await undo(two.id), { removed: 0, restored: 0, kept: [], keptCount: 0 });
      const all = await undo(one.id);
      assert.equal(all.keptCount, 0, JSON.stringify(all));
      assert.deepEqual(await fingerprint(), empty);
      assert.equal((await desk.head("GET", `/imports/${one.id}`)).body.state, "undone");
    });

  test("what somebody has changed or used since stays, and the answer says which and why", async () => {
    const { id } = await desk.run("clients", "external_id,name\nK1,Changed AG\nK2,Used AG\nK3,Untouched AG\n");
    const { items } = (await desk.head("GET", "/clients")).body;
    const named = (name: string) => items.find((one: { name: string }) => one.name === name).id;
    assert.equal((await desk.head("PATCH", `/clients/${named("Changed AG")}`, { city: "Ulm" })).status, 200);
    assert.equal((await desk.head("POST", "/deals", { title: "Lamps", pipeline: "b2b", clientId: named("Used AG") })).status, 201);
    const undone = await undo(id);
    assert.deepEqual(
      [undone.removed, undone.kept.map(({ title, reason }: { title: string; reason: string }) => [title, reason])],
      [
        1,
        [
          ["Changed AG", "changed"],
          ["Used AG", "used"],
        ],
      ],
    );
    assert.equal((await desk.head("GET", `/clients/${named("Changed AG")}`)).body.city, "Ulm");
    const voided = await desk.company.read((tx) =>
      sql<{ count: number }>`
        select count(*)::int as count from platform.journal j join platform.journal_void v on v.workspace_id = j.workspace_id and v.journal_id = j.id
        where j.subject_id = ${named("Untouched AG")}`.execute(tx),
    );
    assert.equal(voided.rows[0]?.count, 1);
  });

  test("refused rows wait 90 days for whoever corrects them, then they are forgotten", async () => {
    const { id } = await desk.run("clients", "name,country\nNowhere AG,Nirgends\n");
    const lines = async () => (await desk.head("GET", `/imports/${id}/refusals`)).body.trim().split("\r\n").length;
    const { database, workspaceId, system, clock } = desk.company;
    const sweep = (days: number) =>
      database.command(system.scope, (tx) => sweepRefused(tx, workspaceId, new Date(clock.now.getTime() + days * 86_400_000)));
    await sweep(89);
    assert.equal(await lines(), 2);
    await sweep(91);
    assert.equal(await lines(), 1);
  });

  test("of a record about an erased person an import keeps nothing of what it was", async () => {
    await desk.run("contacts", "external_id,first_name,last_name\nE1,Eva,Erased\n");
    const { id } = await desk.run("contacts", "external_id,last_name\nE1,Renamed\n");
    const kept = () =>
      desk.company.read((tx) =>
        sql<{ before: object; recordId: string }>`
        select before, record_id as "recordId" from exchange.imported where import_id = ${id}`.execute(tx),
      );
    const [row] = (await kept()).rows;
    assert.deepEqual(row?.before, { lastName: "Erased" });
    await desk.company.database.command(desk.company.system.scope, (tx) => forgetContact(tx, desk.company.workspaceId, row.recordId));
    assert.deepEqual((await kept()).rows[0]?.before, {});
    assert.deepEqual(
      (await undo(id)).kept.map(({ reason }: { reason: string }) => reason),
      ["changed"],
    );
  });
});
