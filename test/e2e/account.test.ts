/** Signing in and out, sessions, keys, and the frame around them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { accountPage, callApi, company, owner, signIn, signOut } from "./company.ts";
import { untilIs } from "./hand.ts";
import { expectAccessible, journeys } from "./journey.ts";
import { slowAnswers } from "./slower.ts";

const walk = journeys({ isFounded: true });
walk(
  "A wrong password is refused in words, the right one leads back to the page that was asked for",
  async ({ page, url, expectRefusals }) => {
    expectRefusals();
    await page.goto(accountPage(url, "/keys"));
    await page.waitForURL("**/sign-in?return=*");
    await expectAccessible(page);
    await page.getByLabel("E-mail").fill(owner.email);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByText("E-mail or password is wrong").waitFor();
    await page.getByLabel("Password", { exact: true }).fill(owner.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL("**/account/keys");
  },
);

walk("After signing out nothing of the company is shown any more", async ({ page, url, expectRefusals }) => {
  // On a slow line the page is refused things while it leaves; that must not lead back to where one was.
  await slowAnswers(page, 400);
  await signIn(page, url);
  expectRefusals();
  await signOut(page);
  await page.evaluate(() => history.back());
  await page.waitForURL("**/sign-in?return=*");
  await page.getByLabel("E-mail").waitFor();
  assert.equal(await page.getByText(company.name).count(), 0);
});

walk("A profile keeps what is changed, and the language changes the screen at once", async ({ page, url }) => {
  await signIn(page, url);
  await page.goto(accountPage(url));
  await expectAccessible(page);
  await page.getByLabel("Phone").fill("+49 731 12345");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved").waitFor();
  await page.getByRole("button", { name: `Account of ${owner.name}` }).click();
  await page.getByRole("menuitemradio", { name: "Deutsch" }).click();
  await page.getByRole("heading", { name: "Profil" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Profil" }).waitFor();
  await untilIs(() => page.getByLabel("Telefon").inputValue(), "+49 731 12345");
  await untilIs(() => page.locator("html").getAttribute("lang"), "de");
  await callApi(page, "PATCH", "/me", { language: "en" });
});

walk("Everybody takes what is known about them along as a file", async ({ page, url }) => {
  await signIn(page, url);
  await page.goto(accountPage(url));
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download all data" }).click()]);
  assert.match(file.suggestedFilename(), new RegExp(`^${company.slug}-[0-9a-f-]{36}\\.json$`));
  const known = JSON.parse(readFileSync(await file.path(), "utf8"));
  assert.equal(known.person.name, owner.name);
  assert.ok(known.account.sessions.length > 0, "and from where one is signed in");
});

walk("A key is shown once, works with its person's rights, and stops when it is revoked", async ({ page, url, expectRefusals }) => {
  expectRefusals();
  await signIn(page, url);
  await page.goto(accountPage(url, "/keys"));
  await page.getByRole("button", { name: "Create a key" }).first().click();
  await page.getByRole("textbox", { name: "Name" }).fill("Website form");
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Create a key" }).click();
  const key = await page.getByRole("textbox", { name: "Key" }).inputValue();
  const call = (method = "GET") =>
    fetch(`${url}/api/v1/me`, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(method === "PATCH" ? { body: "{}" } : {}),
    });
  assert.equal((await call()).status, 200);
  assert.equal((await call("PATCH")).status, 403, "a key for reading changes nothing");

  await page.getByRole("button", { name: "Done" }).click();
  await page.reload();
  await page.getByRole("cell", { name: "Website form", exact: true }).waitFor();
  assert.ok(!(await page.content()).includes(key), "the key is not shown again");
  await page.getByRole("button", { name: "Revoke Website form" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("cell", { name: "Revoked" }).waitFor();
  assert.equal((await call()).status, 401);
});

walk("A session that is ended elsewhere is out at once", async ({ page, url, expectRefusals }) => {
  expectRefusals();
  const other = await page.context().browser()!.newContext();
  const elsewhere = await other.newPage();
  await signIn(elsewhere, url);
  await signIn(page, url);
  await page.goto(accountPage(url, "/sessions"));
  await page.getByText("This one").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "End all others" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End all others" }).click();
  await page.getByText("All other sessions are ended").waitFor();
  await elsewhere.reload();
  await elsewhere.waitForURL("**/sign-in**");
  await other.close();
});

walk("The keyboard finds pages and people: the palette, its search, and the list of keys", async ({ page, url }) => {
  await signIn(page, url);
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Search a person, a page or an action").fill("api k");
  await page
    .getByRole("button", { name: /^API keys/ })
    .and(page.locator("[data-selected]"))
    .waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/account/keys");
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Search a person, a page or an action").fill("olga");
  await page.getByRole("button", { name: owner.name }).and(page.locator("[data-selected]")).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/people/);
  await page.getByPlaceholder("Search a person, a page or an action").waitFor({ state: "hidden" });
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard" }).waitFor();
  await expectAccessible(page);
});

walk(
  "On a phone the menu opens over the page, in the dark too",
  async ({ page, url }) => {
    await signIn(page, url);
    await page.goto(accountPage(url));
    await page.getByRole("heading", { name: "Profile" }).waitFor();
    await untilIs(() => page.locator("html").getAttribute("data-mantine-color-scheme"), "dark");
    await expectAccessible(page);
    const { width } = await page.evaluate(() => ({ width: document.documentElement.scrollWidth }));
    assert.ok(width <= 390, `the page is ${width} px wide`);
    await page.getByRole("button", { name: "Open the menu" }).click();
    await page.getByRole("navigation", { name: "Navigation" }).getByText(company.name).waitFor();
  },
  { viewport: { width: 390, height: 844 }, colorScheme: "dark", hasTouch: true },
);

walk(
  "A language that the browser asks for is the language of the sign-in page",
  async ({ page, url, expectRefusals }) => {
    expectRefusals();
    await page.goto(`${url}/sign-in`);
    await page.getByRole("heading", { name: "Вход" }).waitFor();
    await expectAccessible(page);
  },
  { locale: "ru-RU" },
);
