import assert from "node:assert/strict";
import { before, test } from "node:test";
import pg from "pg";
import { newId } from "#shared/id.ts";
import { type TestApp, testApp } from "../../../../../test/support/app.ts";
import { fileEnd } from "../../../../../test/support/file-end.ts";
import { foundWorld, type World } from "../../../../../test/support/world.ts";

let app: TestApp;
let world: World;
const owner = async (text: string, values: readonly unknown[] = []) => {
  const client = new pg.Client({ connectionString: app.ownerUrl });
  await client.connect();
  const { rows } = await client.query(text, [...values]);
  await client.end();
  return rows as Record<string, unknown>[];
};
const addTask = (title: string, more: { due?: string; from?: string; to?: string; text?: string; status?: string }) =>
  owner(
    `insert into process.task (workspace_id, id, kind, title, text, assignee_id, status, due_at, planned_from, planned_to, created_at, closed_at)
     values ($1, $2, 'free', $3, $4, $5, $6, $7, $8, $9, now(), case when $6 = 'open' then null else now() end)`,
    [
      world.workspaceId,
      newId(),
      title,
      more.text ?? null,
      world.people.ben.id,
      more.status ?? "open",
      more.due ?? null,
      more.from ?? null,
      more.to ?? null,
    ],
  );
const soon = (hours: number) => new Date(Math.floor(Date.now() / 1000) * 1000 + hours * 3_600_000).toISOString();
const stamp = (iso: string) => iso.replaceAll(/[-:]|\.000/g, "");

/** As RFC 5545 says in 3.1 and 3.3.11, by hand: lines unfolded, text unescaped; every physical line is checked for its length. */
function readCalendar(text: string): Record<string, string>[] {
  const lines = text.split("\r\n");
  assert.equal(lines.pop(), "", "every line ends with CRLF");
  for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} bytes: ${line}`);
  assert.doesNotMatch(text, /[^\r]\n/);
  const events: Record<string, string>[] = [];
  for (const line of text.replaceAll("\r\n ", "").split("\r\n")) {
    const [, name = "", value = ""] = /^([A-Z-]+(?:;[^:]*)?):(.*)$/u.exec(line) ?? [];
    if (line === "BEGIN:VEVENT") events.push({});
    const event = events.at(-1);
    if (event) event[name] = value.replaceAll(/\\([\\;,nN])/g, (_, mark: string) => (/n/i.test(mark) ? "\n" : mark));
  }
  return events;
}

const file = fileEnd();
before(async () => {
  app = await testApp(file);
  world = await foundWorld(app);
});

test("a calendar program reads open tasks and absences by the address alone, in the right instants", async () => {
  const { key, id } = world.people.ben;
  const long = `Позвонить; уточнить объём, высоту и «IP-класс» \\ ${"очень длинное название ".repeat(8)}`.slice(0, 200).trim();
  const due = soon(24);
  await addTask(long, { due, text: "Erste Zeile\nzweite, mit Komma; und mehr" });
  await addTask("Planned", { from: soon(2), to: soon(3), due });
  await addTask("Done already", { due, status: "done" });
  await addTask("Without a date", {});
  const day = (shift: number) => soon(shift * 24).slice(0, 10);
  const absence = await app.ask("POST", "/org/absences", { key, body: { personId: id, kind: "holiday", fromOn: day(5), toOn: day(8) } });
  assert.equal(absence.status, 201, absence.text);

  const { status, body } = await app.ask("POST", "/me/feeds", { key });
  assert.equal(status, 201);
  const path = new URL(body.address).pathname;
  const feed = await app.ask("GET", path);
  assert.equal(feed.status, 200);
  assert.match(feed.headers.get("content-type") ?? "", /^text\/calendar; charset=utf-8/);
  const events = readCalendar(feed.text);
  assert.equal(events.length, 3);
  const called = (title: string) => events.find((event) => event["SUMMARY"]?.startsWith(title)) ?? {};
  assert.equal(called("Позвонить")["SUMMARY"], long);
  assert.equal(called("Позвонить")["DESCRIPTION"], "Erste Zeile\nzweite, mit Komma; und mehr");
  assert.equal(called("Позвонить")["DTEND"], stamp(due));
  assert.equal(called("Позвонить")["DTSTART"], stamp(new Date(Date.parse(due) - 1_800_000).toISOString()));
  assert.equal(called("Позвонить")["TRANSP"], "TRANSPARENT");
  assert.equal(called("Planned")["DTSTART"]?.endsWith("Z"), true);
  assert.equal(called("Planned")["TRANSP"], "OPAQUE");
  assert.equal(called("Holiday")["DTSTART;VALUE=DATE"], day(5).replaceAll("-", ""));
  assert.equal(called("Holiday")["DTEND;VALUE=DATE"], day(8).replaceAll("-", ""));
  assert.equal(new Set(events.map((event) => event["UID"])).size, 3);

  const again = await app.ask("GET", path, { headers: { "if-none-match": feed.headers.get("etag") ?? "" } });
  assert.equal(again.status, 304, "nothing changed: the same text, the same mark");
  const uids = readCalendar((await app.ask("GET", path)).text).map((event) => event["UID"]);
  assert.deepEqual(
    uids,
    events.map((event) => event["UID"]),
  );
});

test("the secret is in the database as a hash only, in no log and in no list; a wrong one is not found", async () => {
  const { key } = world.people.cora;
  const { body } = await app.ask("POST", "/me/feeds", { key, headers: { "idempotency-key": "feed" } });
  const secret = /feeds\/([\w-]{43})\.ics$/.exec(body.address)?.[1] ?? "";
  assert.equal(secret.length, 43);
  const path = `/api/v1/feeds/${secret}.ics`;
  assert.equal((await app.ask("GET", path)).status, 200);
  assert.equal((await app.ask("GET", `/api/v1/feeds/${secret.slice(0, -1)}${secret.endsWith("A") ? "B" : "A"}.ics`)).status, 404);
  assert.equal((await app.ask("GET", "/api/v1/feeds/short.ics")).status, 404);
  assert.doesNotMatch(JSON.stringify((await app.ask("GET", "/me/feeds", { key })).body), new RegExp(secret));
  assert.ok(!app.log().includes(secret));
  assert.match(app.log(), /"\/api\/v1\/feeds\/:feed"/);
  for (const table of ["work.feed", "platform.journal", "platform.idempotency"]) {
    const rows = await owner(`select t::text as row from ${table} t`);
    assert.ok(!rows.some(({ row }) => String(row).includes(secret)), table);
  }
});

test("a revoked address and one of somebody who has left open nothing; others can revoke neither", async () => {
  const { key, id } = world.people.dina;
  const { body } = await app.ask("POST", "/me/feeds", { key });
  const path = new URL(body.address).pathname;
  assert.equal((await app.ask("DELETE", `/me/feeds/${body.id}`, { key: world.people.owner.key })).status, 404);
  assert.equal((await app.ask("GET", path)).status, 200);
  assert.equal((await app.ask("DELETE", `/me/feeds/${body.id}`, { key })).status, 204);
  assert.equal((await app.ask("GET", path)).status, 404);
  assert.deepEqual((await app.ask("GET", "/me/feeds", { key })).body.feeds, []);

  const { body: other } = await app.ask("POST", "/me/feeds", { key });
  await owner("update org.person set status = 'inactive', deactivated_at = now() where id = $1", [id]);
  await owner("update org.workspace set tree_version = tree_version + 1 where id = $1", [world.workspaceId]);
  assert.equal((await app.ask("GET", new URL(other.address).pathname)).status, 404);
});

test("a program that asks without end is told to wait; ten addresses are enough for anybody", async () => {
  const { key } = world.people.tom;
  const { body } = await app.ask("POST", "/me/feeds", { key });
  const path = new URL(body.address).pathname;
  const answers = await Promise.all(Array.from({ length: 40 }, () => app.ask("GET", path)));
  const waiting = answers.filter(({ status }) => status === 429);
  assert.ok(waiting.length >= 5, `${waiting.length} were told to wait`);
  assert.ok(Number(waiting[0]?.headers.get("retry-after")) > 0);
  for (let n = 1; n < 10; n++) assert.equal((await app.ask("POST", "/me/feeds", { key })).status, 201);
  assert.equal((await app.ask("POST", "/me/feeds", { key })).status, 409);
});
