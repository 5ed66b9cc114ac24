/** People in three views: found, hired, moved, paired, gone. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { callApi, company, signIn } from "./company.ts";
import { cardOf, choose, drag, panelOf, placeOf, until, untilIs } from "./hand.ts";
import { expectAccessible, journeys } from "./journey.ts";
import { hireStaff, type Staff } from "./staff.ts";

const walk = journeys({ isFounded: true });

let staff: Promise<Staff> | null = null;
const staffOf = (url: string) => {
  staff ??= hireStaff(url);
  return staff;
};
const peoplePage = (url: string, search = "") => `${url}/w/${company.slug}/people${search}`;
const chiefOf = async (page: Page, id: string) => (await callApi<{ chiefId: string | null }>(page, "GET", `/people/${id}`)).chiefId;

walk("A colleague is found by a part of the name, opened with the keyboard, and Back closes the panel", async ({ page, url }) => {
  await staffOf(url);
  await signIn(page, url);
  await page.goto(peoplePage(url));
  await page.getByRole("searchbox", { name: "Name or e-mail" }).fill("lena");
  await page.getByRole("button", { name: "Lena Schäfer", exact: true }).waitFor();
  await page.waitForURL(/query=lena/);
  // In the middle of the page stands somebody else until only the found ones are left.
  await page.getByRole("button", { name: "James Whitfield", exact: true }).waitFor({ state: "hidden" });
  await page.locator("body").click();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const panel = panelOf(page);
  await panel.getByText("Vertrieb › Industrie").first().waitFor();
  await panel.getByText("Jonas Hofmann stands in").waitFor();
  await expectAccessible(page);
  await page.goBack();
  await panel.waitFor({ state: "hidden" });
});

walk("Hiring suggests the chief from the level above, and shows the invitation's link once", async ({ page, url }) => {
  const { id } = await staffOf(url);
  await signIn(page, url);
  await page.goto(peoplePage(url, "?panel=new"));
  const panel = panelOf(page);
  await panel.getByRole("textbox", { name: "Name" }).fill("Nora Lindqvist");
  await panel.getByRole("textbox", { name: "E-mail" }).fill("nora@lumen.example");
  await choose(page, "Level or role", "Seller");
  await choose(page, "Unit", "Vertrieb › Kommunen");
  await untilIs(() => panel.getByRole("combobox", { name: "Chief" }).inputValue(), "James Whitfield · Head of direction");
  await expectAccessible(page);
  await panel.getByRole("button", { name: "Hire" }).click();
  const link = await panel.getByRole("textbox", { name: "Invitation link" }).inputValue();
  assert.match(link, new RegExp(`^${url}/invitation#.{20,}`));
  const { items } = await callApi<{ items: { name: string; chiefId: string; status: string }[] }>(page, "GET", "/people?query=lindqvist");
  assert.deepEqual(
    items.map((one) => [one.name, one.chiefId, one.status]),
    [["Nora Lindqvist", id("James Whitfield"), "invited"]],
  );
  await page.reload();
  await panel.getByRole("button", { name: "Invite", exact: true }).waitFor();
  assert.equal(await panel.getByRole("textbox", { name: "Invitation link" }).count(), 0);
});

walk("An e-mail that somebody has already comes back to its field, and nobody is hired", async ({ page, url, expectRefusals }) => {
  expectRefusals();
  await staffOf(url);
  await signIn(page, url);
  await page.goto(peoplePage(url, "?panel=new"));
  const panel = panelOf(page);
  await panel.getByRole("textbox", { name: "Name" }).fill("Second Katrin");
  await panel.getByRole("textbox", { name: "E-mail" }).fill("brandt@lumen.example");
  await choose(page, "Level or role", "Auditor");
  await panel.getByRole("button", { name: "Hire" }).click();
  await panel
    .getByText(/has this e-mail address already/)
    .first()
    .waitFor();
  assert.equal((await callApi<{ items: unknown[] }>(page, "GET", "/people?query=second")).items.length, 0);
});

walk("A seller dragged onto another head reports to that head, and Undo brings the seller back", async ({ page, url }) => {
  const { id } = await staffOf(url);
  await signIn(page, url);
  await page.goto(peoplePage(url, "?view=chart"));
  await drag(page, id("Tobias Müller-Westernhagen"), id("James Whitfield"));
  await page.getByText("Tobias Müller-Westernhagen now reports to James Whitfield").waitFor();
  assert.equal(await chiefOf(page, id("Tobias Müller-Westernhagen")), id("James Whitfield"));
  await expectAccessible(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await until(async () => (await chiefOf(page, id("Tobias Müller-Westernhagen"))) === id("Katrin Brandt"));
});

walk("A chief dragged onto somebody below is refused in words and stands where they stood", async ({ page, url, expectRefusals }) => {
  expectRefusals();
  const { id } = await staffOf(url);
  await signIn(page, url);
  await page.goto(peoplePage(url, "?view=chart"));
  const before = await placeOf(page, id("Katrin Brandt"));
  await drag(page, id("Katrin Brandt"), id("Jonas Hofmann"));
  await page.getByText(/would go round in a circle/).waitFor();
  assert.equal(await chiefOf(page, id("Katrin Brandt")), id("Matthias Vogel"));
  await until(async () => JSON.stringify(await cardOf(page, id("Katrin Brandt")).boundingBox()) === JSON.stringify(before));
});

walk("Without a mouse, M on a card and a choice do what dragging does", async ({ page, url }) => {
  const { id } = await staffOf(url);
  await signIn(page, url);
  await page.goto(peoplePage(url, "?view=chart"));
  await cardOf(page, id("Oliver Grant")).focus();
  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: "Move Oliver Grant" });
  await dialog.waitFor();
  await expectAccessible(page);
  await dialog.getByRole("combobox", { name: "New chief" }).fill("Katrin");
  await page.getByRole("option", { name: /Katrin Brandt/ }).click();
  await dialog.getByRole("button", { name: "Move" }).click();
  await page.getByText("Oliver Grant now reports to Katrin Brandt").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await until(async () => (await chiefOf(page, id("Oliver Grant"))) === id("James Whitfield"));
});

walk("The ladder counts each level, shows pairs as double lines, and a vacancy opens the form with its level", async ({ page, url }) => {
  await staffOf(url);
  await signIn(page, url);
  await page.goto(peoplePage(url, "?view=ladder"));
  const telesales = page.getByRole("region", { name: "Telesales" });
  await telesales.getByText("3 people", { exact: true }).waitFor();
  await telesales.getByText("1 vacancy").waitFor();
  await until(async () => (await page.locator("main svg g path").count()) === 2 * 7);
  await expectAccessible(page);
  await telesales.getByRole("button", { name: /Fill the vacancy/ }).click();
  await untilIs(() => panelOf(page).getByRole("combobox", { name: "Level or role" }).inputValue(), "Telesales");
  await untilIs(() => panelOf(page).getByRole("combobox", { name: "Unit" }).inputValue(), "Vertrieb › Telefonvertrieb");
});

walk("A pair is offered along the routes only, made and ended", async ({ page, url }) => {
  const { id } = await staffOf(url);
  await signIn(page, url);
  await page.goto(peoplePage(url, `?panel=${id("Мария Лебедева")}`));
  const pairs = panelOf(page).getByRole("region", { name: "Pairs" });
  await pairs.getByRole("button", { name: "Add a pair" }).click();
  await pairs.getByRole("combobox", { name: "Pair with" }).click();
  await page.getByRole("option").first().waitFor();
  const offered = await page.getByRole("option").allInnerTexts();
  assert.ok(
    offered.every((one) => /Telesales|Head of direction|Commercial director|Oliver Grant/.test(one)),
    offered.join("; "),
  );
  await page.getByRole("option", { name: /Ольга Ким/ }).click();
  await pairs.getByRole("button", { name: "Add a pair" }).click();
  await pairs.getByText("sets work for").waitFor();
  await pairs.getByRole("button", { name: "End the pair with Ольга Ким" }).click();
  await pairs.getByText("No pairs").waitFor();
});

walk(
  "Somebody with people below leaves once it is said who takes them over; gone, they can be erased by typing the name",
  async ({ page, url }) => {
    const { id } = await staffOf(url);
    await signIn(page, url);
    const made = await callApi<{ id: string }>(page, "POST", "/people", {
      name: "Bruno Ende",
      level: "direction_head",
      chiefId: id("Matthias Vogel"),
    });
    const below = await callApi<{ id: string }>(page, "POST", "/people", { name: "Clara Danach", level: "seller", chiefId: made.id });
    await page.goto(peoplePage(url, `?panel=${made.id}`));
    const panel = panelOf(page);
    await panel.getByRole("button", { name: "Deactivate" }).click();
    await panel.getByRole("combobox", { name: "Who takes over 1 person?" }).waitFor();
    await untilIs(() => panel.getByRole("combobox", { name: /Who takes over/ }).inputValue(), "Matthias Vogel · Commercial director");
    await expectAccessible(page);
    await panel.getByRole("button", { name: "Deactivate" }).click();
    await panel.getByText("Has left", { exact: true }).waitFor();
    assert.equal(await chiefOf(page, below.id), id("Matthias Vogel"));

    await panel.getByRole("button", { name: "Erase the person’s data" }).click();
    await panel.getByRole("textbox", { name: /type the name/ }).fill("Bruno");
    await panel.getByRole("button", { name: "Erase the person’s data" }).click();
    await panel.getByText("Type exactly: Bruno Ende").waitFor();
    await panel.getByRole("textbox", { name: /type the name/ }).fill("Bruno Ende");
    await panel.getByRole("button", { name: "Erase the person’s data" }).click();
    await panel.getByRole("heading", { name: "Erased person" }).waitFor();
    await until(async () => (await page.getByText("Bruno Ende").count()) === 0);
  },
);

walk("A seller sees everybody and is offered nothing that would be refused", async ({ page, url }) => {
  const { id, password } = await staffOf(url);
  await signIn(page, url, { email: "hofmann@lumen.example", password });
  await page.goto(peoplePage(url, `?panel=${id("Lena Schäfer")}`));
  await panelOf(page).getByText("Vertrieb › Industrie").first().waitFor();
  for (const name of ["Hire", "Edit", "Move to…", "Deactivate", "Add a pair", "Report an absence", "Download all data"])
    assert.equal(await page.getByRole("button", { name, exact: true }).count(), 0, name);
  assert.equal(await page.getByRole("link", { name: "Journal" }).count(), 0);
  await expectAccessible(page);
});

for (const colorScheme of ["light", "dark"] as const)
  walk(
    `On a phone all three views stay usable and accessible (${colorScheme})`,
    async ({ page, url }) => {
      const { id } = await staffOf(url);
      await signIn(page, url);
      for (const view of ["table", "ladder", "chart"]) {
        await page.goto(peoplePage(url, `?view=${view}`));
        await page.getByText("Katrin Brandt").first().waitFor();
        await expectAccessible(page);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${view} is wider than the screen`);
      }
      await page.goto(peoplePage(url, `?panel=${id("Katrin Brandt")}`));
      await panelOf(page).getByText("Vertrieb › Industrie").first().waitFor();
      await expectAccessible(page);
    },
    { viewport: { width: 390, height: 844 }, colorScheme, hasTouch: true },
  );
