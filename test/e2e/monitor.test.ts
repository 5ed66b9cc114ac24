/** What goes wrong comes to the right person by itself: seen live, answered in place, and closed by the work being done. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { callApi, company, signIn } from "./company.ts";
import { accept, earlierToday, panelOf, until, untilIs } from "./hand.ts";
import { expectAccessible, journeys } from "./journey.ts";

const walk = journeys({ isFounded: true });
const password = "eleven quiet springs unwinding";

/** A seller below the one who is signed in, with a browser of their own. */
async function hire(page: Page, elsewhere: () => Promise<Page>, name: string): Promise<{ readonly id: string; readonly their: Page }> {
  const { personId } = await callApi<{ personId: string }>(page, "GET", "/me");
  const email = `${name.toLowerCase().replace(" ", ".")}@lumen.example`;
  const { id } = await callApi<{ id: string }>(page, "POST", "/people", { name, email, level: "seller", chiefId: personId });
  const { link } = await callApi<{ link: string }>(page, "POST", `/people/${id}/invite`, {});
  const their = await elsewhere();
  await accept(their, link, password);
  return { id, their };
}

walk(
  "A late task reaches the head on the board and in the inbox, is answered there, and closes by itself when it is done",
  async ({ page, url, elsewhere }) => {
    await signIn(page, url);
    const { id, their } = await hire(page, elsewhere, "Ben Seller");
    await page.goto(`${url}/w/${company.slug}/monitor`);
    const row = page.getByRole("row").filter({ hasText: "Ben Seller" });
    await row.waitFor();
    await page.evaluate(() => Object.assign(window, { wasNotReloaded: true }));
    await expectAccessible(page);

    const due = earlierToday(company.timeZone);
    const task = await callApi<{ id: string }>(their, "POST", "/tasks", { title: "Call back Stadtwerke", due });
    await callApi(their, "POST", `/tasks/${task.id}/begin`);
    await row.getByText("Call back Stadtwerke").waitFor();
    // A rule looks as soon as it is there.
    await callApi(page, "POST", "/deviation-rules", {
      name: "Late at once",
      kind: "task_overdue",
      tells: ["responsible", "chief"],
      escalateHours: 4,
    });
    await row.getByRole("link", { name: "Deviations" }).waitFor();
    assert.equal(await page.evaluate(() => "wasNotReloaded" in window), true, "the board shows it without being reloaded");
    await untilIs(async () => {
      const told = await callApi<{ items: readonly { kind: string }[] }>(page, "GET", "/notifications");
      return told.items.map(({ kind }) => kind).filter((kind) => kind === "deviation");
    }, ["deviation"]);

    await row.getByRole("link", { name: "Deviations" }).click();
    await page.getByRole("row").filter({ hasText: "Late at once" }).click();
    const panel = panelOf(page);
    await panel.getByText("Who was told").waitFor();
    await panel.getByRole("textbox", { name: "Your answer" }).fill("I call them together with Ben at two");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Answered. It goes up no further.").waitFor();
    await page.getByRole("row").filter({ hasText: "Answered by" }).waitFor();
    await expectAccessible(page);

    await callApi(their, "POST", `/tasks/${task.id}/complete`, { outcome: "done" });
    await page.getByText("No deviations like these").waitFor();
    const { items } = await callApi<{ items: readonly { closedAt: string | null; answer: string }[] }>(
      page,
      "GET",
      `/deviations?person=${id}`,
    );
    assert.deepEqual([items.length, items[0]?.closedAt !== null, items[0]?.answer], [1, true, "I call them together with Ben at two"]);
  },
);

walk("A head tries a rule before it tells anybody, adds it, and finds its number in the report as a list", async ({ page, url }) => {
  await signIn(page, url);
  await callApi(page, "POST", "/pipelines", { key: "b2b", name: "B2B", currency: "EUR", stages: ["lead", "offer"] });
  for (const [title, amount] of [
    ["Cold store", "90000"],
    ["Hall 4", "20000"],
  ])
    await callApi(page, "POST", "/deals", { title, pipeline: "b2b", amount });
  await page.goto(`${url}/w/${company.slug}/deviations/rules?panel=new`);
  const panel = panelOf(page);
  await panel.getByRole("textbox", { name: "Name" }).fill("Nothing expected yet");
  await panel.getByRole("combobox", { name: "What is wrong" }).selectOption("filter");
  await panel.getByRole("combobox", { name: "Add a condition" }).click();
  await page.getByRole("option", { name: "Payment expected", exact: true }).click();
  await panel.getByRole("combobox", { name: "Comparison" }).selectOption({ label: "is empty" });
  await panel.getByRole("button", { name: "Try it" }).click();
  await panel.getByText("2 found of what you see; 2 would open now.").waitFor();
  await expectAccessible(page);
  await panel.getByRole("button", { name: "Add the rule" }).click();
  await page.getByText("Saved: Nothing expected yet").waitFor();

  await page.goto(`${url}/w/${company.slug}/reports/deviations`);
  const group = page.getByRole("row").filter({ hasText: "Nothing expected yet" });
  await group.getByRole("link", { name: "Opened: 2" }).waitFor();
  await expectAccessible(page);
  await group.getByRole("link", { name: "Opened: 2" }).click();
  await page.getByRole("status").getByText("2 deviations").waitFor();
  await until(async () => (await page.getByRole("table", { name: "Deviations" }).getByRole("row").count()) === 3);
});
