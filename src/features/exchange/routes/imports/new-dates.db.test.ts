import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type ProcessWorld, processWorld } from "#features/process/routes/testing.ts";
import { systemActor } from "#platform/command/actor.ts";
import { connect } from "#platform/db/database.ts";
import type { ImportKind } from "../../core/import-fields.ts";
import type { ImportOrder } from "../../core/import-order.ts";
import { importRecords } from "../records/import-records.ts";
import { folderOf, orderOf } from "../records/testing.ts";
import { undoImport } from "./undo-import.ts";

const wednesday = ["2031-03-12", "2031-03-10"] as const;
const earlier = ["2030-09-18", "2030-09-16"] as const;

describe("files that bring dates for records on which runs are under way", () => {
  const ends: (() => unknown)[] = [];
  const folder = folderOf();
  let w: ProcessWorld;
  before(async () => {
    w = await processWorld({ after: (ending) => void ends.push(ending as () => Promise<void>) });
    for (const recordKind of ["deal", "client"])
      await must("POST", "/fields", { recordKind, kind: "date", name: "Delivery", key: "delivery_on" });
    const due = (field: string) => ({ due: { before: field, workingDays: 2 } });
    const step = { kind: "task", assignee: { role: "owner" }, outcomes: { done: { end: "success" } } };
    for (const [subject, field] of [
      ["deal", "custom.delivery_on"],
      ["client", "custom.delivery_on"],
      ["lead", "firstContactOn"],
    ] as const)
      await w.publish({ key: `of_${subject}`, name: subject, subject, start: "do", steps: { do: { ...step, ...due(field) } } });
  });
  after(async () => {
    folder.remove();
    for (const end of ends) await end();
  });

  const must = async (method: string, path: string, body?: unknown) => {
    const answered = await w.ask("owner", method, path, body);
    assert.ok(answered.status < 300, `${path}: ${answered.text}`);
    return answered.body;
  };
  const begun = async (kind: string, id: string) =>
    (await must("POST", "/runs", { processKey: `of_${kind}`, subject: { kind, id } })).openTasks[0];
  const dueDay = async (id: string) => (await must("GET", `/tasks/${id}`)).due.slice(0, 10);
  const told = async (id: string) =>
    (await must("GET", `/journal?subjectId=${id}`)).items.filter(({ kind }: { kind: string }) => kind === "task_due_followed").length;
  const actor = () => ({ ...systemActor(w.world.workspaceId, "job"), kind: "import" as const });
  const bring = async (kind: ImportKind, text: string, more: Partial<ImportOrder> = {}, database = w.app.house.database) => {
    const { clock, newId } = w.app.house;
    const names = text.slice(0, text.indexOf("\n")).split(",");
    const order = orderOf(kind, Object.fromEntries(names.map((name) => [name, name])), more);
    const parts = { database, actor: actor(), clock, newId, know: async () => ({}), onRefused: async () => {} };
    const done = await importRecords(folder.file(text), order, { importId: null, fileName: "file.csv", isDry: false }, parts);
    assert.ok(done.ok && done.value.refused === 0, JSON.stringify(done));
    return done.value;
  };

  test("open tasks of leads and clients move with the date of their row, and back again when the import is undone", async () => {
    const lead = (await must("POST", "/leads", { title: "Enquiry", company: "Hall", externalId: "L1", firstContactOn: earlier[0] })).id;
    const client = (await must("POST", "/clients", { name: "Works", externalId: "C1", custom: { delivery_on: earlier[0] } })).id;
    const [calling, delivering] = [await begun("lead", lead), await begun("client", client)];
    const leads = await bring("leads", `external_id,first_contact_at\nL1,${wednesday[0]}\n`);
    const clients = await bring("clients", `external_id,name,custom.delivery_on\nC1,Works,${wednesday[0]}\n`);
    assert.deepEqual([leads.updated, clients.updated], [1, 1]);
    assert.deepEqual([await dueDay(calling.id), await dueDay(delivering.id)], [wednesday[1], wednesday[1]]);
    assert.deepEqual([await told(lead), await told(client)], [1, 1]);
    const again = await bring("clients", `external_id,name,city,custom.delivery_on\nC1,Works,Ulm,${wednesday[0]}\n`);
    assert.equal(await told(client), 1, "the same date again moves nothing");
    const { house } = w.app;
    for (const { importId } of [leads, again, clients]) {
      const undone = await undoImport(importId ?? "", { database: house.database, actor: actor(), now: house.clock(), newId: house.newId });
      assert.ok(undone?.ok);
    }
    assert.deepEqual([await dueDay(calling.id), await dueDay(delivering.id)], [earlier[1], earlier[1]]);
  });

  test("it costs as many statements for many deals as for few", async () => {
    const { id: pipelineId } = (await must("GET", "/pipelines")).items[0];
    const database = connect(w.app.house.opened.urls.app, { max: 1 });
    const client = await database.pool.connect();
    let statements = 0;
    const send = client.query.bind(client) as (...sent: unknown[]) => unknown;
    Object.assign(client, {
      query: (...sent: unknown[]) => {
        statements++;
        return send(...sent);
      },
    });
    client.release();
    const cost = async (mark: string, count: number) => {
      const names = Array.from({ length: count }, (_, n) => `${mark}${n}`);
      const tasks: { id: string }[] = [];
      for (const externalId of names) tasks.push(await begun("deal", (await w.deal("ben", { externalId })).id));
      const before = statements;
      const file = `external_id,custom.delivery_on\n${names.map((name) => `${name},${wednesday[0]}\n`).join("")}`;
      await bring("deals", file, { pipelineId }, database);
      const spent = statements - before;
      for (const { id } of tasks) assert.equal(await dueDay(id), wednesday[1]);
      return spent;
    };
    await cost("A", 1);
    assert.equal(await cost("B", 12), await cost("C", 2));
    await database.close();
  });
});
