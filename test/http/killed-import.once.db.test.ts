/** Imports whose process is killed in the middle, as by a power cut. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { begin, freePort, mainspring, type Serving, serve } from "../support/command-line.ts";
import { testDatabase } from "../support/database.ts";

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "mainspring-killed-import-"));
const owner = new pg.Client({ connectionString: database.ownerUrl });
const at = ["--data", join(folder, "data"), "--database-url", database.ownerUrl];
const secret = { MAINSPRING_SECRET: database.secret };
const run = async (...words: string[]) => {
  const ran = await mainspring([...words, ...at, "--json"], secret);
  assert.equal(ran.code, 0, ran.err);
  return JSON.parse(ran.out);
};
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const query = async (text: string) => (await owner.query(text)).rows ?? [];
let key = "";

before(async () => {
  await owner.connect();
  const words = { name: "Lumen", slug: "lumen", currency: "EUR", "time-zone": "Europe/Berlin", country: "DE", "owner-name": "Olga" };
  const flags = Object.entries(words).flatMap(([name, value]) => [`--${name}`, value]);
  const password = file("password", "seven brass cogs turning\n");
  await run("workspace", "create", ...flags, "--owner-email", "o@lumen.example", "--owner-password-file", password);
  key = (await run("key", "create", "--workspace", "lumen", "--person", "o@lumen.example", "--name", "test")).key;
  port = await freePort();
  const known = Array.from({ length: rows / 100 }, (_, at) => `K${100 * at + 3},Client ${100 * at + 3},Old Town`);
  await run("import", "clients", file("known.csv", `external_id,name,city\n${known.join("\n")}\n`), "--workspace", "lumen");
  await start();
});
after(async () => {
  server?.child.kill("SIGKILL");
  await server?.ended;
  await owner.end();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** The import that was begun last. */
const latest = async () =>
  (await query("select id, state, rows_done as read, created, updated, refused from exchange.import order by created_at desc limit 1"))[0];
/**
 * The next import stops by itself once so many rows are written, in the transaction of the batch after them, until the gate is opened:
 * nobody has to be quick enough to meet it in the middle.
 */
const gate = 6_174;
const closeGate = (rows: number) =>
  query(`
    create or replace function public.wait_at_the_gate() returns trigger language plpgsql as
      'begin perform pg_advisory_xact_lock_shared(${gate}); return new; end';
    create or replace trigger wait_at_the_gate before update of rows_done on exchange.import for each row
      when (old.rows_done >= ${rows} and new.rows_done > old.rows_done) execute function public.wait_at_the_gate();
    select pg_advisory_lock(${gate})`);
/** The session that stands there. */
const standing = async (): Promise<number> => {
  let pid: number | undefined;
  await until(async () => {
    const waits =
      "select pid from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())";
    pid = (await query(waits))[0]?.pid;
    return pid !== undefined;
  });
  return pid!;
};
/** What the killed process had not committed is undone once its session is gone. */
const openGate = async (pid: number) => {
  await query(`select pg_advisory_unlock(${gate})`);
  await until(async () => (await query(`select from pg_stat_activity where pid = ${pid}`)).length === 0);
};
const until = async (holds: () => Promise<boolean>) => {
  for (const end = Date.now() + 180_000; Date.now() < end; await sleep(20)) if (await holds()) return;
  assert.fail("it did not come to that within three minutes");
};
/** What people see of the base: every client, contact and deal with its values, and what the journal counts. */
const base = () =>
  query(`select jsonb_build_array(c.name, c.external_id, c.city, o.name, i.name) as one from clients.client c
           join org.person o on o.id = c.owner_id left join clients.industry i on i.id = c.industry_id
         union all select jsonb_build_array(d.title, d.external_id, d.status, d.visits, d.amount::text) from deals.deal d
         union all select jsonb_build_array(v.deal_id, v.position, v.from_at, v.to_at, v.kind) from deals.stage_visit v
         union all select jsonb_build_array(h.record_id, h.plain) from clients.channel h order by 1`);

const rows = 14_000;
/** One row in fifty is refused, one in a hundred changes a client who is there, and each thousand brings a seller and an industry of its own. */
const isRefused = (row: number) => row % 50 === 7;
const clients = () => {
  const lines = ["external_id,name,city,country,owner,industry,phone"];
  for (let row = 0; row < rows; row++) {
    const country = isRefused(row) ? "Nowhere" : "DE";
    const group = Math.floor(row / 1_000);
    lines.push(`K${row},Client ${row},New Town ${row % 9},${country},Seller ${group},Trade ${group},+49 30 ${1_000_000 + row}`);
  }
  return `${lines.join("\n")}\n`;
};

let server: Serving | undefined;
let port = 0;
const start = async () => {
  server = await serve([...at, "--port", String(port)], secret);
};
const ask = async (method: string, path: string, body?: string) => {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/octet-stream" };
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await answer.text();
  assert.ok(answer.ok, text);
  return text.startsWith("{") ? JSON.parse(text) : text;
};

describe("an import over the web", () => {
  test("killed with its server it goes on by itself when the server is back, brings nothing twice, reports truly, and can be undone", {
    timeout: 400_000,
  }, async (t) => {
    const before = await base();
    const { id } = await ask("POST", "/imports?kind=clients&name=clients.csv", clients());
    await closeGate(3_000);
    await ask("POST", `/imports/${id}/start`);
    const session = await standing();
    // In the middle of a batch: its seller has come to be and is counted, its rows are not written.
    const [now] = await query(
      "select rows_done as read, coalesce((also_created ->> 'people')::integer, 0) as people from exchange.import where state = 'running'",
    );
    assert.ok(now?.read >= 3_000 && now.people > now.read / 1_000, JSON.stringify(now));
    server?.child.kill("SIGKILL");
    assert.equal((await server?.ended)?.signal, "SIGKILL");
    await openGate(session);
    const half = await latest();
    assert.ok(half.state === "running" && half.read >= 3_000 && half.read < rows, JSON.stringify(half));
    const [there] = await query(`
      select count(*) filter (where change = 'created')::integer as created, count(*) filter (where change = 'updated')::integer as updated,
        (select count(*)::integer from exchange.refused_row) as refused from exchange.imported where import_id = '${id}'`);
    assert.deepEqual(there, { created: half.created, updated: half.updated, refused: half.refused }, "what is told is what is written");

    await start();
    await query("update platform.worker set seen_at = seen_at - interval '20 seconds'"); // so long nobody hears of the dead worker
    await until(async () => (await ask("GET", `/imports/${id}`)).state !== "running");
    const done = await ask("GET", `/imports/${id}`);
    const { state, totalRows, read, created, updated, unchanged, refused, alsoCreated } = done;
    const told = { state, totalRows, read, created, updated, unchanged, refused, alsoCreated };
    const expected = { read: rows, updated: rows / 100, refused: rows / 50, unchanged: 0, created: rows - rows / 100 - rows / 50 };
    assert.deepEqual(told, {
      state: "done",
      totalRows: rows,
      ...expected,
      alsoCreated: { people: rows / 1_000, industries: rows / 1_000 },
    });
    assert.equal((await ask("GET", `/imports/${id}/refusals`)).trim().split("\r\n").length, 1 + rows / 50);
    const [twice] = await query(`
      select count(*)::integer as clients, count(distinct external_id)::integer as ids,
        (select count(*)::integer from clients.channel) as channels, (select count(*)::integer from platform.record where kind = 'client') as records,
        (select count(*)::integer from platform.journal where kind = 'client_added' and command_id = '${id}') as told from clients.client`);
    const all = rows - rows / 50;
    assert.deepEqual(twice, { clients: all, ids: all, channels: all, records: all, told: expected.created });

    const undone = await ask("POST", `/imports/${id}/undo`);
    assert.deepEqual(undone, { removed: expected.created, restored: expected.updated, kept: [], keptCount: 0 });
    assert.deepEqual(await base(), before, "the base is as it was");
    t.diagnostic(`killed after ${half.read} of ${rows} rows`);
  });
});

describe("an import from the command line", () => {
  /** Killed once so many rows are written; answers the import it left behind. */
  const killed = async (words: readonly string[], from: number) => {
    await closeGate(from);
    const child = begin([...words, ...at, "--json"], secret);
    const ended = new Promise((resolve) => child.once("exit", (_, signal) => resolve(signal)));
    const session = await standing();
    child.kill("SIGKILL");
    assert.equal(await ended, "SIGKILL", "it was still at work");
    await openGate(session);
    return latest();
  };

  test("killed in the middle it is run again and brings what was lacking, and the third time nothing", { timeout: 400_000 }, async () => {
    const before = await base();
    const lines = Array.from({ length: 4_000 }, (_, row) => `C${row},Customer ${row},Seller ${row % 7}`);
    const words = ["import", "clients", file("customers.csv", `external_id,name,owner\n${lines.join("\n")}\n`), "--workspace", "lumen"];
    const half = await killed(words, 1_000);
    const again = await run(...words);
    assert.deepEqual([again.created, again.unchanged, again.refused], [4_000 - half.created, half.created, 0]);
    const third = await run(...words);
    assert.deepEqual([third.created, third.updated, third.unchanged], [0, 0, 4_000]);
    assert.equal((await query("select from clients.client where external_id like 'C%'")).length, 4_000);
    // The one that was broken off still counts as running until somebody says that it is over.
    await ask("POST", `/imports/${half.id}/cancel`);
    const taken = [await ask("POST", `/imports/${again.importId}/undo`), await ask("POST", `/imports/${half.id}/undo`)];
    assert.deepEqual(
      taken.map(({ removed, keptCount }) => [removed, keptCount]),
      [
        [again.created, 0],
        [half.created, 0],
      ],
    );
    assert.deepEqual(await base(), before);
  });

  test("moves of stages likewise", { timeout: 400_000 }, async () => {
    const lines = Array.from({ length: 20_000 }, (_, move) => {
      const step = move % 5;
      const moved = new Date(Date.UTC(2025, 0, 1 + step, 9, 0, move % 3_000)).toISOString();
      return `D${(move - step) / 5},${moved},${["lead", "offer", "lead", "contract", "won"][step]},Seller ${move % 7}`;
    });
    const path = file("moves.csv", `deal,moved_at,stage,actor\n${lines.join("\n")}\n`);
    const how = ["--pipeline", "Kill", "--stages", "lead,offer,contract", "--won", "won", "--lost", "lost", "--currency", "EUR"];
    const words = ["import", "stage-moves", path, "--workspace", "lumen", ...how];
    const half = await killed(words, 4_000);
    const again = await run(...words);
    assert.deepEqual([again.created, again.unchanged, again.refused], [20_000 - half.created, half.created, 0]);
    const third = await run(...words);
    assert.deepEqual([third.created, third.unchanged, third.importId], [0, 20_000, null]);
    const [held] = await query("select count(*)::integer as visits, count(distinct deal_id)::integer as deals from deals.stage_visit");
    assert.deepEqual(held, { visits: 20_000, deals: 4_000 });
  });
});
