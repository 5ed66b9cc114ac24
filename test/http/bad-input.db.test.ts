/** Requests that cannot be accepted: a clear problem that names the field, nothing written, and nothing of them in the log. */
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import pg from "pg";
import { type Sent, testApp } from "../support/app.ts";
import { described } from "../support/described.ts";
import { stateOf } from "../support/state.ts";
import { foundWorld } from "../support/world.ts";

const cleaners: (() => unknown)[] = [];
const app = await testApp({ after: (work: () => unknown) => void cleaners.unshift(work) } as Parameters<typeof testApp>[0]);
const { people } = await foundWorld(app);
const { ask } = await described(app);
const owner = new pg.Client({ connectionString: app.ownerUrl });
await owner.connect();
after(async () => {
  await owner.end();
  for (const clean of cleaners) await clean();
});
const { key } = people.owner;
await app.ask("GET", "/me", { key });

/** In every value that is sent, so that it is found wherever it should not be. */
const secret = "Xq7Zebra";
const person = (more: object = {}) => ({ name: `Anna ${secret}`, level: "seller", chiefId: people.north.id, ...more });
const raw = (text: string | Uint8Array<ArrayBuffer>): Sent => ({ raw: text });
const body = (value: unknown): Sent => ({ body: value });
const unknownId = "019a9d5e-7c1e-7b61-8b4c-5c1f2f3d4e5f";
const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;

type Case = readonly [title: string, method: string, path: string, sent: Sent, status: number, pointer?: string, code?: string];
const cases: readonly Case[] = [
  ["no JSON at all", "POST", "/people", raw(`name=${secret}`), 400],
  ["JSON that breaks off", "POST", "/people", raw(`{"name": "${secret}"`), 400],
  ["JSON with a comma too many", "PATCH", `/people/${people.ben.id}`, raw(`{"name": "${secret}",}`), 400],
  ["bytes that are no UTF-8", "POST", "/people", raw(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])), 400],
  ["no body where one is needed", "POST", "/people", { headers: { "content-type": "application/json" } }, 400],
  [
    "a form instead of JSON",
    "POST",
    "/people",
    { raw: `name=${secret}`, headers: { "content-type": "application/x-www-form-urlencoded" } },
    415,
  ],
  [
    "JSON that calls itself text",
    "PATCH",
    `/people/${people.ben.id}`,
    { raw: `{"name":"${secret}"}`, headers: { "content-type": "text/plain" } },
    415,
  ],
  ["a body of two megabytes", "POST", "/people", body(person({ name: secret.repeat(250_000) })), 413],
  ["objects within each other, 20,000 deep", "POST", "/people", raw(deep(20_000)), 422, "/a", "unknown_field"],
  [
    "lists within each other in a field, 20,000 deep",
    "POST",
    "/people",
    raw(`{"name": ${"[".repeat(20_000)}${"]".repeat(20_000)}, "level": "seller"}`),
    422,
    "/name",
  ],
  ["a list instead of an object", "POST", "/people", body([person()]), 422, "/"],
  ["a text instead of an object", "POST", "/people", body(secret), 422, "/"],
  ["null instead of an object", "POST", "/people", body(null), 422, "/"],
  ["a number instead of a name", "POST", "/people", body(person({ name: 7 })), 422, "/name"],
  ["an object instead of a name", "POST", "/people", body(person({ name: { first: secret } })), 422, "/name"],
  ["a list instead of a name", "POST", "/people", body(person({ name: [secret] })), 422, "/name"],
  ["a text instead of a list", "POST", "/people", body(person({ functions: secret })), 422, "/functions"],
  ["a number within a list of texts", "POST", "/people", body(person({ functions: ["seller", 3] })), 422, "/functions/1"],
  ["no level", "POST", "/people", body({ name: secret }), 422, "/level"],
  ["an unknown field", "POST", "/people", body(person({ salary: secret })), 422, "/salary", "unknown_field"],
  ["an unknown field with a slash and a tilde", "POST", "/people", body(person({ "a/b~c": secret })), 422, "/a~1b~0c", "unknown_field"],
  [
    "__proto__ as a field",
    "POST",
    "/people",
    raw(`{"name": "${secret}", "level": "seller", "__proto__": {"role": "administrator"}}`),
    422,
    "/__proto__",
    "unknown_field",
  ],
  [
    "constructor as a field",
    "POST",
    "/people",
    raw(`{"name": "${secret}", "level": "seller", "constructor": {"prototype": {"role": "auditor"}}}`),
    422,
    "/constructor",
    "unknown_field",
  ],
  ["the version as a field", "PATCH", `/people/${people.ben.id}`, body({ version: 9 }), 422, "/version", "unknown_field"],
  ["another company's id as a field", "POST", "/people", body(person({ workspaceId: unknownId })), 422, "/workspaceId", "unknown_field"],
  ["an empty name", "POST", "/people", body(person({ name: "" })), 422, "/name", "empty"],
  ["a name of spaces", "POST", "/people", body(person({ name: " \u00a0\u2003 " })), 422, "/name", "empty"],
  ["a name of 10,000 characters", "POST", "/people", body(person({ name: secret.repeat(1250) })), 422, "/name", "too_long"],
  ["a name with a line end", "POST", "/people", body(person({ name: `Anna\n${secret}` })), 422, "/name", "control_characters"],
  ["a name with NUL", "POST", "/people", body(person({ name: `Anna\u0000${secret}` })), 422, "/name", "control_characters"],
  ["a name with an escape sequence", "POST", "/people", body(person({ name: `\u001b[31m${secret}` })), 422, "/name", "control_characters"],
  ["a name with right-to-left marks", "POST", "/people", body(person({ name: `\u202e${secret}` })), 422, "/name", "bidi_marks"],
  ["a name with an isolate", "POST", "/people", body(person({ name: `${secret}\u2066x` })), 422, "/name", "bidi_marks"],
  [
    "a name with half a character",
    "POST",
    "/people",
    raw(`{"name": "\\ud83d ${secret}", "level": "seller"}`),
    422,
    "/name",
    "control_characters",
  ],
  ["a name that cannot be seen", "POST", "/people", body(person({ name: "\u200b\u200b" })), 422, "/name"],
  ["NUL in an e-mail address", "POST", "/people", body(person({ email: `a\u0000@${secret}.example` })), 422, "/email"],
  [
    "half a character in an e-mail address",
    "POST",
    "/people",
    raw(`{"name": "A", "level": "seller", "email": "\\udc00@${secret}.example"}`),
    422,
    "/email",
  ],
  ["a telephone number with a line end", "POST", "/people", body(person({ phone: `+49\n${secret}` })), 422, "/phone", "control_characters"],
  ["NUL in a telephone number", "POST", "/people", body(person({ phone: `+49\u0000${secret}` })), 422, "/phone"],
  [
    "half a character in a telephone number",
    "POST",
    "/people",
    raw(`{"name": "A", "level": "seller", "phone": "\\ud800${secret}"}`),
    422,
    "/phone",
  ],
  ["an e-mail address that is none", "POST", "/people", body(person({ email: `${secret}@` })), 422, "/email"],
  [
    "an e-mail address of 10,000 characters",
    "POST",
    "/people",
    body(person({ email: `${"x".repeat(10_000)}@lumen.example` })),
    422,
    "/email",
  ],
  ["an e-mail address that somebody has", "POST", "/people", body(person({ email: people.ben.email })), 422, "/email", "email_taken"],
  [
    "the same in capitals and with spaces",
    "POST",
    "/people",
    body(person({ email: `  ${people.ben.email.toUpperCase()} ` })),
    422,
    "/email",
    "email_taken",
  ],
  [
    "the same for somebody who is there",
    "PATCH",
    `/people/${people.cora.id}`,
    body({ email: ` ${people.ben.email}` }),
    422,
    "/email",
    "email_taken",
  ],
  ["an id that is none", "POST", "/people", body(person({ chiefId: secret })), 422, "/chiefId"],
  ["an id with SQL behind it", "POST", "/people", body(person({ chiefId: `${unknownId}'; drop table org.person; --` })), 422, "/chiefId"],
  ["a number as an id", "POST", "/people", body(person({ chiefId: 1 })), 422, "/chiefId"],
  ["an unknown chief", "POST", "/people", body(person({ chiefId: unknownId })), 422, "/chiefId", "unknown_chief"],
  ["an unknown unit", "POST", "/people", body(person({ unitId: unknownId })), 422, "/unitId", "unknown_unit"],
  ["an unknown level", "POST", "/people", body(person({ level: "captain" })), 422, "/level", "unknown_level"],
  ["a level with SQL in it", "POST", "/people", body(person({ level: "seller' or '1'='1" })), 422, "/level"],
  ["a level called __proto__", "POST", "/people", body(person({ level: "__proto__" })), 422, "/level"],
  ["a level called constructor", "POST", "/people", body(person({ level: "constructor" })), 422, "/level", "unknown_level"],
  ["an unknown role", "POST", "/people", body(person({ level: null, role: "king" })), 422, "/role"],
  ["an unknown language", "POST", "/people", body(person({ language: "tlh" })), 422, "/language"],
  ["an unknown time zone", "POST", "/people", body(person({ timeZone: "Europe/Atlantis" })), 422, "/timeZone", "unknown_time_zone"],
  ["somebody under oneself", "PATCH", `/people/${people.north.id}`, body({ chiefId: people.north.id }), 422, "/chiefId", "cycle"],
  ["a circle of three", "PATCH", `/people/${people.north.id}`, body({ chiefId: people.tom.id }), 422, "/chiefId", "cycle"],
  ["an id of the path that is none", "GET", "/people/seven", {}, 422, "/id"],
  ["an id of the path with SQL", "GET", `/people/${encodeURIComponent("1' or '1'='1")}`, {}, 422, "/id"],
  ["an unknown id in the path", "GET", `/people/${unknownId}`, {}, 404],
  ["a change of somebody unknown", "PATCH", `/people/${unknownId}`, body({ name: secret }), 404],
  [
    "a time zone that is none, for the company",
    "PATCH",
    "/settings",
    body({ timeZone: "Mars/Olympus" }),
    422,
    "/timeZone",
    "unknown_time_zone",
  ],
  ["a month that is none", "PATCH", "/settings", body({ fiscalStartMonth: 13 }), 422, "/fiscalStartMonth"],
  ["a month and a half", "PATCH", "/settings", body({ fiscalStartMonth: 1.5 }), 422, "/fiscalStartMonth"],
  ["the currency of the company, which is set once", "PATCH", "/settings", body({ currency: "USD" }), 422, "/currency", "unknown_field"],
  [
    "an unknown currency",
    "PUT",
    "/settings/rates",
    body({ currency: "XQZ", on: "2026-03-02", rate: "1.1" }),
    422,
    "/currency",
    "unknown_currency",
  ],
  ["a currency in small letters", "PUT", "/settings/rates", body({ currency: "usd", on: "2026-03-02", rate: "1.1" }), 422, "/currency"],
  ["a rate as a number", "PUT", "/settings/rates", body({ currency: "USD", on: "2026-03-02", rate: 1.1 }), 422, "/rate"],
  ["a rate below zero", "PUT", "/settings/rates", body({ currency: "USD", on: "2026-03-02", rate: "-1" }), 422, "/rate"],
  ["a rate of zero", "PUT", "/settings/rates", body({ currency: "USD", on: "2026-03-02", rate: "0" }), 422, "/rate", "invalid_rate"],
  ["a rate with an exponent", "PUT", "/settings/rates", body({ currency: "USD", on: "2026-03-02", rate: "1e400" }), 422, "/rate"],
  ["a day that is none", "PUT", "/settings/rates", body({ currency: "USD", on: "2026-02-30", rate: "1.1" }), 422, "/on"],
  ["a day before the calendar", "PUT", "/settings/rates", body({ currency: "USD", on: "0000-01-01", rate: "1.1" }), 422, "/on"],
  [
    "an absence that ends before it begins",
    "POST",
    "/org/absences",
    body({ personId: people.ben.id, kind: "holiday", fromOn: "2026-03-09", toOn: "2026-03-02" }),
    422,
    "/toOn",
    "ends_before_start",
  ],
  [
    "an absence of a century",
    "POST",
    "/org/absences",
    body({ personId: people.ben.id, kind: "holiday", fromOn: "2026-03-09", toOn: "2126-03-02" }),
    422,
    "/toOn",
    "too_long",
  ],
  [
    "a rank beyond the ladder",
    "POST",
    "/org/levels",
    body({ key: "captain", rank: 1e15, names: { en: secret, ru: secret, de: secret }, functions: [] }),
    422,
    "/rank",
  ],
  [
    "a number too large for anything",
    "POST",
    "/org/levels",
    raw(`{"key": "captain", "rank": 1e999, "names": {"en": "${secret}", "ru": "x", "de": "x"}, "functions": []}`),
    422,
    "/rank",
  ],
  [
    "a name in no language",
    "POST",
    "/org/levels",
    body({ key: "captain", rank: 3, names: { en: secret }, functions: [] }),
    422,
    "/names/ru",
  ],
  ["a number as a limit", "GET", "/people?limit=0", {}, 422, "/limit"],
  ["a limit beyond all limits", "GET", "/people?limit=201", {}, 422, "/limit"],
  ["a limit that is no number", "GET", "/people?limit=ten", {}, 422, "/limit"],
  ["a cursor that was made up", "GET", `/people?cursor=${secret}`, {}, 422, "/cursor", "cursor_malformed"],
  ["a cursor with SQL in it", "GET", `/people?cursor=${encodeURIComponent("' or 1=1 --")}`, {}, 422, "/cursor", "cursor_malformed"],
  ["an unknown parameter", "GET", `/people?colour=${secret}`, {}, 422, "/colour", "unknown_field"],
  ["a filter by something that is no id", "GET", `/people?chiefId=${secret}`, {}, 422, "/chiefId"],
  ["NUL in a search", "GET", `/people?query=%00${secret}`, {}, 422, "/query"],
  ["an instant that is none", "GET", "/journal?from=yesterday", {}, 422, "/from"],
  ["NUL in a filter", "GET", "/journal?kind=%00", {}, 422, "/kind"],
  ["a year before the calendar", "GET", "/org/calendar?year=1", {}, 422, "/year"],
  ["a country that there is not", "GET", "/org/calendar/regions?country=QQ", {}, 422, "/country"],
  [
    "a key that expired before it was made",
    "POST",
    "/keys",
    body({ name: secret, expiresAt: "2001-01-01T00:00:00Z" }),
    422,
    "/expiresAt",
    "expiry_past",
  ],
  ["a key that may do nothing", "POST", "/keys", body({ name: secret, scopes: [] }), 422, "/scopes"],
  ["a key that may do everything", "POST", "/keys", body({ name: secret, scopes: ["everything"] }), 422, "/scopes/0"],
];

describe("is refused", () => {
  for (const [title, method, path, sent, status, pointer, code] of cases)
    test(title, async () => {
      const [before, logged] = [await stateOf(owner), app.log().length];
      const answered = await ask(method, path, { key, ...sent });
      assert.equal(answered.status, status, answered.text);
      assert.equal(answered.headers.get("content-type"), "application/problem+json");
      assert.ok(answered.body.type.startsWith("https://mainspring.dev/problems/") && answered.body.title.length > 0);
      assert.match(answered.body.instance, /^[0-9a-f-]{36}$/);
      if (pointer !== undefined) {
        const found = answered.body.errors.find(
          (error: { path: string; code: string }) => error.path === pointer && (code === undefined || error.code === code),
        );
        assert.ok(found, `no error at ${pointer}: ${answered.text}`);
        assert.ok(found.message.length > 0);
      }
      assert.ok(!answered.text.includes(secret), `the answer repeats what was sent: ${answered.text}`);
      assert.deepEqual(await stateOf(owner), before);
      const log = app.log().slice(logged);
      assert.match(log, /"msg":"request"/);
      assert.ok(!log.includes(secret) && !log.includes("drop table"), log);
      assert.doesNotMatch(log, /"level":50/);
    });
});

describe("is accepted, although it looks odd", () => {
  const accepted: readonly (readonly [string, string])[] = [
    ["a name with an apostrophe and SQL", "Robert'); DROP TABLE org.person;--"],
    ["a name in Arabic", "محمد الفارسي"],
    ["a name in Hebrew", "יעל כהן"],
    ["a name with combining marks", "Zoe\u0308 \u0410\u0301нна"],
    ["a name with emoji and a flag", "Anna 👩🏽‍💻 🏴󠁧󠁢󠁥󠁮󠁧󠁿"],
    ["a name of one letter", "Q"],
    ["a name of 200 letters", "ж".repeat(200)],
    ["a name that is a word of programs", "null"],
    ["a name called __proto__", "__proto__"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the point
    ["a name like a template", "${name} {{name}} %s"],
    ["a name like a page", "<script>alert(1)</script>"],
  ];
  for (const [title, name] of accepted)
    test(title, async () => {
      const { status, body: answer } = await ask("POST", "/people", { key, body: { name, level: "seller", chiefId: people.north.id } });
      assert.equal(status, 201);
      assert.equal((await ask("GET", `/people/${answer.id}`, { key })).body.name, name.normalize("NFC"));
      const found = await ask("GET", `/people?query=${encodeURIComponent(name)}`, { key });
      assert.ok(
        found.body.items.some(({ id }: { id: string }) => id === answer.id),
        "is not found by its name",
      );
    });

  test("a cursor of another list is refused, and one that was changed in a letter", async () => {
    const { body: page } = await ask("GET", "/people?limit=1", { key });
    for (const path of [
      `/journal?cursor=${page.nextCursor}`,
      `/keys?cursor=${page.nextCursor}`,
      `/people?cursor=${page.nextCursor.slice(0, -2)}`,
      `/people?cursor=x${page.nextCursor.slice(1)}`,
    ])
      assert.deepEqual((await ask("GET", path, { key })).body.errors?.[0].path, "/cursor", path);
  });

  test("searching for what has a meaning in patterns finds that and not everything", async () => {
    for (const query of ["%", "_", "\\", "%%%", "a%b", "'", "*"]) {
      const { status, body: list } = await ask("GET", `/people?limit=200&query=${encodeURIComponent(query)}`, { key });
      assert.equal(status, 200);
      for (const { name, email } of list.items) assert.ok(`${name} ${email}`.includes(query), `${query} found ${name}`);
    }
  });
});
