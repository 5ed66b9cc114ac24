import assert from "node:assert/strict";
import { test } from "node:test";
import pg from "pg";
import { migrate, readMigrations } from "#platform/migrate/migrate.ts";
import { newId } from "#shared/id.ts";
import { foldText } from "#shared/text.ts";
import { emptyDatabase } from "../../../../test/support/database.ts";
import { migrationsFolder } from "../../../../test/support/template.ts";

const titles = ["Hall 4", "Müller & Söhne – Straße", "Освещение: Ёлка и йод", "Œuvre  à  côté", "ŁÓDŹ"];

test("deals from before the register are found and filtered as if they had been opened in it, and whoever took part still does", async (t) => {
  const { ownerUrl } = await emptyDatabase(t);
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    const all = readMigrations(migrationsFolder);
    assert.ok((await migrate(client, all.slice(0, 5))).ok);
    const [workspace, owner, other, pipeline, stage] = [newId(), newId(), newId(), newId(), newId()];
    await client.query(
      `insert into org.workspace (id, slug, name, currency, time_zone, country, languages, default_language, created_at)
       values ($1, 'lumen', 'Lumen', 'EUR', 'Europe/Berlin', 'DE', '{en}', 'en', now())`,
      [workspace],
    );
    for (const id of [owner, other])
      await client.query(
        `insert into org.person (workspace_id, id, name, name_folded, role, status, created_at) values ($1, $2, 'P', 'p', 'presales', 'active', now())`,
        [workspace, id],
      );
    await client.query("insert into deals.pipeline (workspace_id, id, key, name, currency) values ($1, $2, 'a', 'A', 'EUR')", [
      workspace,
      pipeline,
    ]);
    await client.query("insert into deals.stage (workspace_id, id, pipeline_id, key, name) values ($1, $2, $3, 's', 'S')", [
      workspace,
      stage,
      pipeline,
    ]);
    for (const title of titles) {
      const id = newId();
      await client.query(
        `insert into deals.deal (workspace_id, id, title, owner_id, pipeline_id, status, stage_id, visits, since, opened_at, currency, created_at)
         values ($1, $2, $3, $4, $5, 'open', $6, 1, now(), now(), 'EUR', now())`,
        [workspace, id, title, owner, pipeline, stage],
      );
      await client.query("insert into deals.deal_participant (workspace_id, deal_id, person_id, owner_id) values ($1, $2, $3, $4)", [
        workspace,
        id,
        other,
        owner,
      ]);
    }
    const migrated = await migrate(client, all);
    assert.ok(migrated.ok, migrated.ok ? "" : migrated.refusal.message);
    const { rows } = await client.query<{ title: string; folded: string; search: string; people: string }>(
      `select d.title, d.title_folded as folded, r.search, (select string_agg(person_id::text, ',') from platform.participation p where p.record_id = d.id) as people
       from deals.deal d join platform.record r on r.workspace_id = d.workspace_id and r.id = d.id and r.owner_id = d.owner_id`,
    );
    assert.equal(rows.length, titles.length);
    for (const { title, folded, search, people } of rows)
      assert.deepEqual({ folded, search, people }, { folded: foldText(title), search: foldText(title), people: other }, title);
  } finally {
    await client.end();
  }
});
