/** What happens when the same is sent twice, or two people act at the same moment. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, describe, test } from "node:test";
import { testApp } from "../support/app.ts";
import { described } from "../support/described.ts";
import { withConnection } from "../support/template.ts";
import { foundWorld } from "../support/world.ts";

const cleaners: (() => unknown)[] = [];
const app = await testApp({ after: (work: () => unknown) => void cleaners.unshift(work) } as Parameters<typeof testApp>[0]);
const { people } = await foundWorld(app);
const { ask } = await described(app);
after(async () => {
  for (const clean of cleaners) await clean();
});

const { key } = people.owner;
const hire = (name: string, more: object = {}) => ({ name, level: "seller", chiefId: people.north.id, ...more });
const named = async (name: string) => (await ask("GET", `/people?query=${encodeURIComponent(name)}`, { key })).body.items;
const once = (idempotencyKey: string, path: string, body: unknown, as = key) =>
  ask("POST", path, { key: as, body, headers: { "idempotency-key": idempotencyKey } });

describe("an idempotency key", () => {
  test("gives the first answer again, and nothing happens twice", async () => {
    const [first, second] = [await once("k1", "/people", hire("Twice Sent")), await once("k1", "/people", hire("Twice Sent"))];
    assert.deepEqual([first.status, second.status], [201, 201]);
    assert.deepEqual(second.body, first.body);
    assert.equal((await named("Twice Sent")).length, 1);
  });

  test("gives it again byte for byte, keys in their order, numbers as they were written", async () => {
    const pipeline = {
      key: "bytes",
      name: "Bytes",
      currency: "EUR",
      stages: [
        { key: "zz_late", name: "Late" },
        { key: "a", name: "Early" },
      ],
    };
    assert.equal((await ask("POST", "/pipelines", { key, body: pipeline })).status, 201);
    const deal = { title: "Halle „4“ \\ 😀", pipeline: "bytes", amount: { amount: "1000.10", currency: "EUR" } };
    for (const [path, body, as] of [
      ["/people", hire("Byte For Byte"), key],
      ["/deals", deal, people.ben.key],
      ["/tasks", { title: "Again", workingDays: 1 }, people.ben.key],
    ] as const) {
      const send = () => app.ask("POST", path, { key: as, body, headers: { "idempotency-key": `bytes ${path}` } });
      const [first, again] = [await send(), await send()];
      assert.equal(first.status, 201, first.text);
      assert.equal(again.text, first.text, path);
    }
  });

  test("kept before answers were kept as text is still answered, and a key of then is not free", async () => {
    const { text, body } = await app.ask("POST", "/people", { key, body: hire("From Before"), headers: { "idempotency-key": "before" } });
    const migration = await readFile(new URL("../../db/migrations/0021_first_answers.sql", import.meta.url), "utf8");
    await withConnection(app.ownerUrl, async (client) => {
      await client.query("alter table platform.idempotency alter column body type jsonb using body::text::jsonb");
      await client.query(migration);
      const { rows } = await client.query(
        "select data_type from information_schema.columns where table_schema = 'platform' and table_name = 'idempotency' and column_name = 'body'",
      );
      assert.equal(rows[0].data_type, "json");
    });
    const again = await app.ask("POST", "/people", { key, body: hire("From Before"), headers: { "idempotency-key": "before" } });
    assert.deepEqual(again.body, body);
    assert.notEqual(again.text, text, "what was kept then has the order of then");
    assert.equal((await once("before", "/people", hire("Other Body"))).status, 422);
  });

  test("holds when eight arrive at once", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => once("k8", "/people", hire("Eight Times"))));
    assert.deepEqual(
      answers.map(({ status }) => status),
      Array(8).fill(201),
    );
    for (const { body } of answers) assert.deepEqual(body, answers[0]?.body);
    assert.equal((await named("Eight Times")).length, 1);
  });

  test("with another body is refused, and that body is not carried out", async () => {
    await once("k2", "/people", hire("First Body"));
    const { status, body } = await once("k2", "/people", hire("Other Body"));
    assert.deepEqual([status, body.type], [422, "https://mainspring.dev/problems/key-reused"]);
    assert.equal((await named("Other Body")).length, 0);
  });

  test("belongs to one route: the same key and body elsewhere is another request", async () => {
    const reused = await once("k3", `/people/${people.amy.id}/deactivate`, {});
    assert.equal(reused.status, 200);
    const other = await once("k3", `/people/${people.axel.id}/deactivate`, {});
    assert.equal(other.status, 422);
    await ask("POST", `/people/${people.amy.id}/reactivate`, { key });
  });

  test("belongs to one person: somebody else's is another", async () => {
    const [mine, theirs] = [
      await once("k4", "/people", hire("Of The Owner")),
      await once("k4", "/people", hire("Of The Director"), people.director.key),
    ];
    assert.deepEqual([mine.status, theirs.status, mine.body.id === theirs.body.id], [201, 201, false]);
  });

  test("of a refused request is free again", async () => {
    assert.equal((await once("k5", "/people", hire("Once More", { level: "captain" }))).status, 422);
    assert.equal((await once("k5", "/people", hire("Once More"))).status, 201);
  });

  test("is 1 to 200 characters", async () => {
    assert.equal((await once("", "/people", hire("No Key"))).status, 400);
    assert.equal((await once("k".repeat(201), "/people", hire("Long Key"))).status, 422);
    assert.equal((await once("k".repeat(200), "/people", hire("Just Right"))).status, 201);
  });

  test("does not keep the text of an API key", async () => {
    const [first, second] = [await once("k6", "/keys", { name: "One" }), await once("k6", "/keys", { name: "One" })];
    assert.deepEqual([first.status, second.status], [201, 201]);
    assert.notEqual(first.body.key, second.body.key);
  });
});

describe("If-Match", () => {
  const change = (id: string, version: string | number, name: string) =>
    ask("PATCH", `/people/${id}`, { key, body: { name }, headers: { "if-match": `"${version}"` } });

  test("with an old version is refused with the current one, and nothing is written", async () => {
    const { body: anna } = await ask("POST", "/people", { key, body: hire("Anna One") });
    const second = await change(anna.id, anna.version, "Anna Two");
    assert.equal(second.status, 200);
    const { status, body } = await change(anna.id, anna.version, "Anna Three");
    assert.deepEqual([status, body.type, body.currentVersion], [409, "https://mainspring.dev/problems/version", second.body.version]);
    assert.equal((await ask("GET", `/people/${anna.id}`, { key })).body.name, "Anna Two");
  });

  test("of two at once exactly one wins", async () => {
    const { body: anna } = await ask("POST", "/people", { key, body: hire("Race") });
    for (let version = anna.version, round = 0; round < 5; round++) {
      const answers = await Promise.all(["Left", "Right"].map((side) => change(anna.id, version, `${side} ${round}`)));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
      const won = answers.find(({ status }) => status === 200)?.body;
      const lost = answers.find(({ status }) => status === 409)?.body;
      assert.deepEqual([lost.currentVersion, (await ask("GET", `/people/${anna.id}`, { key })).body.name], [won.version, won.name]);
      version = won.version;
    }
  });

  test("may be weak, quoted, bare or a star, and nothing else", async () => {
    const { body: anna } = await ask("POST", "/people", { key, body: hire("Forms") });
    const raw = (match: string, name: string) =>
      ask("PATCH", `/people/${anna.id}`, { key, body: { name }, headers: { "if-match": match } });
    assert.equal((await raw(`W/"${anna.version}"`, "Weak")).status, 200);
    assert.equal((await raw("*", "Star")).status, 200);
    for (const odd of ["latest", "-1", "1.5", '"1", "2"', "99999999999"]) assert.equal((await raw(odd, "Odd")).status, 400, odd);
  });
});

test("of eight who take the same e-mail address at once one gets it", async () => {
  const forms = [
    "Same@Lumen.example",
    " same@lumen.example",
    "same@lumen.example ",
    "SAME@LUMEN.EXAMPLE",
    "same@lumen.example",
    "Same@lumen.Example",
    "same@lumen.example",
    "sAme@lumen.example",
  ];
  const answers = await Promise.all(forms.map((email) => ask("POST", "/people", { key, body: hire("Same Address", { email }) })));
  assert.equal(answers.filter(({ status }) => status === 201).length, 1);
  for (const { body } of answers.filter(({ status }) => status !== 201))
    assert.deepEqual([body.status, body.reason, body.errors[0].path], [422, "email_taken", "/email"]);
  assert.equal((await named("Same Address")).length, 1);
});

test("two who hang each other under themselves at the same moment make no circle", async () => {
  for (let round = 0; round < 4; round++) {
    const [one, other] = await Promise.all(
      ["One", "Other"].map(async (name) => (await ask("POST", "/people", { key, body: hire(`${name} ${round}`) })).body),
    );
    const answers = await Promise.all(
      [[one, other] as const, [other, one] as const].map(([who, chief]) =>
        ask("PATCH", `/people/${who.id}`, { key, body: { chiefId: chief.id } }),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 422]);
  }
});
