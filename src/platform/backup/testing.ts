/** What the tests of backups share: a company with every kind of row, people who go on working, and a way to compare. */
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { systemActor } from "#platform/command/actor.ts";
import { addJob } from "#platform/command/command.ts";
import { connect, type Database, overClient } from "#platform/db/database.ts";
import { createFileStore } from "#platform/files/file-store.ts";
import { newId } from "#shared/id.ts";
import { findTables, neutralForm, qualified, type Table } from "./snapshot.ts";

export function temporaryFolder(t: Pick<TestContext, "after">): string {
  const path = mkdtempSync(join(tmpdir(), "mainspring-backup-"));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Texts that a careless format would break. */
const awkward = ["", "\\N", "\\.", "a\tb\nc\rd\\e", "\"quoted\", 'twice'", "Ёжик в тумане — Straße ﷽ 🦔", "\u0001\u007f", " x "];

export type Company = { readonly workspaceId: string; readonly people: readonly string[]; readonly levelId: string };

/** A company whose rows refer to themselves, to each other, and to files. */
export async function found(ownerUrl: string, filesFolder: string): Promise<Company> {
  const [workspaceId, levelId] = [newId(), newId()];
  const people = Array.from({ length: 40 }, () => newId());
  const store = createFileStore(filesFolder);
  await asOwner(ownerUrl, async (client) => {
    await client.query("begin");
    await client.query(
      "insert into org.workspace (id, slug, name, currency, time_zone, country, created_at) values ($1, $2, 'Ёлка & Söhne', 'EUR', 'Europe/Berlin', 'DE', '2026-01-01T00:00:00.123456Z')",
      [workspaceId, `firm-${workspaceId.slice(-8)}`],
    );
    await client.query(
      `insert into org.level (workspace_id, id, key, rank, names, functions) values ($1, $2, 'seller', 3, '{"ru":"Продавец"}', '{a,"b,c",NULL}')`,
      [workspaceId, levelId],
    );
    for (const [n, id] of people.entries())
      await client.query(
        "insert into org.person (workspace_id, id, name, name_folded, email, level_id, chief_id, status, created_at) values ($1, $2, $3, $3, $4, $5, $6, 'active', now())",
        [workspaceId, id, `Person ${n}`, `p${n}@firm.example`, levelId, people[n - 1] ?? null],
      );
    // A circle within one statement's reach: the first reports to the last, which no order of rows can satisfy.
    await client.query("update org.person set chief_id = $3 where workspace_id = $1 and id = $2", [workspaceId, people[0], people.at(-1)]);
    for (const id of people)
      await client.query(
        "insert into org.reporting (workspace_id, id, person_id, chief_id, from_at) values ($1, $2, $2, $3, '2026-01-01')",
        [workspaceId, id, people[0]],
      );
    await client.query("insert into org.rate values ($1, 'USD', '2026-01-02', 0.912345678901)", [workspaceId]);
    await client.query("insert into org.working_hours values ($1, 1, '09:00', '18:00')", [workspaceId]);
    await client.query("insert into auth.\"user\" (id, name, email) values ($1, 'A', $2)", [workspaceId, `${workspaceId}@firm.example`]);
    await client.query("insert into platform.worker (id) values ($1)", [workspaceId]);
    for (const text of awkward) {
      const id = newId();
      await client.query(
        "insert into platform.journal (workspace_id, id, at, actor_kind, via, command_id, feature, kind, subject_kind, subject_id, data) values ($1, $2, '2026-01-01T10:00:00.654321+03', 'system', 'cli', $2, 'org', 'x', 'person', $2, $3)",
        [workspaceId, id, JSON.stringify({ text })],
      );
      await client.query(
        "insert into platform.journal_personal (workspace_id, journal_id, subject_id, field, before, after) values ($1, $2, $2, 'name', $3, null)",
        [workspaceId, id, text],
      );
    }
    for (const size of [0, 1, 70_000]) {
      const put = await store.put(randomBytes(size), { maxBytes: size });
      if (put.ok)
        await client.query(
          "insert into platform.file (workspace_id, id, sha256, bytes, media_type, name, created_at) values ($1, $2, $3, $4, 'x/y', $5, now())",
          [workspaceId, newId(), put.value.sha256, size, `file of ${size}`],
        );
    }
    await client.query("select set_config('app.workspace', $1, true)", [workspaceId]);
    const tx = overClient(client);
    await addJob(tx, {
      task: "later",
      payload: { text: awkward.join("") },
      runAt: new Date("2030-01-01T00:00:00.5Z"),
      key: "once",
      queue: "till",
      maxAttempts: 3,
    });
    await addJob(tx, { task: "now", payload: {} });
    await client.query(
      "update graphile_worker._private_jobs set attempts = 2, locked_by = 'somebody', locked_at = now() where key is null",
    );
    await client.query("commit");
  });
  return { workspaceId, people, levelId };
}

export type Work = {
  /** Waits until so many commits have been made from now on, however long they take. */
  more(commits: number): Promise<void>;
  /** Answers how many commits. */
  stop(): Promise<number>;
};

/** Commits until it is stopped: rows in several tables, intervals closed and opened, jobs, files. */
export function goOnWorking(appUrl: string, filesFolder: string, company: Company, clients: number): Work {
  const database = connect(appUrl, { max: clients });
  let [isOver, commits] = [false, 0];
  const loops = Array.from({ length: clients }, async (_, client) => {
    while (!isOver) {
      await commitOnce(database, filesFolder, company, client, commits);
      commits += 1;
    }
  });
  return {
    async more(wanted) {
      for (const enough = commits + wanted; commits < enough; await Promise.race([sleep(10), Promise.all(loops)]));
    },
    async stop() {
      isOver = true;
      await Promise.all(loops);
      await database.close();
      return commits;
    },
  };
}

async function commitOnce(
  database: Database,
  filesFolder: string,
  { workspaceId, people }: Company,
  client: number,
  n: number,
): Promise<void> {
  const { scope } = systemActor(workspaceId, "job");
  const [id, now] = [newId(), new Date()];
  // Each client has people of its own, so that nobody waits and every interval begins after the one before.
  const own = people.filter((_, index) => index % 4 === client % 4);
  const person = own[n % own.length] ?? "";
  const put = n % 10 === 0 ? await createFileStore(filesFolder).put(randomBytes(500 + n), { maxBytes: 10_000_000 }) : null;
  await database.command(scope, async (tx) => {
    await tx
      .updateTable("org.person")
      .set({ name: `Renamed ${n}`, version: n + 1 })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", person)
      .execute();
    const current = await tx
      .updateTable("org.reporting")
      .set({ to_at: now })
      .where("workspace_id", "=", workspaceId)
      .where("person_id", "=", person)
      .where("to_at", "is", null)
      .returning("id")
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("org.reporting")
      .values({ workspace_id: workspaceId, id, person_id: person, chief_id: null, from_at: now, previous_id: current.id })
      .execute();
    await tx
      .insertInto("platform.journal")
      .values({
        workspace_id: workspaceId,
        id,
        at: now,
        actor_kind: "system",
        via: "job",
        command_id: id,
        feature: "org",
        kind: "renamed",
        subject_kind: "person",
        subject_id: person,
        data: JSON.stringify({ n }),
      })
      .execute();
    await tx
      .insertInto("platform.journal_personal")
      .values({ workspace_id: workspaceId, journal_id: id, subject_id: person, field: "name", before: null, after: `Renamed ${n}` })
      .execute();
    if (put?.ok)
      await tx
        .insertInto("platform.file")
        .values({
          workspace_id: workspaceId,
          id,
          sha256: put.value.sha256,
          bytes: BigInt(put.value.bytes),
          media_type: "x/y",
          name: "f",
          created_at: now,
        })
        .execute();
    await addJob(tx, { task: "later", payload: { n } });
  });
}

/** Every table of every room, and the queue in its neutral form, as number of rows and a hash that no order of rows changes. */
export async function contentOf(client: pg.ClientBase): Promise<Record<string, string>> {
  await client.query(neutralForm);
  const { rows: tables } = await client.query<Table>(findTables);
  const content: Record<string, string> = {};
  const hash = async (name: string, from: string) => {
    const { rows } = await client.query<{ n: string; hash: string | null }>(
      `select count(*) as n, md5(string_agg(md5(t::text), '' order by md5(t::text))) as hash from (${from}) as t`,
    );
    content[name] = `${rows[0]?.n} ${rows[0]?.hash}`;
  };
  for (const table of tables)
    await hash(`${table.schema}.${table.name}`, `select ${table.columns.map(pg.escapeIdentifier).join(", ")} from ${qualified(table)}`);
  await hash(
    "jobs",
    `select task_identifier, payload::text, queue_name, jobs.run_at, jobs.attempts, jobs.max_attempts, jobs.key, jobs.priority from graphile_worker.jobs join graphile_worker._private_jobs p using (id)`,
  );
  delete content["platform.worker"];
  return content;
}

export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Hashes listed in the database whose file is not there with that content. */
export async function brokenFiles(ownerUrl: string, filesFolder: string): Promise<string[]> {
  const { rows } = await asOwner(ownerUrl, (client) => client.query<{ sha256: string }>("select distinct sha256 from platform.file"));
  const broken: string[] = [];
  for (const { sha256 } of rows) {
    const content = await readFile(join(filesFolder, sha256.slice(0, 2), sha256.slice(2))).catch(() => null);
    if (content === null || createHash("sha256").update(content).digest("hex") !== sha256) broken.push(sha256);
  }
  return broken;
}
