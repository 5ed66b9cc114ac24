/** `PATCH /people/{id}` with 8 clients, beside the same statements hand-written on `pg` in one transaction. */
import http from "node:http";
import pg from "pg";
import { newId } from "#shared/id.ts";
import type { Figure } from "./figure.ts";
import { clients, load } from "./load.ts";
import type { RunningServer } from "./running-server.ts";

export async function commandThroughput(server: RunningServer): Promise<readonly Figure[]> {
  const ids = await hire(server, 64);
  const api = await load((round) => patch(server, ids[round % ids.length]!, `+49 30 ${round}`));
  const pool = new pg.Pool({ connectionString: server.ownerUrl, max: clients });
  // The floor signs in as the unprivileged app would, so that policies are judged in both.
  const floor = await load((round) => byHand(pool, server.workspaceId, server.ownerId, ids[round % ids.length]!, `+49 40 ${round}`));
  const again = await load((round) => patch(server, ids[round % ids.length]!, `+49 50 ${round}`));
  await pool.end();
  const perSecond = (api.perSecond + again.perSecond) / 2;
  const p99 = (api.p99 + again.p99) / 2;
  return [
    {
      name: "PATCH /people/{id}, 8 clients",
      value: perSecond,
      unit: "/s",
      floor: floor.perSecond,
      ratio: perSecond / floor.perSecond,
      limit: { atLeast: 0.4 },
    },
    { name: "PATCH /people/{id}, p99", value: p99, unit: "ms", floor: floor.p99, ratio: p99 / floor.p99, limit: { atMost: 4 } },
  ];
}

const agent = new http.Agent({ keepAlive: true, maxSockets: clients });

function send(server: RunningServer, method: string, path: string, body: object): Promise<{ status: number; body: { id: string } }> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const request = http.request(
      `${server.url}/api/v1${path}`,
      {
        method,
        agent,
        headers: { authorization: `Bearer ${server.key}`, "content-type": "application/json", "content-length": Buffer.byteLength(text) },
      },
      (response) => {
        let answer = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => {
          answer += part;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(answer) }));
      },
    );
    request.on("error", reject);
    request.end(text);
  });
}

/** Sellers below the owner, each with an address that no other bench uses. */
export async function hire(server: RunningServer, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const { status, body } = await send(server, "POST", "/people", {
      name: `Seller ${n}`,
      email: `${newId()}@bench.example`,
      level: "seller",
      chiefId: server.ownerId,
    });
    if (status !== 201) throw new Error(`hiring answered ${status}`);
    ids.push(body.id);
  }
  return ids;
}

async function patch(server: RunningServer, id: string, phone: string): Promise<void> {
  const { status } = await send(server, "PATCH", `/people/${id}`, { phone });
  if (status !== 200) throw new Error(`PATCH answered ${status}`);
}

/** The floor: what the product does to the database for this command, written out; with its live hint, or something as long instead. */
export async function byHand(
  pool: pg.Pool,
  workspaceId: string,
  actorId: string,
  personId: string,
  phone: string,
  statement = "select pg_notify('live', $1)",
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select * from org.standing($1, $2)", [workspaceId, actorId]);
    await client.query(
      `begin; set local role mainspring_command; select set_config('app.workspace', '${workspaceId}', true), set_config('app.person', '${actorId}', true), set_config('app.visible', '{}', true)`,
    );
    const { rows } = await client.query<{ phone: string | null }>(
      "select * from org.person where workspace_id = $1 and id = $2 for update",
      [workspaceId, personId],
    );
    await client.query("select id, key, rank, functions, sees_all, retired_at from org.level where workspace_id = $1 order by rank, key", [
      workspaceId,
    ]);
    await client.query(
      `select exists (select from org.person where workspace_id = $1 and email = $3 and id <> $2) as taken, (select status from org.person where workspace_id = $1 and id = $4) as chief,
        exists (select from org.closure where workspace_id = $1 and ancestor_id = $2 and descendant_id = $4) as below, (select level_id from org.person where workspace_id = $1 and id = $4) as standing`,
      [workspaceId, personId, "nobody@bench.example", actorId],
    );
    await client.query("update org.person set phone = $3, version = version + 1 where workspace_id = $1 and id = $2", [
      workspaceId,
      personId,
      phone,
    ]);
    const [journalId, commandId, now] = [newId(), newId(), new Date()];
    await client.query(
      "insert into platform.journal (workspace_id, id, at, actor_id, actor_kind, via, command_id, feature, kind, kind_version, subject_kind, subject_id, data) values ($1, $2, $3, $4, 'person', 'key', $5, 'org', 'person_changed', 1, 'person', $6, '{}')",
      [workspaceId, journalId, now, actorId, commandId, personId],
    );
    await client.query(
      "insert into platform.journal_personal (workspace_id, journal_id, subject_id, actor_id, field, before, after) values ($1, $2, $3, $4, 'phone', $5, $6)",
      [workspaceId, journalId, personId, actorId, rows[0]?.phone ?? null, phone],
    );
    await client.query(statement, [JSON.stringify({ workspace: workspaceId, feature: "org", id: personId })]);
    await client.query(
      "select p.*, l.key as level from org.person p left join org.level l on l.workspace_id = p.workspace_id and l.id = p.level_id where p.workspace_id = $1 and p.id = $2",
      [workspaceId, personId],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
