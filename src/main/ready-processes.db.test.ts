import assert from "node:assert/strict";
import { test } from "node:test";
import { systemActor } from "#platform/command/actor.ts";
import { testApp } from "../../test/support/app.ts";

test("a company founded in the browser begins with the ready processes and texts in its own language", async (t) => {
  const app = await testApp(t);
  const company = { name: "Lichtwerk", slug: "lichtwerk", currency: "EUR", timeZone: "Europe/Berlin", country: "DE", language: "de" };
  const owner = { ownerName: "Vera Licht", ownerEmail: "vera@lichtwerk.example", ownerPassword: "sieben helle Leuchten hier" };
  const founded = await app.ask("POST", "/setup", { body: { ...company, ...owner } });
  assert.equal(founded.status, 201, founded.text);
  const { workspaceId } = founded.body;
  const { processes, texts } = await app.house.database.read(systemActor(workspaceId, "cli").scope, async (tx) => ({
    processes: await tx.selectFrom("process.process").select(["key", "name", "published"]).orderBy("key").execute(),
    texts: await tx
      .selectFrom("book.text")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow(),
  }));
  assert.deepEqual(
    processes.map(({ key, published }) => [key, published]),
    ["cold_call", "complex_sale", "development", "handover", "inbound_lead", "service", "trial"].map((key) => [key, 1]),
  );
  assert.equal(processes[1]?.name, "Komplexer Verkauf");
  assert.equal(Number(texts.count), 68);
});
