/** `POST /tasks/{id}/complete` with 8 and 32 clients, beside the same statements hand-written on `pg` in one transaction. */
import pg from "pg";
import { newId } from "#shared/id.ts";
import { fillDeals } from "./deal-world.ts";
import { type Figure, quantile } from "./figure.ts";
import type { RunningServer } from "./running-server.ts";

const runs = 192;
const seconds = 6;

/** A step that leads to itself, so that each completion decides, closes a task, opens the next and writes it all down. */
const definition = {
  key: "bench_calls",
  name: "Calls",
  subject: "deal",
  start: "call",
  steps: {
    call: {
      kind: "task",
      title: "Call",
      assignee: { role: "owner" },
      due: { workingDays: 2 },
      outcomes: { again: { to: ["call"] }, reached: { end: "success" } },
    },
  },
};

type Standing = { readonly subjectId: string; readonly runId: string; task: string };

export async function completeThroughput(server: RunningServer): Promise<readonly Figure[]> {
  const ask = asking(server);
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  // The world is larger than what is worked on, so that indexes have their depth.
  const world = await fillDeals(client, server.workspaceId, { deals: 2_000, sellers: 20 });
  const drawn = await ask("/processes", definition);
  await ask(`/processes/${drawn.id}/versions/1/publish`);
  const standing: Standing[] = [];
  for (let n = 0; n < runs; n++) {
    const deal = await ask("/deals", { title: `Called ${n}`, pipeline: world.pipelineKey });
    const run = await ask("/runs", { processKey: definition.key, subject: { kind: "deal", id: deal.id } });
    standing.push({ subjectId: deal.id, runId: run.id, task: run.openTasks[0].id });
  }
  await client.query("vacuum analyze process.task; ").catch(() => {});
  await client.end();

  const complete = async (one: Standing) => {
    const answer = await ask(`/tasks/${one.task}/complete`, { outcome: "again" });
    one.task = answer.next[0].id;
  };
  const figures: Figure[] = [];
  for (const clients of [8, 32]) {
    const pool = new pg.Pool({ connectionString: server.ownerUrl, max: clients });
    const first = await loadRuns(clients, standing, complete);
    const floor = await loadRuns(clients, standing, (one) => byHand(pool, server, one));
    const again = await loadRuns(clients, standing, complete);
    await pool.end();
    const [perSecond, p99] = [(first.perSecond + again.perSecond) / 2, (first.p99 + again.p99) / 2];
    const name = `POST /tasks/{id}/complete, ${clients} clients`;
    figures.push({
      name,
      value: perSecond,
      unit: "/s",
      floor: floor.perSecond,
      ratio: perSecond / floor.perSecond,
      limit: { atLeast: 0.4 },
    });
    if (clients === 8) figures.push({ name: `${name}, p99`, value: p99, unit: "ms", limit: { atMost: 150 } });
  }
  return figures;
}

/** Each client has runs of its own: two completions of one run would only wait for each other. */
async function loadRuns(clients: number, standing: readonly Standing[], once: (one: Standing) => Promise<void>) {
  const times: number[] = [];
  const until = (end: number, isCounted: boolean) =>
    Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        const own = standing.filter((__, index) => index % clients === client);
        for (let round = 0; performance.now() < end; round++) {
          const started = performance.now();
          const one = own[round % own.length];
          if (one) await once(one);
          if (isCounted) times.push(performance.now() - started);
        }
      }),
    );
  await until(performance.now() + 2_000, false);
  const started = performance.now();
  await until(started + seconds * 1_000, true);
  return { perSecond: times.length / ((performance.now() - started) / 1_000), p99: quantile(times, 0.99) };
}

const asking =
  ({ url, key }: RunningServer) =>
  // biome-ignore lint/suspicious/noExplicitAny: a bench reads what it needs
  async (path: string, body?: unknown): Promise<any> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.status >= 300) throw new Error(`${path} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  };

/** The floor: what the product asks of the database for this command, written out. */
async function byHand(pool: pg.Pool, { workspaceId, ownerId }: RunningServer, one: Standing): Promise<void> {
  const client = await pool.connect();
  const own = [workspaceId, one.task];
  try {
    await client.query("select * from org.standing($1, $2)", [workspaceId, ownerId]);
    await client.query(
      `begin; set local role mainspring_command; select set_config('app.workspace', '${workspaceId}', true), set_config('app.person', '${ownerId}', true), set_config('app.visible', '{}', true)`,
    );
    await client.query("set local role mainspring_all");
    await client.query("select run_id from process.task where workspace_id = $1 and id = $2", own);
    await client.query("set local role mainspring_command");
    await client.query("select id from deals.deal where workspace_id = $1 and id = any ($2) order by id for update", [
      workspaceId,
      [one.subjectId],
    ]);
    const { rows: runRows } = await client.query(
      "select * from process.run where workspace_id = $1 and id = any ($2) order by id for no key update",
      [workspaceId, [one.runId]],
    );
    const [run] = runRows;
    await client.query("select * from process.task where workspace_id = $1 and run_id = any ($2) and status = 'open'", [
      workspaceId,
      [one.runId],
    ]);
    const { rows: taskRows } = await client.query(
      `select t.*, exists (select from org.closure c where c.workspace_id = t.workspace_id and c.ancestor_id = $3 and c.descendant_id = t.assignee_id and c.depth > 0)
       from process.task t where t.workspace_id = $1 and t.id = $2 for no key update`,
      [...own, ownerId],
    );
    const [task] = taskRows;
    await client.query("select time_zone, country, region from org.workspace where id = $1", [workspaceId]);
    await client.query("select weekday, from_time, to_time from org.working_hours where workspace_id = $1 order by weekday, from_time", [
      workspaceId,
    ]);
    await client.query("select * from org.calendar_exception where workspace_id = $1 and on_date >= $2 and on_date < $3 order by on_date", [
      workspaceId,
      "2026-01-01",
      "2030-01-01",
    ]);
    await client.query(
      `with recursive around (id, depth) as (select $2::uuid, 0 union select p.chief_id, depth + 1 from around join org.person p on p.workspace_id = $1 and p.id = around.id where p.chief_id is not null and depth < 30)
       select p.*, a.* from org.person p left join org.absence a on a.workspace_id = p.workspace_id and a.person_id = p.id and a.cancelled_at is null and a.from_on <= current_date and a.to_on > current_date
       where p.workspace_id = $1 and p.id in (select id from around)`,
      [workspaceId, ownerId],
    );
    await client.query(
      "select * from org.absence where workspace_id = $1 and person_id = any ($2) and to_on > current_date and cancelled_at is null",
      [workspaceId, [ownerId]],
    );
    const now = new Date();
    const next = newId();
    const visit = Number(task.visit);
    const open = [{ visit: visit + 1, step: "call", as: "task", since: now.toISOString() }];
    const last = { visit, step: "call", outcome: "again", before: { open: run.state.open, joins: {}, loops: {}, branchEnd: null } };
    await client.query("update process.run set state = $3, version = version + 1 where workspace_id = $1 and id = $2", [
      workspaceId,
      one.runId,
      JSON.stringify({ ...run.state, open, last, nextVisit: visit + 2 }),
    ]);
    await client.query(
      "insert into process.visit (workspace_id, run_id, position, subject_id, owner_id, step, entered_at) values ($1, $2, $3, $4, $5, 'call', $6)",
      [workspaceId, one.runId, visit + 1, task.subject_id, task.owner_id, now],
    );
    await client.query(
      "update process.visit set left_at = greatest($4, entered_at), outcome = 'again', actor_id = $5 where workspace_id = $1 and run_id = $2 and position = $3",
      [workspaceId, one.runId, visit, now, ownerId],
    );
    await client.query(
      "update process.task set status = 'done', outcome = 'again', closed_at = greatest($3, created_at), closed_by = $4, version = version + 1 where workspace_id = $1 and id = $2",
      [...own, now, ownerId],
    );
    await client.query(
      `insert into process.task (workspace_id, id, kind, run_id, visit, step, title, subject_kind, subject_id, owner_id, assignee_id, status, due_at, created_at)
       values ($1, $2, 'step', $3, $4, 'call', 'Call', 'deal', $5, $6, $6, 'open', $7, $8)`,
      [workspaceId, next, one.runId, visit + 1, task.subject_id, task.owner_id, new Date(now.getTime() + 172_800_000), now],
    );
    await client.query(
      `insert into platform.journal (workspace_id, id, at, actor_id, actor_kind, via, command_id, feature, kind, kind_version, subject_kind, subject_id, data)
       values ($1, $2, $3, $4, 'person', 'key', $5, 'process', 'task_completed', 1, 'deal', $6, $7), ($1, $8, $3, $4, 'person', 'key', $5, 'process', 'task_opened', 1, 'deal', $6, $9)`,
      [
        workspaceId,
        newId(),
        now,
        ownerId,
        newId(),
        task.subject_id,
        JSON.stringify({ taskId: one.task, taskKind: "step", step: "call", assigneeId: ownerId, outcome: "again" }),
        newId(),
        JSON.stringify({ taskId: next, taskKind: "step", step: "call", assigneeId: ownerId }),
      ],
    );
    await client.query(
      "select * from work.deviation where workspace_id = $1 and closed_at is null and (task_id = any ($2) or subject_id = any ($2))",
      [workspaceId, [one.task, task.subject_id, next]],
    );
    await client.query("select pg_notify('live', $1)", [
      JSON.stringify({ workspace: workspaceId, feature: "process", id: task.subject_id }),
    ]);
    await client.query("set local role mainspring_all");
    await client.query("select time_zone from org.workspace where id = $1", [workspaceId]);
    await client.query(
      `select t.*, a.name, r.kind, r.title, d.amount, d.currency, s.name, c.name, p.key, p.name from process.task t
       join org.person a on a.workspace_id = t.workspace_id and a.id = t.assignee_id left join platform.record r on r.workspace_id = t.workspace_id and r.id = t.subject_id
       left join deals.deal d on d.workspace_id = t.workspace_id and d.id = t.subject_id left join deals.stage s on s.workspace_id = d.workspace_id and s.id = d.stage_id
       left join clients.client c on c.workspace_id = t.workspace_id and c.id = d.client_id
       left join process.run n on n.workspace_id = t.workspace_id and n.id = t.run_id left join process.process p on p.workspace_id = t.workspace_id and p.id = n.process_id
       where t.workspace_id = $1 and t.id = any ($2)`,
      [workspaceId, [one.task, next]],
    );
    await client.query("commit");
    one.task = next;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
