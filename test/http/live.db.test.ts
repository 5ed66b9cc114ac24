/** The live stream: ids for screens of the same company, and for nobody else. */
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { testApp } from "../support/app.ts";
import { foundWorld } from "../support/world.ts";

const cleaners: (() => unknown)[] = [];
const app = await testApp({ after: (work: () => unknown) => void cleaners.unshift(work) } as Parameters<typeof testApp>[0], {
  pace: { beatEvery: 300, askEvery: 250 },
});
const [ours, theirs] = [await foundWorld(app, { mark: "Lumen" }), await foundWorld(app, { mark: "Zebra" })];
const owner = new pg.Client({ connectionString: app.ownerUrl });
await owner.connect();
after(async () => {
  await owner.end();
  for (const clean of cleaners) await clean();
});

type Event = { readonly name: string; readonly data: Record<string, unknown> };

/** Listens with a key; `until` waits for an event, or fails in words. */
async function listen(key: string) {
  const stop = new AbortController();
  const response = await app.fetch("GET", "/live", { key, signal: stop.signal });
  assert.equal(response.status, 200);
  const events: Event[] = [];
  let text = "";
  let isOver = false;
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const name = /^event: (.*)$/m.exec(block)?.[1] ?? "";
        events.push({ name, data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? "{}") });
      }
    }
  })()
    .catch(() => {})
    .finally(() => {
      isOver = true;
    });
  return {
    response,
    events,
    isOver: () => isOver,
    async until(what: string, holds: () => boolean, within = 90_000) {
      for (const end = Date.now() + within; !holds(); await sleep(15))
        assert.ok(Date.now() < end, `${what}: only ${JSON.stringify(events)}`);
    },
    async stop() {
      stop.abort();
      await reading;
    },
  };
}
const rename = async (world: typeof ours, phone: string) => {
  const { status } = await app.ask("PATCH", `/people/${world.people.ben.id}`, { key: world.people.owner.key, body: { phone } });
  assert.equal(status, 200);
};
const isChangeOf = (id: string) => (event: Event) => event.name === "change" && event.data["id"] === id;

describe("a screen that listens", () => {
  test("is told what changed in its company, by ids only", async () => {
    const screen = await listen(ours.people.amy.key);
    assert.match(screen.response.headers.get("content-type") ?? "", /^text\/event-stream/);
    await screen.until("a beginning", () => screen.events[0]?.name === "ready");
    await rename(ours, "+49 30 1");
    await screen.until("a change", () => screen.events.some(isChangeOf(ours.people.ben.id)));
    const change = screen.events.find(isChangeOf(ours.people.ben.id));
    assert.deepEqual(change?.data, { feature: "org", id: ours.people.ben.id });
    await screen.stop();
  });

  test("is told nothing of another company", async () => {
    const [here, there] = [await listen(ours.people.owner.key), await listen(theirs.people.owner.key)];
    await rename(theirs, "+49 30 2");
    await there.until("their change", () => there.events.some(isChangeOf(theirs.people.ben.id)));
    // One of our own follows, so that silence is no accident.
    await rename(ours, "+49 30 3");
    await here.until("our change", () => here.events.some(isChangeOf(ours.people.ben.id)));
    assert.ok(!JSON.stringify(here.events).includes(theirs.people.ben.id));
    assert.ok(!JSON.stringify(there.events).includes(ours.people.ben.id));
    for (const screen of [here, there]) await screen.stop();
  });

  test("is told nothing of what was refused or undone", async () => {
    const screen = await listen(ours.people.owner.key);
    assert.equal(
      (await app.ask("PATCH", `/people/${ours.people.north.id}`, { key: ours.people.owner.key, body: { chiefId: ours.people.ben.id } }))
        .status,
      422,
    );
    await rename(ours, "+49 30 4");
    await screen.until("the change after it", () => screen.events.some(isChangeOf(ours.people.ben.id)));
    assert.ok(!screen.events.some(isChangeOf(ours.people.north.id)));
    await screen.stop();
  });

  test("hears the heart beat", async () => {
    const screen = await listen(ours.people.owner.key);
    await screen.until("two beats", () => screen.events.filter(({ name }) => name === "beat").length >= 2);
    await screen.stop();
  });

  test("goes on hearing when another of its company leaves, twice over", async () => {
    const [first, second] = [await listen(ours.people.owner.key), await listen(ours.people.owner.key)];
    await first.stop();
    await first.stop();
    await rename(ours, "+49 30 5");
    await second.until("a change", () => second.events.some(isChangeOf(ours.people.ben.id)));
    await second.stop();
    assert.match((await app.ask("GET", "/metrics")).text, /mainspring_live_listeners 0/);
  });

  test("is told to fetch everything anew after the database connection was lost, and hears changes again", async () => {
    const screen = await listen(ours.people.owner.key);
    const { rowCount } = await owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mainspring live' and datname = current_database()",
    );
    assert.equal(rowCount, 1);
    await screen.until("a reset", () => screen.events.some(({ name }) => name === "reset"));
    await rename(ours, "+49 30 6");
    await screen.until("a change", () => screen.events.some(isChangeOf(ours.people.ben.id)));
    await screen.stop();
  });
});

describe("whoever may no longer listen", () => {
  test("hears nothing more once the key is revoked", async () => {
    const key = await ours.keyFor(ours.people.cora.id);
    const [screen, other] = [await listen(key), await listen(ours.people.owner.key)];
    const [latest] = (await app.ask("GET", "/keys?limit=1", { key })).body.items;
    assert.equal((await app.ask("DELETE", `/keys/${latest.id}`, { key: ours.people.cora.key })).status, 204);
    await screen.until("the end", screen.isOver);
    assert.equal(other.isOver(), false);
    assert.equal((await app.ask("GET", "/live", { key })).status, 401);
    await other.stop();
  });

  test("hears nothing more once the person has left", async () => {
    const screen = await listen(ours.people.axel.key);
    assert.equal(
      (await app.ask("POST", `/people/${ours.people.axel.id}/deactivate`, { key: ours.people.owner.key, body: {} })).status,
      200,
    );
    await screen.until("the end", screen.isOver);
    const before = screen.events.length;
    await rename(ours, "+49 30 7");
    await sleep(100);
    assert.equal(screen.events.length, before);
  });

  test("stays while the database cannot answer the question", async () => {
    const screen = await listen(ours.people.owner.key);
    const pool = app.house.database.pool;
    const query = pool.query;
    pool.query = (() => Promise.reject(new Error("no connection"))) as never;
    await sleep(700);
    pool.query = query;
    assert.equal(screen.isOver(), false);
    await screen.stop();
  });
});
