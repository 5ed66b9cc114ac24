/** What people are told: a mention reaches the bell and leads to the record; how they want to hear of it; their calendar for other programs. */
import assert from "node:assert/strict";
import { after } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { callApi, company, signIn } from "./company.ts";
import { untilIs } from "./hand.ts";
import { expectAccessible, journeys } from "./journey.ts";
import { linkIn, startMailServer } from "./mail-server.ts";

const mail = await startMailServer();
after(mail.stop);
const walk = journeys({ isFounded: true, environment: mail.environment });
const password = "eleven quiet springs unwinding";
const jonas = { name: "Jonas Hofmann", email: "hofmann@lumen.example", password };

/** The invitation came by letter before. */
async function letterAbout(what: RegExp): Promise<string> {
  for (let tries = 0; tries < 900; tries++) {
    const letter = await mail.letterTo(jonas.email);
    if (what.test(letter)) return letter;
    await sleep(100);
  }
  throw new Error(`No letter about ${what} came.`);
}

walk(
  "A mention rings the colleague's bell at once, leads to the record, and the calendar address works until it is revoked",
  async ({ page, url, elsewhere }) => {
    await signIn(page, url);
    const me = await callApi<{ personId: string }>(page, "GET", "/me");
    const { id: jonasId } = await callApi<{ id: string }>(page, "POST", "/people", {
      name: jonas.name,
      email: jonas.email,
      level: "seller",
      chiefId: me.personId,
    });
    await callApi(page, "POST", "/people", { name: "Jolanda Stein", email: "stein@lumen.example", level: "seller", chiefId: me.personId });
    const { link } = await callApi<{ link: string }>(page, "POST", `/people/${jonasId}/invite`, {});
    const accepted = await fetch(`${url}/api/v1/invitations/accept`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url },
      body: JSON.stringify({ token: decodeURIComponent(new URL(link).hash.replace(/^#(token=)?/, "")), password }),
    });
    assert.ok(accepted.ok, await accepted.text());
    const client = await callApi<{ id: string }>(page, "POST", "/clients", { name: "Molkerei Alb", ownerId: jonasId });

    const his = await elsewhere();
    await signIn(his, url, jonas);
    await his.keyboard.press("g");
    await his.keyboard.press("n");
    await his.getByText("Nothing has been told to you yet").waitFor();
    await expectAccessible(his);

    await page.goto(`${url}/w/${company.slug}/clients/${client.id}?tab=notes`);
    const note = page.getByRole("textbox", { name: "Write a note" });
    await note.pressSequentially("Please call them, @Jo");
    const mayNot = page.getByRole("option", { name: /Jolanda Stein/ });
    await mayNot.getByText("Does not see this record").waitFor();
    await page.getByRole("option", { name: "Jonas Hofmann" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await untilIs(() => note.inputValue(), "Please call them, @Jonas Hofmann ");
    await note.pressSequentially("before noon");
    await page.keyboard.press("Control+Enter");
    await page.getByText("@Jonas Hofmann", { exact: true }).waitFor();

    // Without loading anything anew.
    const row = his.getByRole("button", { name: /Mention in a note.*Molkerei Alb/ });
    await row.waitFor();
    await his.getByRole("link", { name: "Notifications: 1 unread" }).waitFor();
    const letter = await letterAbout(/mentioned you in a note on Molkerei Alb/);
    assert.equal(linkIn(letter), `${url}/w/${company.slug}/clients/${client.id}?tab=notes`);
    await his.keyboard.press("j");
    await his.keyboard.press("m");
    await his.getByRole("link", { name: "Notifications", exact: true }).waitFor();
    await his.keyboard.press("m");
    await his.getByRole("link", { name: "Notifications: 1 unread" }).waitFor();
    await his.keyboard.press("Enter");
    await his.getByRole("heading", { level: 1, name: "Molkerei Alb" }).waitFor();
    await his.getByText("Please call them").waitFor();
    await his.getByRole("link", { name: "Notifications", exact: true }).waitFor();

    await his.goto(`${url}/w/${company.slug}/account/notifications`);
    await his.getByRole("switch", { name: "Mention in a note: Push" }).click({ force: true });
    await his.getByRole("combobox", { name: "Mention in a note: E-mail" }).selectOption("once a day");
    await his.getByRole("checkbox", { name: "Quiet hours" }).check();
    await his.getByRole("button", { name: "Save" }).click();
    await his.getByText("Quiet hours are saved").waitFor();
    await his.reload();
    await untilIs(() => his.getByRole("combobox", { name: "Mention in a note: E-mail" }).inputValue(), "digest");
    await untilIs(() => his.getByRole("switch", { name: "Mention in a note: Push" }).isChecked(), false);
    await untilIs(() => his.getByRole("checkbox", { name: "Quiet hours" }).isChecked(), true);

    await his.getByRole("button", { name: "New address" }).click();
    const address = await his.getByRole("textbox", { name: "Address of the calendar" }).inputValue();
    const feed = await fetch(address);
    assert.match(await feed.text(), /^BEGIN:VCALENDAR\r\n/);
    await expectAccessible(his);
    await his.getByRole("button", { name: "Revoke" }).click();
    await his.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
    await his.getByText("The address is revoked").waitFor();
    assert.equal((await fetch(address)).status, 404);
  },
);

walk("What comes every week is set once, and is a task the day before", async ({ page, url }) => {
  await signIn(page, url);
  await page.goto(`${url}/w/${company.slug}/day/recurring`);
  await page.getByRole("button", { name: "New recurring task" }).first().click();
  const panel = page.getByRole("dialog");
  await panel.getByRole("textbox", { name: "What" }).fill("Read the tenders");
  await panel
    .getByRole("combobox", { name: "Unit" })
    .or(panel.getByRole("textbox", { name: "Unit" }))
    .click();
  await page.getByRole("option", { name: "days" }).click();
  await expectAccessible(page);
  await panel.getByRole("button", { name: "Set" }).click();
  await page
    .getByRole("button", { name: /Read the tenders/ })
    .or(page.getByText("Read the tenders"))
    .first()
    .waitFor();
  await page.getByText("every day").waitFor();
  await expectAccessible(page);
});

/** A browser without a profile on disk may not subscribe to a push service; what comes from one is handed to the worker by the protocol. */
walk(
  "A push message is shown while no page looks, and a click on it leads to what it tells of, on this server only",
  async ({ page, url }) => {
    await signIn(page, url);
    await page.goto(`${url}/w/${company.slug}/account/notifications`);
    await page.getByRole("heading", { level: 1, name: "What you are told" }).waitFor();
    await page.context().grantPermissions(["notifications"], { origin: url });
    const protocol = await page.context().newCDPSession(page);
    const registered = new Promise<string>((resolve) =>
      protocol.on("ServiceWorker.workerRegistrationUpdated", ({ registrations: [first] }) => first && resolve(first.registrationId)),
    );
    await protocol.send("ServiceWorker.enable");
    const [worker] = await Promise.all([
      page.context().waitForEvent("serviceworker"),
      page.evaluate(() => navigator.serviceWorker.register("/sw.js").then(() => navigator.serviceWorker.ready.then(() => {}))),
    ]);
    const registrationId = await registered;
    const shown = () =>
      page.evaluate(async () =>
        (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body, tag }) => ({ title, body, tag })),
      );
    const deliver = async (message: { readonly title: string; readonly tag: string; readonly path: string }) => {
      await protocol.send("ServiceWorker.deliverPushMessage", { origin: url, registrationId, data: JSON.stringify(message) });
      for (let tries = 0; tries < 1_200 && (await shown()).length === 0; tries++) await sleep(50);
    };
    const click = () =>
      worker.evaluate(`registration.getNotifications().then(([notification]) =>
      self.dispatchEvent(new NotificationEvent("notificationclick", { notification })))`);

    // Told twice, it stands there once: both have one tag.
    await deliver({ title: "Task handed over to you", tag: "one", path: `/w/${company.slug}/day` });
    await deliver({ title: "Task handed over to you", tag: "one", path: `/w/${company.slug}/day` });
    assert.deepEqual(await shown(), [{ title: "Task handed over to you", body: "", tag: "one" }]);
    await click();
    await page.waitForURL(`${url}/w/${company.slug}/day`);
    await page.getByRole("heading", { level: 1, name: "My day" }).waitFor();
    assert.deepEqual(await shown(), []);

    await deliver({ title: "Prize", tag: "two", path: "https://elsewhere.example/" });
    await click();
    for (let tries = 0; tries < 1_200 && (await shown()).length > 0; tries++) await sleep(50);
    assert.equal(page.url(), `${url}/w/${company.slug}/day`);
  },
);
