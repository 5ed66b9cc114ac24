/** Structure, settings and the journal: how the company is built, and who changed it. */
import assert from "node:assert/strict";
import { callApi, company, signIn } from "./company.ts";
import { untilIs } from "./hand.ts";
import { expectAccessible, journeys } from "./journey.ts";
import { dayFromNow, hireStaff, type Staff } from "./staff.ts";

const walk = journeys({ isFounded: true });

let staff: Promise<Staff> | null = null;
const staffOf = (url: string) => {
  staff ??= hireStaff(url);
  return staff;
};
const pageOf = (url: string, path: string) => `${url}/w/${company.slug}/${path}`;

walk("A level of the company's own comes onto the ladder with names in three languages", async ({ page, url }) => {
  await staffOf(url);
  await signIn(page, url);
  await page.goto(pageOf(url, "structure"));
  await page.getByRole("button", { name: "Add a level" }).click();
  const panel = page.getByRole("dialog");
  await panel.getByRole("button", { name: "Save" }).click();
  await panel.getByText("Please fill this in").nth(2).waitFor();
  await panel.getByLabel("Name in English").fill("Key account seller");
  await panel.getByLabel("Name in Русский").fill("Продавец ключевых клиентов");
  await panel.getByLabel("Name in Deutsch").fill("Key-Account-Verkäufer");
  await panel.getByLabel("Rank").fill("3");
  await panel.getByRole("checkbox", { name: "Sells" }).check();
  await expectAccessible(page);
  await panel.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Key account seller" }).waitFor();
  const { items } = await callApi<{ items: { key: string; rank: number; functions: string[] }[] }>(page, "GET", "/org/levels");
  const made = items.find((one) => one.key === "key_account_seller");
  assert.deepEqual([made?.rank, made?.functions], [3, ["sell"]]);
});

walk("A tick in the matrix is a route, and Undo takes it back", async ({ page, url }) => {
  await staffOf(url);
  await signIn(page, url);
  await page.goto(pageOf(url, "structure?tab=routes"));
  const cell = page.getByRole("checkbox", { name: "Seller sets work for Assistant", exact: true });
  await untilIs(() => cell.isChecked(), false);
  await cell.check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("The routes are saved").waitFor();
  const routes = async () => (await callApi<{ items: { from: string; to: string }[] }>(page, "GET", "/org/routes")).items;
  assert.ok((await routes()).some((one) => one.from === "seller" && one.to === "assistant"));
  await page.getByRole("button", { name: "Undo" }).click();
  await page.waitForFunction(
    () => !(document.querySelector<HTMLInputElement>('[aria-label="Seller sets work for Assistant"]')?.checked ?? true),
  );
  assert.ok(!(await routes()).some((one) => one.from === "seller" && one.to === "assistant"));
});

walk("A unit with people is not archived, in words; an empty one is, and comes back", async ({ page, url, expectRefusals }) => {
  expectRefusals();
  await staffOf(url);
  await signIn(page, url);
  await page.goto(pageOf(url, "structure?tab=units"));
  await page.getByRole("button", { name: "Archive Industrie" }).click();
  await page.getByText("People belong to this unit. Move them to another first.").waitFor();
  await page.getByRole("button", { name: "Add a unit" }).click();
  const panel = page.getByRole("dialog", { name: "Add a unit" });
  await panel.getByRole("textbox", { name: "Name" }).fill("Export");
  await panel.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Archive Export" }).click();
  await page.getByRole("button", { name: "Archive Export" }).waitFor({ state: "hidden" });
  await page.getByRole("switch", { name: "Show archived units" }).check();
  await page.getByRole("button", { name: "Restore Export" }).click();
  await page.getByRole("button", { name: "Archive Export" }).waitFor();
  await expectAccessible(page);
});

walk("A vacancy is filled by somebody of its level", async ({ page, url }) => {
  await staffOf(url);
  await signIn(page, url);
  await page.goto(pageOf(url, "structure?tab=positions&state=vacant"));
  await page.getByRole("button", { name: "Außendienst Süd" }).click();
  const panel = page.getByRole("dialog");
  await panel.getByRole("combobox", { name: "Filled by" }).fill("Tobias");
  await page.getByRole("option", { name: /Tobias/ }).click();
  await panel.getByRole("button", { name: "Save" }).click();
  await panel.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Außendienst Süd" }).waitFor({ state: "hidden" });
  await expectAccessible(page);
});

walk("The company is renamed and moved to a region, whose holidays then stand in the calendar", async ({ page, url }) => {
  await staffOf(url);
  await signIn(page, url);
  await page.goto(pageOf(url, "settings"));
  await page.getByRole("textbox", { name: "Name of the company" }).fill("Lumen AG");
  await page.getByRole("combobox", { name: "Region" }).fill("Bayern");
  await page.getByRole("option", { name: "Bayern", exact: true }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("The settings are saved").waitFor();
  await page.getByRole("navigation").getByText("Lumen AG").waitFor();
  const { days } = await callApi<{ days: { on: string; kind: string }[] }>(page, "GET", "/org/calendar?year=2027");
  assert.equal(days.find((one) => one.on === "2027-01-06")?.kind, "holiday");
});

walk("A currency rate is set with a comma, shown, removed and brought back", async ({ page, url }) => {
  await staffOf(url);
  await signIn(page, url);
  await page.goto(pageOf(url, "settings?tab=rates"));
  await page.getByRole("button", { name: "Add a rate" }).click();
  const panel = page.getByRole("dialog");
  await panel.getByRole("combobox", { name: "Currency" }).fill("PLN");
  await page.getByRole("option", { name: /^PLN/ }).click();
  await panel.getByLabel("One PLN in EUR").fill("0,2345");
  await panel.getByRole("button", { name: "Save" }).click();
  await page.getByText("1 PLN = 0.2345 EUR").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Remove the rate of PLN/ }).click();
  await page.getByText("1 PLN = 0.2345 EUR").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("1 PLN = 0.2345 EUR").waitFor();
});

walk("Company sign-in keeps its secret to itself", async ({ page, url }) => {
  await staffOf(url);
  await signIn(page, url);
  await page.goto(pageOf(url, "settings?tab=sso"));
  await page.getByText("Company sign-in is off").waitFor();
  await page.getByRole("textbox", { name: "Issuer" }).fill("https://login.lumen.example");
  await page.getByRole("textbox", { name: "Client id" }).fill("mainspring");
  await page.locator("main input[type=password]").fill("a very secret word");
  await page.getByRole("combobox", { name: "Allowed e-mail domains" }).fill("lumen.example");
  await page.keyboard.press("Enter");
  await page.getByRole("switch", { name: "People may sign in this way" }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Company sign-in is on").waitFor();
  const saved = await callApi<Record<string, unknown>>(page, "GET", "/sso");
  assert.deepEqual([saved["issuer"], saved["domains"], saved["hasClientSecret"]], ["https://login.lumen.example", ["lumen.example"], true]);
  await untilIs(() => page.locator("main input[type=password]").inputValue(), "");
  assert.ok(!(await page.content()).includes("a very secret word"));
});

walk("With no failed jobs the page says so; a seller may read the settings and change none", async ({ page, url }) => {
  const { password } = await staffOf(url);
  await signIn(page, url);
  await page.goto(pageOf(url, "settings?tab=jobs"));
  await page.getByText("No failed jobs").waitFor();
  await expectAccessible(page);
  await page.context().clearCookies();
  await signIn(page, url, { email: "hofmann@lumen.example", password });
  await page.goto(pageOf(url, "settings"));
  await page.getByText("These settings are changed by the owner or an administrator.").waitFor();
  await untilIs(() => page.getByRole("tab").allInnerTexts(), ["Company", "Currency rates", "Pipelines", "Lists", "Own fields"]);
  assert.equal(await page.getByRole("button", { name: "Save" }).count(), 0);
  await expectAccessible(page);
});

walk("The journal tells who changed what, before and after, with names for ids", async ({ page, url }) => {
  const { id } = await staffOf(url);
  await signIn(page, url);
  const grace = id("Grace Turner");
  await callApi(page, "PATCH", `/people/${grace}`, { phone: "+49 30 123456" });
  await callApi(page, "PATCH", `/people/${grace}`, { chiefId: id("Katrin Brandt") });
  await page.goto(pageOf(url, `people?panel=${grace}`));
  await page.getByRole("link", { name: "All changes" }).click();
  await page.waitForURL(/\/journal\?subject=/);
  const entries = page.getByRole("list", { name: "Changes, newest first" }).locator("> li");
  const newest = entries.first();
  await newest.getByText("New chief").waitFor();
  // Names stand for ids as soon as the people are there.
  await newest.getByText("Katrin Brandt").waitFor();
  await entries.nth(1).getByRole("link", { name: "Grace Turner" }).waitFor();
  assert.match(await newest.innerText(), /James Whitfield[\s\S]*Katrin Brandt/);
  assert.match(await entries.nth(1).innerText(), /Details changed: Grace Turner[\s\S]*Phone[\s\S]*\+49 30 123456/);
  await entries.nth(2).waitFor();
  await expectAccessible(page);

  await page.goto(pageOf(url, "journal?kind=rate_set"));
  await entries.first().waitFor();
  assert.ok((await entries.allInnerTexts()).every((one) => one.includes("Currency rate set")));
  await page.goto(pageOf(url, `journal?from=${dayFromNow(3)}`));
  await page.getByText("No changes match these filters").waitFor();
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await entries.nth(10).waitFor();
});

walk("Older entries come by the page", async ({ page, url }) => {
  await staffOf(url);
  await signIn(page, url);
  await page.goto(pageOf(url, "journal"));
  const entries = page.getByRole("list", { name: "Changes, newest first" }).locator("> li");
  await entries.nth(49).waitFor();
  assert.equal(await entries.count(), 50);
  await page.getByRole("button", { name: "Show more" }).click();
  await entries.nth(50).waitFor();
});

walk("What the records of a page of entries are called is asked for all of them at once", async ({ page, url }) => {
  await staffOf(url);
  await signIn(page, url);
  const names = ["Acme Presses", "Berg & Son", "Cargo Nord"];
  const ids: string[] = [];
  for (const name of names) ids.push((await callApi<{ id: string }>(page, "POST", "/clients", { name })).id);
  const asked: URL[] = [];
  page.on("request", (request) => {
    const address = new URL(request.url());
    if (/^\/api\/v1\/(names|clients\/.*)$/.test(address.pathname)) asked.push(address);
  });
  await page.goto(pageOf(url, "journal"));
  const entries = page.getByRole("list", { name: "Changes, newest first" });
  for (const name of names) await entries.getByRole("link", { name }).waitFor();
  assert.deepEqual([...new Set(asked.map(({ pathname }) => pathname))], ["/api/v1/names"]);
  const first = asked[0]?.searchParams.get("of")?.split(",") ?? [];
  assert.deepEqual(
    ids.filter((id) => !first.includes(id)),
    [],
  );
});

for (const colorScheme of ["light", "dark"] as const)
  walk(
    `On a phone structure, settings and journal stay usable and accessible (${colorScheme})`,
    async ({ page, url }) => {
      await staffOf(url);
      await signIn(page, url);
      for (const [path, seen] of [
        ["structure", "Sets the company’s goals"],
        ["structure?tab=routes", "sets work for →"],
        ["structure?tab=units", "Kommunen"],
        ["structure?tab=positions", "Inside sales, evenings"],
        ["settings", "Place and time"],
        ["settings?tab=rates", "British Pound"],
        ["settings?tab=sso", "Who may come in"],
        ["journal", "Company founded"],
      ] as const) {
        await page.goto(pageOf(url, path === "journal" ? "journal?kind=workspace_founded" : path));
        await page.getByText(seen).first().waitFor();
        await expectAccessible(page);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${path} is wider than the screen`);
      }
    },
    { viewport: { width: 390, height: 844 }, colorScheme, hasTouch: true },
  );
