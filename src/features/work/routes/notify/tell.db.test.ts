import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import pg from "pg";
import { SMTPServer } from "smtp-server";
import { enterRecords } from "#platform/db/record.ts";
import { createApp } from "#platform/http/app.ts";
import { createMetrics } from "#platform/http/metrics.ts";
import { createLog } from "#platform/log.ts";
import { createMailer, type Mailer } from "#platform/mail/mailer.ts";
import { createPusher, type Pusher } from "#platform/push/pusher.ts";
import { vapidKeys } from "#platform/push/vapid.ts";
import { newId } from "#shared/id.ts";
import { type Ask, asking } from "../../../../../test/support/ask.ts";
import { type TestCompany, testCompany, testHouse } from "../../../../../test/support/company.ts";
import { fileEnd } from "../../../../../test/support/file-end.ts";
import { type PushService, startPushService } from "../../../../../test/support/push-service.ts";
import type { Notice } from "../../core/notify/notice.ts";
import { notify } from "../../sql/notify/notify.ts";
import { inboxEndpoints } from "./notifications.ts";
import { preferenceEndpoints } from "./preferences.ts";
import { pushEndpoints } from "./push.ts";
import { tellByMail } from "./tell-by-mail.ts";
import { tellByPush } from "./tell-by-push.ts";
import { unsubscribeRoute } from "./unsubscribe.ts";

const secret = "a secret of thirty-two characters or more";
const noon = new Date("2026-03-03T11:00:00Z");
let company: TestCompany;
let mailer: Mailer;
let pusher: Pusher;
let service: PushService;
let ids: Readonly<Record<"ben" | "cora", string>>;
let deals: Readonly<Record<"seen" | "hidden", string>>;
const asks = {} as { ben: Ask; cora: Ask };
const letters: string[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, _, done) {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", () => {
      letters.push(Buffer.concat(parts).toString().replaceAll("\r\n ", " "));
      done();
    });
  },
});

const actorOf = (personId: string) => company.actorFor(personId, []);
const findPerson = async (_: string, personId: string) => actorOf(personId);
const owner = async (text: string, values: readonly unknown[]) => {
  const client = new pg.Client({ connectionString: company.ownerUrl });
  await client.connect();
  await client.query(text, [...values]);
  await client.end();
};

const file = fileEnd();
before(async () => {
  smtp.listen(0, "127.0.0.1");
  service = await startPushService();
  company = await testCompany(await testHouse(file));
  ids = { ben: await company.hire("seller", { name: "Бен Берг" }), cora: await company.hire("seller", { name: "Cora Lind" }) };
  await owner("update org.person set email = 'ben@lumen.example', status = 'active', language = 'ru' where id = $1", [ids.ben]);
  await owner("update org.person set email = 'cora@lumen.example', status = 'active', language = 'en' where id = $1", [ids.cora]);
  deals = { seen: newId(), hidden: newId() };
  await company.database.command(company.system.scope, (tx) =>
    enterRecords(tx, company.workspaceId, [
      { id: deals.seen, kind: "deal", ownerId: ids.ben, parentId: null, title: "Halle 4" },
      { id: deals.hidden, kind: "deal", ownerId: ids.cora, parentId: null, title: "Geheim" },
    ]),
  );
  mailer = createMailer({
    smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    from: "Mainspring <no-reply@lumen.example>",
  });
  pusher = createPusher(vapidKeys(secret), "mailto:it@lumen.example", "loopback");
  const endpoints = [...inboxEndpoints, ...preferenceEndpoints({ canMail: true }), ...pushEndpoints({ pusher })];
  asks.ben = asking(company, endpoints, actorOf(ids.ben));
  asks.cora = asking(company, endpoints, actorOf(ids.cora));
});
after(async () => {
  mailer.close();
  await service.stop();
  await new Promise<void>((resolve) => smtp.close(resolve));
});

const tell = (notices: readonly Notice[], now = noon) =>
  company.database.command({ ...company.system.scope, personId: ids.cora }, (tx) =>
    notify(tx, { now, newId, actor: { workspaceId: company.workspaceId, personId: ids.cora } }, notices),
  );
const mention = (once: string, dealId: string): Notice => ({
  personId: ids.ben,
  kind: "mention",
  once,
  subject: { kind: "deal", id: dealId },
});
const run = (task: ReturnType<typeof tellByMail>, personId = ids.ben) =>
  task(
    { personId },
    {
      actor: company.system,
      database: company.database,
      once: company.database,
      attempt: 1,
      isLastAttempt: false,
      signal: new AbortController().signal,
    },
  );
const mail = (by = mailer, now = noon) =>
  run(tellByMail({ mailer: by, findPerson, baseUrl: "https://sales.lumen.example", secret, clock: () => now }));
const push = (now = noon) => run(tellByPush({ pusher, findPerson, clock: () => now }));
const bodyOf = (letter: string) => {
  const body = letter.slice(letter.indexOf("\r\n\r\n") + 4);
  return /transfer-encoding: base64/i.test(letter)
    ? Buffer.from(body, "base64").toString()
    : Buffer.from(
        body.replaceAll("=\r\n", "").replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        "latin1",
      ).toString();
};
const headerOf = (letter: string, name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(letter)?.[1] ?? "";

test("one thing is one letter in the reader's language, with a link that opens the thing, sent once", async () => {
  await tell([mention("one", deals.seen)]);
  await mail();
  await mail();
  assert.equal(letters.length, 1);
  const [letter = ""] = letters;
  assert.match(bodyOf(letter), /Вас упоминает в заметке Cora Lind: Halle 4/);
  assert.match(bodyOf(letter), /https:\/\/sales\.lumen\.example\/w\/[\w-]+\/deals\/[\w-]+\?tab=notes/);
  assert.match(headerOf(letter, "Message-ID"), /^<told\.[\w-]+\.1@lumen\.example>$/);
});

test("tasks that somebody left behind are one entry, one letter and one push, which open their list", async () => {
  letters.length = 0;
  const gone = await company.hire("seller", { name: "Dina Dorn" });
  await tell([{ personId: ids.ben, kind: "task_reassigned", once: "many", data: { handedFrom: gone, count: 300 }, isUrgent: true }]);
  await mail();
  assert.equal(letters.length, 1);
  assert.match(bodyOf(letters[0] ?? ""), /Dina Dorn больше не работает в компании\. Задач, перешедших к вам: 300/);
  assert.match(bodyOf(letters[0] ?? ""), new RegExp(`/day\\?handedFrom=${gone}`));
  await owner("delete from work.notification where once = $1", ["many"]);
});

test("a letter names no record that its reader does not see", async () => {
  letters.length = 0;
  await tell([mention("hidden", deals.hidden)]);
  await mail();
  assert.doesNotMatch(bodyOf(letters[0] ?? ""), /Geheim/);
  const { body } = await asks.ben("GET", "/notifications");
  assert.deepEqual(
    body.items.map(({ subject, path }: { subject: unknown; path: unknown }) => [subject, path]),
    [
      [null, null],
      [{ kind: "deal", id: deals.seen, title: "Halle 4" }, `deals/${deals.seen}?tab=notes`],
    ],
  );
});

test("several things that are due together are one letter, and what was read in the inbox meanwhile is not in it", async () => {
  letters.length = 0;
  await tell(["a", "b", "c"].map((one) => mention(one, deals.seen)));
  const { body } = await asks.ben("GET", "/notifications?limit=1");
  assert.equal((await asks.ben("POST", `/notifications/${body.items[0].id}/read`)).status, 200);
  await mail();
  assert.equal(letters.length, 1);
  assert.equal(bodyOf(letters[0] ?? "").match(/^- /gm)?.length, 2);
});

test("a mail server that is down loses nothing and doubles nothing", async () => {
  letters.length = 0;
  await tell([mention("down", deals.seen)]);
  const dead = createMailer({ smtpUrl: "smtp://127.0.0.1:1", from: "Mainspring <no-reply@lumen.example>" });
  await assert.rejects(mail(dead), /did not accept the letter/);
  await Promise.all([mail(), mail()]);
  assert.equal(letters.length, 1);
});

test("one click in the mail program ends letters of that kind and no others; only looking ends nothing", async () => {
  letters.length = 0;
  await tell([mention("click", deals.seen)]);
  await mail();
  const [letter = ""] = letters;
  assert.equal(headerOf(letter, "List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
  const address = new URL(headerOf(letter, "List-Unsubscribe").replace(/^<|>$/g, ""));
  const app = createApp({
    endpoints: [],
    database: company.database,
    commands: company.commands,
    clock: () => noon,
    newId,
    log: createLog("silent"),
    metrics: createMetrics(),
    resolveActor: async () => company.system,
    guards: [],
    extras: [unsubscribeRoute({ commands: company.commands, secret })],
  });
  const mailOf = async () => {
    const { body } = await asks.ben("GET", "/notification-preferences");
    return Object.fromEntries(body.kinds.map(({ kind, mail }: { kind: string; mail: string }) => [kind, mail]));
  };
  assert.equal((await app.request(address.pathname)).status, 303);
  assert.equal((await mailOf())["mention"], "at_once");
  const form = { method: "POST", body: "List-Unsubscribe=One-Click", headers: { "content-type": "application/x-www-form-urlencoded" } };
  assert.equal((await app.request(`${address.pathname}x`, form)).status, 404);
  assert.equal((await app.request(address.pathname, form)).status, 204);
  assert.equal((await app.request(address.pathname, form)).status, 204);
  assert.deepEqual([(await mailOf())["mention"], (await mailOf())["deviation"]], ["never", "at_once"]);
  letters.length = 0;
  await tell([mention("after", deals.seen)]);
  await mail();
  assert.equal(letters.length, 0);
});

test("a browser that subscribed shows what only it can read; one that is gone is asked no more", async () => {
  const { body: facts } = await asks.ben("GET", "/me/push");
  const [phone, office] = [service.subscribe(facts.publicKey), service.subscribe(facts.publicKey)];
  for (const browser of [phone, office]) assert.equal((await asks.ben("POST", "/me/push", browser)).status, 201);
  assert.deepEqual((await asks.ben("POST", "/me/push/test")).body, { sent: 2, ended: 0, failed: 0 });
  service.answer(office, 410);
  await tell([mention("pushed", deals.seen)]);
  await push();
  await push();
  const [, shown, ...more] = service.shownBy(phone);
  assert.deepEqual([shown?.["body"], more.length], ["Вас упоминает в заметке Cora Lind: Halle 4", 0]);
  assert.match(String(shown?.["path"]), /^\/w\/[\w-]+\/deals\//);
  const { body: left } = await asks.ben("GET", "/me/push");
  assert.equal(left.subscriptions.length, 1);
  assert.equal((await asks.cora("DELETE", `/me/push/${left.subscriptions[0].id}`)).status, 404, "another's browser");
  assert.equal((await asks.ben("DELETE", `/me/push/${left.subscriptions[0].id}`)).status, 204);
});

test("a push service that fails is tried again", async () => {
  const { body: facts } = await asks.ben("GET", "/me/push");
  const browser = service.subscribe(facts.publicKey);
  await asks.ben("POST", "/me/push", browser);
  service.answer(browser, 503);
  await tell([mention("later", deals.seen)]);
  await assert.rejects(push(), /did not take the message \(503\)/);
  service.answer(browser, 201);
  await push();
  assert.equal(service.shownBy(browser).length, 1);
});

test("only addresses of public push services are kept", async () => {
  const strict = asking(
    company,
    pushEndpoints({ pusher: createPusher(vapidKeys(secret), "mailto:it@lumen.example", "public") }),
    actorOf(ids.ben),
  );
  const { keys } = service.subscribe(pusher.publicKey);
  for (const endpoint of [
    "http://push.example/1",
    "https://127.0.0.1/1",
    "https://[::1]/1",
    "https://10.1.2.3/1",
    "https://169.254.169.254/latest",
    "https://localhost/1",
    "https://printer.local/1",
    "https://user:pass@push.example/1",
  ])
    assert.equal((await strict("POST", "/me/push", { endpoint, keys })).status, 422, endpoint);
});

test("the bell's number is that of the unread list; reading up to one leaves what came since", async () => {
  await tell(["n1", "n2"].map((one) => ({ ...mention(one, deals.seen), kind: "task_assigned" as const })));
  const seen = (await asks.ben("GET", "/notifications?unread=true")).body.items;
  const count = async () => (await asks.ben("GET", "/notifications/summary")).body.unread;
  assert.equal(await count(), seen.length);
  await tell([{ ...mention("n3", deals.seen), kind: "task_assigned" }]);
  assert.equal((await asks.ben("POST", "/notifications/read-all", { upTo: seen[0].id })).body.unread, 1);
  assert.equal(await count(), 1);
  assert.deepEqual((await asks.cora("GET", "/notifications")).body.items, []);
  assert.equal((await asks.cora("POST", `/notifications/${seen[0].id}/read`)).status, 404, "another's inbox");
});

test("switches turned at the same moment are all turned", async () => {
  const changes = [{ push: false }, { mail: "never" }, { inApp: false }];
  const answers = await Promise.all(
    changes.map((change) => asks.ben("PUT", "/notification-preferences", { kinds: [{ kind: "help_asked", ...change }] })),
  );
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  );
  const { body } = await asks.ben("GET", "/notification-preferences");
  assert.deepEqual(
    body.kinds.find(({ kind }: { kind: string }) => kind === "help_asked"),
    { kind: "help_asked", inApp: false, mail: "never", push: false },
  );
});

test("preferences and quiet hours are kept, and impossible ones refused", async () => {
  const kind = { kind: "deviation", inApp: true, mail: "digest", push: false };
  const quietHours = { from: "20:00", to: "07:00", isOnlyWorkingDays: true, digestAt: "09:15" };
  const { status, body } = await asks.cora("PUT", "/notification-preferences", { kinds: [kind], quietHours });
  assert.equal(status, 200, JSON.stringify(body));
  const kept = (await asks.cora("GET", "/notification-preferences")).body;
  assert.deepEqual(kept.quietHours, quietHours);
  assert.deepEqual(
    kept.kinds.find((one: { kind: string }) => one.kind === "deviation"),
    kind,
  );
  assert.equal(kept.kinds.find((one: { kind: string }) => one.kind === "mention").mail, "at_once");
  for (const wrong of [{ from: "20:00", to: null }, { from: "20:00", to: "20:00" }, { digestAt: "25:00" }])
    assert.equal((await asks.cora("PUT", "/notification-preferences", { quietHours: { ...quietHours, ...wrong } })).status, 422);
  assert.equal((await asks.cora("PUT", "/notification-preferences", { kinds: [{ ...kind, kind: "gossip" }] })).status, 422);
});

test("a deviation names its rule, and many of one rule are one line that leads to their list", async () => {
  const ruleId = newId();
  await owner(
    "insert into work.rule (workspace_id, id, name, kind, tells, created_at) values ($1, $2, 'Nothing planned', 'no_next_step', '{chief}', now())",
    [company.workspaceId, ruleId],
  );
  await tell([
    {
      personId: ids.ben,
      kind: "deviation",
      once: "d1",
      subject: { kind: "deal", id: deals.seen },
      deviationId: newId(),
      data: { ruleId, rule: "no_next_step" },
    },
    { personId: ids.ben, kind: "deviation", once: "d2", data: { ruleId, rule: "no_next_step", count: 12 } },
  ]);
  const { body } = await asks.ben("GET", "/notifications?limit=2");
  assert.deepEqual(
    body.items.map(({ data, path }: { data: { text: string }; path: string }) => [data.text, path.replace(/panel=.*/, "panel=")]),
    [
      ["Nothing planned (12)", `deviations?rule=${ruleId}`],
      ["Nothing planned", "deviations?panel="],
    ],
  );
});
