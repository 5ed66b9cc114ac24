/** The funnel in the morning: a number, the deals behind it, and the same numbers in a file. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { callApi, company, owner, signIn } from "./company.ts";
import { untilIs } from "./hand.ts";
import { expectAccessible, journeys } from "./journey.ts";

const walk = journeys({ isFounded: true });
const funnelPage = (url: string, search = "") => `${url}/w/${company.slug}/funnel${search}`;

let sold: Promise<void> | null = null;
/** Nine deals that began today: all reached lead, six data, four offer; two are won, three lost for two reasons. */
function sell(page: Page): Promise<void> {
  sold ??= (async () => {
    await callApi(page, "POST", "/pipelines", { key: "b2b", name: "Complex B2B", currency: "EUR", stages: ["lead", "data", "offer"] });
    const ways: readonly (readonly string[])[] = [
      ["data", "offer", "win"],
      ["data", "offer", "win"],
      ["data", "offer", "data"],
      ["data", "offer"],
      ["data"],
      ["data", "lose price"],
      ["lose price"],
      ["lose no budget"],
      [],
    ];
    for (const [index, way] of ways.entries()) {
      const deal = { title: `Hall ${index + 1}`, pipeline: "b2b", amount: `${1000 * (index + 1)}.00` };
      const { id } = await callApi<{ id: string }>(page, "POST", "/deals", deal);
      for (const step of way) {
        const [word, ...reason] = step.split(" ");
        if (word === "win") await callApi(page, "POST", `/deals/${id}/win`, {});
        else if (word === "lose") await callApi(page, "POST", `/deals/${id}/lose`, { reason: reason.join(" ") });
        else await callApi(page, "POST", `/deals/${id}/move`, { stage: step });
      }
    }
  })();
  return sold;
}

walk(
  "A head opens the funnel, opens the number that reached an offer, sees as many deals, and takes them along as CSV",
  async ({ page, url }) => {
    await signIn(page, url);
    await sell(page);
    await page.goto(funnelPage(url));
    const funnel = page.getByRole("table", { name: "Funnel by stage" });
    await page.getByText("9 deals began").waitFor();
    for (const name of [
      "Reached lead: 9",
      "Reached data: 6",
      "Reached offer: 4",
      "Won: 2",
      "Lost at lead: 2",
      "Lost at data: 1",
      "Open at offer: 2",
    ])
      await funnel.getByRole("button", { name, exact: true }).waitFor();
    await expectAccessible(page);

    await funnel.getByRole("button", { name: "Reached offer: 4" }).click();
    const panel = page.getByRole("dialog");
    await panel.getByText("4 deals").waitFor();
    const links = panel.getByRole("list", { name: "Deals behind the number" }).getByRole("link");
    await links.nth(3).waitFor();
    const titles = await links.allInnerTexts();
    assert.deepEqual([...titles].sort(), ["Hall 1", "Hall 2", "Hall 3", "Hall 4"]);
    await panel.getByText("€10,000.00").waitFor();
    const [file] = await Promise.all([page.waitForEvent("download"), panel.getByRole("button", { name: "Save as CSV" }).click()]);
    assert.match(file.suggestedFilename(), /^funnel-deals b2b .*\.csv$/);
    const lines = (await readFile(await file.path(), "utf8")).trimEnd().split("\r\n");
    assert.equal(lines.length, 1 + 4);
    assert.match(lines[0] ?? "", /^\uFEFFId,Deal,Client,Owner,/);

    await page.reload();
    await panel.getByText("4 deals").waitFor();
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "hidden" });
  },
);

walk("Transitions, time, losses and groups: each with its list, on the keyboard, and as a picture", async ({ page, url }) => {
  await signIn(page, url);
  await sell(page);
  await page.goto(funnelPage(url));
  await page.getByRole("button", { name: "Back: 1" }).click();
  const panel = page.getByRole("dialog");
  await panel.getByText("1 move").waitFor();
  await panel.getByText("offer → data", { exact: false }).first().waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("Stream", { exact: true }).click();
  await page
    .getByRole("img", { name: /^Stream of moves/ })
    .locator("svg path")
    .first()
    .waitFor();
  await expectAccessible(page);
  await page.getByRole("tab", { name: "Losses by reason" }).click();
  await page.getByRole("button", { name: "price at data: 1" }).click();
  await panel.getByText("1 deal", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Time in stage" }).click();
  await page.getByRole("button", { name: "data, Stays: 7" }).waitFor();
  await page.getByLabel("By", { exact: true }).selectOption("owner");
  await page.getByRole("button", { name: `${owner.name}, Reached offer: 4` }).click();
  await panel.getByText("4 deals").waitFor();
  await page.keyboard.press("Escape");
  await expectAccessible(page);
  await page.getByText("Table", { exact: true }).click();
  await page
    .getByRole("table")
    .getByRole("button", { name: `${owner.name}, Reached lead: 9` })
    .waitFor();

  await page.locator("h1").click();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await untilIs(() => page.locator(":focus").getAttribute("aria-label"), "Reached data: 6");
  await page.keyboard.press("Enter");
  await panel.getByText("6 deals").waitFor();
  await page.keyboard.press("Escape");
  const [picture] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as PNG" }).click()]);
  const bytes = await readFile(await picture.path());
  assert.equal(bytes.subarray(1, 4).toString(), "PNG");
  assert.ok(bytes.length > 5_000, `a picture of ${bytes.length} bytes shows nothing`);
});

walk("What was not known yet on a day does not count, and the page says by whose knowledge it tells", async ({ page, url }) => {
  await signIn(page, url);
  await sell(page);
  await page.goto(funnelPage(url));
  await page.getByText("9 deals began").waitFor();
  await page.getByRole("button", { name: "What “as known on” means" }).click();
  await page.getByText("this asks what was known", { exact: false }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByLabel("As known on", { exact: true }).fill("2026-01-15");
  await page.keyboard.press("Tab");
  await page.getByText("Nothing was known of these deals by", { exact: false }).waitFor();
  await page.waitForURL(/knownOn=2026-01-16/);
  await page.getByRole("button", { name: "Tell by what is known today" }).click();
  await page.getByText("9 deals began").waitFor();
  await page.waitForURL((address) => !address.search.includes("knownOn"));
});

walk(
  "On a phone, in the dark, it is the same funnel",
  async ({ page, url }) => {
    await signIn(page, url);
    await sell(page);
    await page.goto(funnelPage(url));
    await page.getByRole("button", { name: "Reached offer: 4" }).waitFor();
    await expectAccessible(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), "it is wider than the screen");
  },
  { viewport: { width: 390, height: 844 }, colorScheme: "dark", hasTouch: true },
);
