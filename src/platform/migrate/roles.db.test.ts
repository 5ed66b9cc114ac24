import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyDatabase } from "../../../test/support/database.ts";
import { withConnection } from "../../../test/support/template.ts";
import { migrationsFolder } from "../../main/open-database.ts";
import { prepareDatabase } from "./prepare.ts";

const secretOne = "the first installation's secret, long enough";
const secretTwo = "the second installation's secret, long enough";

async function prepared(t: { after(fn: () => unknown): void }, secret: string) {
  const { ownerUrl } = await emptyDatabase(t as never);
  const outcome = await prepareDatabase({ ownerUrl, secret, migrationsFolder });
  assert.ok(outcome.ok, outcome.ok ? "" : outcome.refusal.message);
  return { ownerUrl, urls: outcome.value.urls };
}

test("two installations with two secrets live on one server and leave each other's logins alone", async (t) => {
  const one = await prepared(t, secretOne);
  const two = await prepared(t, secretTwo);
  assert.notEqual(new URL(one.urls.app).username, new URL(two.urls.app).username);
  for (const { urls } of [one, two]) {
    await withConnection(urls.app, (client) => client.query("select org.any_workspace()"));
    await withConnection(urls.worker, (client) => client.query("select count(*) from graphile_worker.jobs"));
  }
});

test("the login of one installation is not let into the database of the other", async (t) => {
  const one = await prepared(t, secretOne);
  const two = await prepared(t, secretTwo);
  const stranger = new URL(one.urls.app);
  stranger.pathname = new URL(two.ownerUrl).pathname;
  await assert.rejects(
    withConnection(stranger.href, (client) => client.query("select 1")),
    { code: "42501" },
  );
});
