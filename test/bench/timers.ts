/** Timers of 100,000 runs that fall due in the same minute, taken up by real workers, one of which is killed in the middle. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Figure, quantile } from "./figure.ts";
import type { RunningServer } from "./running-server.ts";

const main = join(import.meta.dirname, "../../src/main/mainspring.js");
const patience = 20 * 60_000;

const definition = {
  key: "bench_wait",
  name: "Wait",
  subject: "client",
  start: "wait",
  steps: {
    wait: { kind: "wait", until: { time: { workingDays: 1 } }, outcomes: { time: { to: ["ask"] } } },
    ask: { kind: "task", title: "Ask", assignee: { role: "owner" }, due: { workingDays: 1 }, outcomes: { done: { end: "success" } } },
  },
};

export async function timersDue(server: RunningServer, count = 100_000): Promise<readonly Figure[]> {
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  const processId = await published(server);
  await owner.query("set session_replication_role = replica");
  await owner.query(
    `insert into org.person (workspace_id, id, name, name_folded, status, level_id, chief_id, created_at)
     select $1, gen_random_uuid(), 'Timed ' || n, 'timed ' || n, 'active', l.id, $2, now() from generate_series(1, 50) n, org.level l where l.workspace_id = $1 and l.key = 'seller'`,
    [server.workspaceId, server.ownerId],
  );
  await owner.query(
    `insert into platform.record (workspace_id, id, kind, owner_id, title, search)
     select $1, gen_random_uuid(), 'client', p.ids[1 + n % 50], 'Timed ' || n, 'timed ' || n
     from generate_series(1, $2::int) n, (select array_agg(id) as ids from org.person where workspace_id = $1 and name like 'Timed %') p`,
    [server.workspaceId, count],
  );
  await owner.query(
    `insert into clients.client (workspace_id, id, owner_id, name, name_folded, created_at)
     select workspace_id, id, owner_id, title, search, now() from platform.record where workspace_id = $1 and kind = 'client' and title like 'Timed %'`,
    [server.workspaceId],
  );
  const state = {
    ...{ status: "active", joins: {}, loops: {}, branchEnd: null, nextVisit: 2, hold: null, kept: [], last: null, end: null },
    open: [{ visit: 1, step: "wait", as: "wait", since: new Date().toISOString() }],
  };
  await owner.query(
    `insert into process.run (workspace_id, id, process_id, number, subject_kind, subject_id, owner_id, state, status, started_at, started_because)
     select $1, gen_random_uuid(), $2, 1, 'client', id, owner_id, $3, 'active', now(), 'by_api' from platform.record where workspace_id = $1 and kind = 'client' and title like 'Timed %'`,
    [server.workspaceId, processId, JSON.stringify(state)],
  );
  await owner.query(
    "insert into process.visit (workspace_id, run_id, position, subject_id, owner_id, step, entered_at) select workspace_id, id, 1, subject_id, owner_id, 'wait', started_at from process.run where workspace_id = $1 and process_id = $2",
    [server.workspaceId, processId],
  );
  // All within one minute, from the next full one on, spread over its seconds.
  const due = new Date(Math.ceil((Date.now() + 15_000) / 60_000) * 60_000);
  await owner.query(
    `insert into process.timer (workspace_id, id, run_id, subject_id, owner_id, visit, kind, due_at)
     select workspace_id, gen_random_uuid(), id, subject_id, owner_id, 1, 'wait', $3::timestamptz + (row_number() over () % 60) * interval '1 second' - interval '59 seconds' from process.run where workspace_id = $1 and process_id = $2`,
    [server.workspaceId, processId, due],
  );
  await owner.query("set session_replication_role = default");
  for (const table of ["process.run", "process.timer", "process.visit", "platform.record", "clients.client"])
    await owner.query(`vacuum analyze ${table}`);
  const left = async () =>
    (
      await owner.query<{ n: number }>("select count(*)::int as n from process.timer where workspace_id = $1 and ended_at is null", [
        server.workspaceId,
      ])
    ).rows[0]?.n ?? 0;

  const worker = another(server);
  // The server has a worker too: whichever holds the job when the other is killed, the job goes on.
  const started = performance.now();
  while ((await left()) > count * 0.8 && performance.now() - started < patience) await sleep(200);
  const first = performance.now();
  worker.kill("SIGKILL");
  const atKill = await left();
  const substitute = another(server);
  while ((await left()) > 0 && performance.now() - first < patience) await sleep(500);
  substitute.kill("SIGKILL");
  const { rows } = await owner.query<{ late: number }>(
    "select extract(epoch from ended_at - due_at)::float8 as late from process.timer where workspace_id = $1 and ended_by = 'fired'",
    [server.workspaceId],
  );
  const { rows: tasks } = await owner.query<{ tasks: number; runs: number }>(
    "select count(*)::int as tasks, count(distinct run_id)::int as runs from process.task where workspace_id = $1 and step = 'ask'",
    [server.workspaceId],
  );
  // Until the job of the killed worker is taken up nothing happens, however many timers there are: that pause is told by itself.
  const { rows: span } = await owner.query<{ seconds: number; pause: number }>(
    `select extract(epoch from max(at) - min(at))::float8 as seconds, extract(epoch from max(at - before))::float8 as pause
     from (select ended_at as at, lag(ended_at) over (order by ended_at) as before from process.timer where workspace_id = $1 and ended_at is not null) e`,
    [server.workspaceId],
  );
  await owner.end();
  const lates = rows.map(({ late }) => late);
  const { seconds = 0, pause = 0 } = span[0] ?? {};
  const once = tasks[0]?.tasks === count && tasks[0].runs === count ? count : Math.min(tasks[0]?.tasks ?? 0, tasks[0]?.runs ?? 0);
  console.log(`  ${atKill.toLocaleString("en")} of ${count.toLocaleString("en")} timers were open when a worker was killed`);
  return [
    {
      name: `timers due in one minute: fired once each, of ${count.toLocaleString("en")}`,
      value: once,
      unit: "timers",
      limit: { atLeast: count },
    },
    {
      name: "timers taken up while a worker is at it",
      value: lates.length / Math.max(seconds - pause, 1),
      unit: "/s",
      limit: { atLeast: 500 },
    },
    { name: "longest pause, after the kill", value: pause, unit: "s", limit: { atMost: 60 } },
    { name: "lateness of timers, median", value: quantile(lates, 0.5), unit: "s", limit: { atMost: 300 } },
    { name: "lateness of timers, the last", value: quantile(lates, 1), unit: "s", limit: { atMost: 300 } },
  ];
}

function another({ dataDir }: RunningServer): ChildProcess {
  return spawn(process.execPath, [main, "worker", "--data", dataDir], { stdio: ["ignore", "ignore", "inherit"] });
}

async function published({ url, key }: RunningServer): Promise<string> {
  const ask = async (path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const response = await fetch(`${url}/api/v1${path}`, {
      method: "POST",
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as { id: string };
  };
  const { id } = await ask("/processes", definition);
  await ask(`/processes/${id}/versions/1/publish`);
  return id;
}
