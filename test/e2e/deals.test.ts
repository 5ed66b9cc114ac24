/** Deals on their board: moved by keyboard, lost with a reason, moved by two people at once, taken back. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { callApi, company, owner, signIn } from "./company.ts";
import { until } from "./hand.ts";
import { expectAccessible, journeys, type Walk } from "./journey.ts";

const walk = journeys({ isFounded: true });

type Deal = {
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  readonly status: string;
  readonly reason: string | null;
  readonly version: number;
};
const stages = [
  { key: "lead", name: "First talk", normDays: 10 },
  { key: "data", name: "Data", normDays: 14 },
  { key: "offer", name: "Offer", normDays: 21 },
];
const titles = ["Hall 4, lighting renewal", "Cold store", "Yard and gates"];

let made: Promise<void> | null = null;

/** A pipeline with three deals in its first stage, made once. */
async function board({ page, url }: Pick<Walk, "page" | "url">): Promise<void> {
  await signIn(page, url);
  made ??= (async () => {
    await callApi(page, "POST", "/pipelines", { key: "projects", name: "Projects", currency: "EUR", stages });
    for (const [at, title] of titles.entries())
      await callApi(page, "POST", "/deals", { title, pipeline: "projects", amount: `${(at + 1) * 12_000}` });
  })();
  await made;
  await page.goto(`${url}/w/${company.slug}/deals`);
  await column(page, "First talk").waitFor();
}

const column = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const card = (page: Page, title: string) => page.locator("[data-deal]").filter({ hasText: title });
const cardIn = (page: Page, stage: string, title: string) => column(page, stage).locator("[data-deal]").filter({ hasText: title });

async function dealCalled(page: Page, title: string): Promise<Deal> {
  const filter = encodeURIComponent(JSON.stringify({ field: "title", op: "eq", value: title }));
  const { items } = await callApi<{ items: readonly Deal[] }>(page, "GET", `/deals?filter=${filter}`);
  assert.equal(items.length, 1, title);
  return items[0]!;
}

/** Takes a card and leads it along; each arrow waits until it is heard. */
async function carry(page: Page, title: string, arrows: readonly (readonly [key: string, heard: string])[]): Promise<void> {
  await card(page, title).focus();
  await page.keyboard.press("Space");
  await page.getByText(`${title} is taken`).waitFor({ state: "attached" });
  for (const [key, heard] of arrows) {
    await page.keyboard.press(key);
    await page.getByText(`${title} is over ${heard}`).waitFor({ state: "attached" });
  }
  await page.keyboard.press("Space");
}

walk("A deal is carried to the next stage with the keyboard alone, said aloud, and brought back by Undo", async ({ page, url }) => {
  await board({ page, url });
  await expectAccessible(page);
  await carry(page, "Cold store", [["ArrowRight", "Data"]]);
  await cardIn(page, "Data", "Cold store").waitFor();
  await page.getByText("“Cold store” moved to Data").waitFor();
  await until(async () => (await dealCalled(page, "Cold store")).stage === "data");
  await page.getByRole("button", { name: "Undo" }).click();
  await cardIn(page, "First talk", "Cold store").waitFor();
  await until(async () => (await dealCalled(page, "Cold store")).stage === "lead"); // the card goes back before the server has answered
});

walk("A deal dropped on Lost asks why, and without a reason it is not lost", async ({ page, url }) => {
  await board({ page, url });
  await carry(page, "Yard and gates", [
    ["ArrowDown", "Won"],
    ["ArrowRight", "Lost"],
  ]);
  const dialog = page.getByRole("dialog", { name: "Mark “Yard and gates” as lost" });
  await dialog.waitFor();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Mark as lost" }).click();
  await dialog.getByText("Fill in this field").or(dialog.locator("[aria-invalid=true]")).first().waitFor();
  assert.equal((await dealCalled(page, "Yard and gates")).status, "open");
  await dialog.getByRole("combobox").or(dialog.getByRole("textbox")).first().fill("Went to a competitor");
  await dialog.getByRole("button", { name: "Mark as lost" }).click();
  await page.getByText("“Yard and gates” is lost: Went to a competitor").waitFor();
  await card(page, "Yard and gates").waitFor({ state: "hidden" });
  const lost = await dealCalled(page, "Yard and gates");
  assert.deepEqual([lost.status, lost.reason], ["lost", "Went to a competitor"]);
});

walk(
  "Whoever moves a deal second is told where it stands, and the card goes there",
  async ({ page, url, expectRefusals, expectOutage }) => {
    expectRefusals();
    expectOutage();
    await board({ page, url });
    const deal = await dealCalled(page, "Hall 4, lighting renewal");
    // The other person's move reaches the server while this one holds the card; what the live hint asks for is kept away until then.
    await page.route("**/api/v1/deals?*", (route) => route.abort());
    await card(page, deal.title).focus();
    await page.keyboard.press("Space");
    await page.getByText(`${deal.title} is taken`).waitFor({ state: "attached" });
    await callApi(page, "POST", `/deals/${deal.id}/move`, { stage: "offer" });
    await page.keyboard.press("ArrowRight");
    await page.getByText(`${deal.title} is over Data`).waitFor({ state: "attached" });
    await page.unroute("**/api/v1/deals?*");
    await page.keyboard.press("Space");
    await page.getByText(`Somebody was faster: “${deal.title}”`).waitFor();
    await page.getByText(/stands in Offer now|moved it to Offer/).waitFor();
    await cardIn(page, "Offer", deal.title).waitFor();
    assert.equal((await dealCalled(page, deal.title)).stage, "offer");
  },
);

walk("The next step about a deal stands on its card and follows while one looks; without one the card says so", async ({ page, url }) => {
  await board({ page, url });
  const { id, title } = await dealCalled(page, "Cold store");
  const says = (text: string) => card(page, title).getByText(text).waitFor();
  await says("Present the company and win the right to work");
  const about = { kind: "deal", id };
  const task = await callApi<{ id: string }>(page, "POST", "/tasks", { title: "Send the drawings", subject: about, workingDays: 0 });
  await says("Send the drawings");
  await callApi(page, "POST", `/tasks/${task.id}/cancel`, { reason: "They have them" });
  await says("Present the company and win the right to work");
  const { items } = await callApi<{ items: readonly { id: string }[] }>(page, "GET", `/runs?subject=${id}`);
  for (const run of items) await callApi(page, "POST", `/runs/${run.id}/stop`, { reason: "Sold by hand" });
  await says("no next step");
  await expectAccessible(page);
  await page.goto(`${url}/w/${company.slug}/deals?view=table&columns=title,next`);
  await page.getByRole("row", { name: /Cold store.*no next step/ }).waitFor();
});

for (const colorScheme of ["light", "dark"] as const)
  walk(
    `On a phone the board, the table and a deal stay usable and accessible (${colorScheme})`,
    async ({ page, url }) => {
      await board({ page, url });
      const { id } = await dealCalled(page, "Cold store");
      for (const search of ["", "?view=table", `?panel=${id}`]) {
        await page.goto(`${url}/w/${company.slug}/deals${search}`);
        await page.getByText("Cold store").first().waitFor();
        await expectAccessible(page);
        assert.ok(
          await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
          `${search} is wider than the screen`,
        );
      }
    },
    { viewport: { width: 390, height: 844 }, colorScheme, hasTouch: true },
  );

walk("A new deal is opened from the board and stands in its first stage under its owner", async ({ page, url }) => {
  await board({ page, url });
  await page.getByRole("button", { name: "New deal" }).click();
  const panel = page.getByRole("dialog");
  await panel.getByRole("textbox", { name: "Title" }).fill("Street lights, phase 2");
  await panel.getByRole("textbox", { name: "Amount" }).fill("36,000.50");
  await expectAccessible(page);
  await panel.getByRole("button", { name: "Open the deal" }).click();
  await cardIn(page, "First talk", "Street lights, phase 2").waitFor();
  await cardIn(page, "First talk", owner.name).first().waitFor();
  const opened = await callApi<{ amount: unknown }>(page, "GET", `/deals/${(await dealCalled(page, "Street lights, phase 2")).id}`);
  assert.deepEqual(opened.amount, { amount: "36000.50", currency: "EUR" });
});
