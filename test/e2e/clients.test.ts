import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { callApi, company, signIn } from "./company.ts";
import { optionOf, until, untilIs } from "./hand.ts";
import { expectAccessible, journeys } from "./journey.ts";

const walk = journeys({ isFounded: true });
const list = (url: string, search = "") => `${url}/w/${company.slug}/clients${search}`;
const rowNames = (page: Page) => page.locator("tbody [data-opens-row]").allInnerTexts();
const head = (page: Page) => page.locator("main [role=status]").first();
const untilHead = (page: Page, text: string) => head(page).filter({ hasText: text }).waitFor();

walk("A seller writes down a client, is warned of a double, and finds it by ⌘K", async ({ page, url }) => {
  await signIn(page, url);
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await page.getByText("No clients yet").waitFor();
  await expectAccessible(page);

  await page.getByRole("button", { name: "New client" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Molkerei Alb GmbH");
  await page.getByRole("combobox", { name: "Industry" }).fill("Food production");
  await page.getByRole("button", { name: "Phone", exact: true }).click();
  await page.getByRole("textbox", { name: "Phones 1", exact: true }).fill("+49 731 1234567");
  await page.getByRole("textbox", { name: "Revenue a year" }).fill("36 000 000,50");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add client" }).click();
  const panel = page.getByRole("dialog");
  await panel.getByText("€36,000,000.50").waitFor();
  await untilIs(() => panel.getByRole("link", { name: "+49 731 1234567" }).getAttribute("href"), "tel:+497311234567");
  await untilHead(page, "1 record · €36,000,000.50");

  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "New client" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Molkerei Alb");
  await page.getByRole("button", { name: "Phone", exact: true }).click();
  await page.getByRole("textbox", { name: "Phones 1", exact: true }).fill("0731 / 123 45 67");
  await page.getByText("Perhaps it is there already").waitFor();
  await page.getByRole("link", { name: "Molkerei Alb GmbH" }).waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();

  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Search a person, a page or an action").fill("molkerie");
  await page.locator(".mantine-Spotlight-action", { hasText: "Molkerei Alb GmbH" }).click();
  await page.waitForURL(/\/clients\/[0-9a-f-]{36}/);
  await page.getByRole("heading", { level: 1, name: "Molkerei Alb GmbH" }).waitFor();
});

walk("A head filters, saves the view, changes many at once and takes it back", async ({ page, url }) => {
  await signIn(page, url);
  const cities = ["Ulm", "Ulm", "Berlin", "Hamburg"];
  const names = ["Betonwerk Süd", "Stadtwerke Ulm", "Möbelhaus Ostsee", "Завод Урал"];
  for (const [at, name] of names.entries())
    await callApi(page, "POST", "/clients", { name, city: cities[at], revenue: { amount: `${at + 1}00000.00`, currency: "EUR" } });
  await page.goto(list(url));
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("combobox", { name: "Add a condition" }).click();
  await page.getByRole("option", { name: "Revenue a year" }).click();
  await page.getByRole("textbox", { name: "Value" }).fill("200 000");
  await page.getByRole("button", { name: "Take away: Revenue a year at least €200,000.00" }).waitFor();
  await page.getByRole("combobox", { name: "Add a condition" }).click();
  await page.getByRole("option", { name: "City" }).click();
  await page.getByRole("textbox", { name: "Value" }).nth(1).fill("ULM");
  await untilHead(page, "1 record · €200,000");
  await until(async () => (await rowNames(page)).join() === "Stadtwerke Ulm"); // the rows are asked for apart from the head
  await expectAccessible(page);

  // The address says it all: the same again for whoever opens it, and Back takes the last step back.
  await page.reload();
  await untilHead(page, "1 record · €200,000");
  await page.getByRole("button", { name: /^Take away: City/ }).click();
  await page.getByText("Завод Урал").waitFor();
  await page.goBack();
  await untilHead(page, "1 record · €200,000");

  await page.getByRole("button", { name: "All", exact: true }).click();
  await page.getByRole("menuitem", { name: "Save as a new view" }).click();
  await page.getByRole("textbox", { name: "Name of the view" }).fill("Ulm, large");
  await page.getByRole("radio", { name: "Everybody" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "Ulm, large", exact: true }).click();
  await page.getByRole("menuitem", { name: "All", exact: true }).click();
  await untilHead(page, "records");
  await page.getByRole("button", { name: "All", exact: true }).click();
  await page.getByRole("menuitem", { name: /^Ulm, large/ }).click();
  await untilHead(page, "1 record · €200,000");

  await page.goto(list(url, `?filter=${encodeURIComponent(JSON.stringify({ field: "city", op: "eq", value: "ulm" }))}`));
  await page.getByText("Betonwerk Süd").waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByText("2 chosen").waitFor();
  await page.getByRole("toolbar").getByRole("button", { name: "Region" }).click();
  await page.getByRole("combobox", { name: "Region" }).fill("Schwaben");
  await page.getByRole("button", { name: "Apply" }).click();
  await page.getByText("2 records are changed.").waitFor();
  await page.getByRole("cell", { name: "Schwaben" }).nth(1).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("cell", { name: "Schwaben" }).first().waitFor({ state: "detached" });
});

walk(
  "A list wider than the window says at which edge it goes on, and keeps the name of the row in sight",
  async ({ page, url }) => {
    await signIn(page, url);
    await callApi(page, "POST", "/clients", { name: "Betonwerk Süd" });
    await page.goto(list(url));
    const name = page
      .getByRole("row", { name: /Betonwerk Süd/ })
      .getByRole("cell")
      .nth(1);
    await name.waitFor();
    // By how much each edge is shaded, and where the name stands.
    const seen = () =>
      name.evaluate((cell) => {
        const frame = cell.closest("table")?.parentElement;
        if (!frame) return null;
        const shade = (edge: string) => Number(getComputedStyle(frame, edge).opacity);
        return { left: shade("::before"), right: shade("::after"), name: cell.getBoundingClientRect().x };
      });
    const pushTo = (x: number) => name.evaluate((cell, left) => cell.closest("table")?.parentElement?.scrollTo({ left }), x);
    const start = await seen();
    assert.deepEqual([start?.left, start?.right], [0, 1]);
    await pushTo(60);
    await until(async () => (await seen())?.left === 1);
    assert.equal((await seen())?.right, 1);
    await pushTo(10_000);
    await until(async () => (await seen())?.right === 0);
    assert.deepEqual(await seen(), { ...start, left: 1, right: 0 });
    await page.setViewportSize({ width: 1900, height: 800 });
    await until(async () => (await seen())?.left === 0);
    assert.equal((await seen())?.right, 0, "where all of it fits, no edge is shaded");
  },
  { viewport: { width: 1024, height: 768 } },
);

walk("The card shows who decides and where each stands; archiving can be taken back", async ({ page, url }) => {
  await signIn(page, url);
  const { id } = await callApi<{ id: string }>(page, "POST", "/clients", { name: "Klinikum Nord" });
  for (const [firstName, lastName] of [
    ["Helga", "Maier"],
    ["Thomas", "Brandl"],
  ])
    await callApi(page, "POST", "/contacts", { firstName, lastName, clientId: id });
  await page.goto(`${list(url)}/${id}?tab=contacts`);
  await page.getByRole("listitem").filter({ hasText: "Helga Maier" }).getByRole("button", { name: "Add to who decides" }).click();
  await page.getByRole("button", { name: "Change what Helga Maier does" }).click();
  await page.getByRole("combobox", { name: "Part in the decision" }).click();
  await optionOf(page, "Part in the decision", "decides").click();
  await page.getByRole("combobox", { name: "Where they stand" }).click();
  await optionOf(page, "Where they stand", "for us").click();
  await page.getByRole("textbox", { name: "Cares about" }).fill("maintenance");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("cares about maintenance").waitFor();
  await page.getByText("for us").first().waitFor();
  await expectAccessible(page);

  await page.getByRole("tab", { name: "Notes" }).click();
  await page.getByRole("textbox", { name: "Write a note" }).fill("Call after the shift.");
  await page.keyboard.press("Control+Enter");
  await page.getByText("Call after the shift.").nth(0).waitFor();
  await page.getByRole("tab", { name: "Files" }).click();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Choose files" }).click()]);
  await chooser.setFiles({ name: "hall plan.txt", mimeType: "text/plain", buffer: Buffer.from("Hall 4: 12 by 40 metres") });
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "hall plan.txt", exact: true }).click(),
  ]);
  assert.equal(saved.suggestedFilename(), "hall plan.txt");
  await expectAccessible(page);
  await page.getByRole("tab", { name: "Timeline" }).click();
  await page.getByText("Who decides changed").first().waitFor();
  await expectAccessible(page);

  await page.getByRole("tab", { name: "Overview" }).click();
  await page.getByRole("button", { name: "Who can see it and why" }).click();
  await page.getByText("owner", { exact: false }).first().waitFor();
  await page.getByRole("button", { name: "Archive" }).click();
  await page.getByText("In the archive since").waitFor();
  const archived = page.getByRole("alert").filter({ hasText: "Klinikum Nord is archived" });
  await archived.getByRole("button", { name: "Undo" }).click();
  await page.getByText("In the archive since").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Archive" }).waitFor();
});

walk("Two cards of one client become one, and are taken apart again", async ({ page, url }) => {
  await signIn(page, url);
  const shared = { emails: ["einkauf@brauerei.example"] };
  const { id } = await callApi<{ id: string }>(page, "POST", "/clients", { name: "Brauerei Kaufbeuren", ...shared });
  const other = await callApi<{ id: string }>(page, "POST", "/clients", { name: "Brauerei Kaufbeuren AG", city: "Kaufbeuren", ...shared });
  await page.goto(`${list(url)}/${id}`);
  await page.getByRole("button", { name: "Merge" }).click();
  await page.getByRole("button", { name: "Brauerei Kaufbeuren AG" }).click();
  await page.getByRole("radio", { name: "Brauerei Kaufbeuren AG" }).click();
  // What the one lacks it takes over.
  await page.getByRole("radio", { name: "Kaufbeuren", exact: true, checked: true }).waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Merge" }).click();
  await page.getByRole("heading", { level: 1, name: "Brauerei Kaufbeuren AG" }).waitFor();
  await page.getByText("Kaufbeuren", { exact: true }).first().waitFor();
  assert.notEqual((await callApi<{ archivedAt: string | null }>(page, "GET", `/clients/${other.id}`)).archivedAt, null);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("heading", { level: 1, name: "Brauerei Kaufbeuren", exact: true }).waitFor();
  assert.equal((await callApi<{ archivedAt: string | null }>(page, "GET", `/clients/${other.id}`)).archivedAt, null);
});
