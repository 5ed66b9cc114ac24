import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { type TestContext, test } from "node:test";
import { SMTPServer } from "smtp-server";
import { createMailer, MailError } from "#platform/mail/mailer.ts";
import { addUser, baseUrl, codeOf, goodPassword, openBrowser, openHouse } from "../../../test/support/sign-in/house.ts";

const email = "anna@lumen.example";
const newPassword = "a wholly different passphrase";

/** A real mail server that keeps what it is given. It refuses the recipient `gone@…`. */
async function openMailServer(t: TestContext) {
  const letters: { to: string; raw: string }[] = [];
  const waiting: (() => void)[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: ({ address }, _, done) =>
      done(address.startsWith("gone@") ? Object.assign(new Error(`no such mailbox ${address}`), { responseCode: 550 }) : undefined),
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        letters.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), raw: Buffer.concat(parts).toString() });
        for (const wake of waiting.splice(0)) wake();
        done();
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => new Promise<void>((resolve) => server.close(resolve)));
  const smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const mail = createMailer({ smtpUrl, from: "Mainspring <no-reply@lumen.example>" });
  t.after(mail.close);
  const arrived = async (count: number) => {
    const limit = Date.now() + 90_000;
    while (letters.length < count && Date.now() < limit)
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        setTimeout(resolve, 200).unref();
      });
    assert.equal(letters.length, count);
    return letters.map(({ to, raw }) => ({ to, raw, text: decodeText(raw) }));
  };
  return { mail, arrived, letters };
}

function decodeText(raw: string): string {
  const body = raw.slice(raw.indexOf("\r\n\r\n") + 4);
  if (/content-transfer-encoding: base64/i.test(raw)) return Buffer.from(body, "base64").toString();
  if (!/content-transfer-encoding: quoted-printable/i.test(raw)) return body;
  const bytes = body
    .replaceAll("=\r\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}

const tokenIn = (text: string) => /\/reset-password#token=(\S+)/.exec(text)?.[1] ?? "";

test("a forgotten password is set anew by a link that comes by mail, in the user's language, and works once", async (t) => {
  const { mail, arrived } = await openMailServer(t);
  const { auth, owner } = await openHouse(t, { mail });
  await addUser(auth, email);
  const signedIn = openBrowser(auth);
  await signedIn.post("/sign-in/email", { email, password: goodPassword });
  assert.equal((await openBrowser(auth).post("/request-password-reset", { email })).status, 200);
  const [letter] = await arrived(1);
  assert.equal(letter?.to, email);
  assert.match(letter?.text ?? "", /Guten Tag Anna Berger/);
  assert.ok(letter?.text.includes(`${baseUrl}/reset-password#token=`));
  const token = tokenIn(letter?.text ?? "");
  const stored = JSON.stringify((await owner.query("select * from auth.verification")).rows);
  assert.ok(token.length >= 24 && !stored.includes(token), "the table holds a hash");
  const browser = openBrowser(auth);
  assert.equal(await codeOf(await browser.post("/reset-password", { token, newPassword: "short" })), "PASSWORD_TOO_SHORT");
  assert.equal(await codeOf(await browser.post("/reset-password", { token, newPassword: "anna-berger-2026!" })), "PASSWORD_OBVIOUS");
  assert.equal((await browser.post("/reset-password", { token, newPassword })).status, 200);
  assert.equal(await codeOf(await browser.post("/reset-password", { token, newPassword: `${newPassword} 2` })), "INVALID_TOKEN");
  assert.equal(await auth.sessionOf(signedIn.headers()), null, "signed out everywhere");
  assert.equal((await browser.post("/sign-in/email", { email, password: goodPassword })).status, 401);
  assert.equal((await browser.post("/sign-in/email", { email, password: newPassword })).status, 200);
  const [, notice] = await arrived(2);
  assert.match(notice?.text ?? "", /Ihr Passwort wurde soeben geändert/);
});

test("of two links that were asked for, using one voids the other", async (t) => {
  const { mail, arrived } = await openMailServer(t);
  const { auth } = await openHouse(t, { mail });
  await addUser(auth, email);
  for (let asked = 0; asked < 2; asked++) await openBrowser(auth).post("/request-password-reset", { email });
  const [first, second] = (await arrived(2)).map(({ text }) => tokenIn(text));
  assert.notEqual(first, second);
  assert.equal((await openBrowser(auth).post("/reset-password", { token: second, newPassword })).status, 200);
  assert.equal(
    await codeOf(await openBrowser(auth).post("/reset-password", { token: first, newPassword: `${newPassword} 2` })),
    "INVALID_TOKEN",
  );
});

test("a link is void after an hour", async (t) => {
  const { mail, arrived } = await openMailServer(t);
  const { auth, owner } = await openHouse(t, { mail });
  await addUser(auth, email);
  await openBrowser(auth).post("/request-password-reset", { email });
  const [letter] = await arrived(1);
  const { rows } = await owner.query<{ minutes: string }>(
    "select extract(epoch from expires_at - now()) / 60 as minutes from auth.verification",
  );
  assert.ok(Number(rows[0]?.minutes) > 59 && Number(rows[0]?.minutes) <= 60);
  await owner.query("update auth.verification set expires_at = now() - interval '1 second'");
  assert.equal(
    await codeOf(await openBrowser(auth).post("/reset-password", { token: tokenIn(letter?.text ?? ""), newPassword })),
    "INVALID_TOKEN",
  );
});

test("asking for an unknown address sends nothing and looks and lasts the same", async (t) => {
  const { mail, letters } = await openMailServer(t);
  const { auth } = await openHouse(t, { mail });
  await addUser(auth, email);
  const answers: { text: string; ms: number }[] = [];
  for (const asked of [email, "nobody@lumen.example"]) {
    const started = performance.now();
    const response = await openBrowser(auth).post("/request-password-reset", { email: asked });
    answers.push({ text: `${response.status} ${await response.text()}`, ms: performance.now() - started });
  }
  assert.equal(answers[0]?.text, answers[1]?.text);
  for (const { ms } of answers) assert.ok(ms >= 295, String(ms));
  await auth.close();
  assert.deepEqual(
    letters.map(({ to }) => to),
    [email],
  );
});

test("nobody can fill somebody's mailbox", async (t) => {
  const { auth, letters } = await openHouse(t);
  await addUser(auth, email);
  await Promise.all(Array.from({ length: 12 }, () => openBrowser(auth).post("/request-password-reset", { email })));
  await auth.close(); // letters are written after the answers
  assert.equal(letters.length, 5);
});

test("without a mail server the answer says so, for known and unknown addresses alike", async (t) => {
  const { auth } = await openHouse(t, { mail: createMailer({ smtpUrl: undefined, from: undefined }) });
  await addUser(auth, email);
  for (const asked of [email, "nobody@lumen.example"]) {
    const response = await openBrowser(auth).post("/request-password-reset", { email: asked });
    assert.equal(response.status, 503);
    assert.equal(await codeOf(response), "MAIL_NOT_CONFIGURED");
  }
});

test("a letter that the mail server refuses is told in a code, without the address", async (t) => {
  const { mail } = await openMailServer(t);
  const order = { to: "gone@lumen.example", template: "password_changed", language: "en", values: { name: "Gone" } } as const;
  await assert.rejects(
    mail.send(order),
    (error: MailError) =>
      error instanceof MailError && error.isLasting && error.code === "EENVELOPE 550" && !error.message.includes("gone"),
  );
  const nowhere = createMailer({ smtpUrl: "smtp://127.0.0.1:9", from: "a@b.example" });
  await assert.rejects(nowhere.send(order), (error: MailError) => error instanceof MailError && !error.isLasting);
});

test("a name cannot add headers, recipients or paragraphs to a letter", async (t) => {
  const { mail, arrived } = await openMailServer(t);
  await mail.send({
    to: email,
    template: "invitation",
    language: "en",
    values: {
      name: "Anna\r\nBcc: eve@evil.example\r\n\r\nClick here",
      company: "Lumen\nSubject: Prize",
      link: `${baseUrl}/invitation#x`,
      expiresAt: "2026-03-02",
    },
  });
  const [letter] = await arrived(1);
  assert.equal(letter?.to, email);
  assert.doesNotMatch(letter?.raw ?? "", /^(bcc|subject: prize)/im);
  assert.match(letter?.text ?? "", /works until 2 March 2026/);
});
