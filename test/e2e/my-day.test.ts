/** A seller's day by the keyboard alone: the start page, evidence, the next task by itself, undo, put off, and numbers that are the list. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { callApi, company, signIn } from "./company.ts";
import { earlierToday, until, untilIs } from "./hand.ts";
import { expectAccessible, journeys } from "./journey.ts";

const walk = journeys({ isFounded: true });

const definition = {
  key: "data_and_offer",
  name: "Data and offer",
  subject: "deal",
  start: "data",
  steps: {
    data: {
      kind: "task",
      title: "Collect lighting data",
      text: "Ask the plant manager for area, height and hours a day.",
      assignee: { role: "owner" },
      due: { workingDays: 2 },
      isCheckpoint: true,
      evidence: [{ key: "minutes", name: "What was said", kind: "text" }],
      outcomes: { received: { label: "Data received", to: ["offer"] }, refused: { label: "Refused", end: "failure", needsComment: true } },
    },
    offer: {
      kind: "task",
      title: "Send the offer",
      assignee: { role: "owner" },
      due: { workingDays: 3 },
      outcomes: { sent: { label: "Offer sent", end: "success" } },
    },
  },
};

type Task = {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly due: string | null;
  readonly postponed: number;
};

/** Two deals on their way, and two tasks of one's own. */
async function arrange(page: Page): Promise<void> {
  await callApi(page, "POST", "/pipelines", {
    key: "projects",
    name: "Projects",
    currency: "EUR",
    stages: [{ key: "lead", name: "First talk" }],
  });
  const process = await callApi<{ id: string }>(page, "POST", "/processes", definition);
  await callApi(page, "POST", `/processes/${process.id}/versions/1/publish`);
  for (const [title, amount] of [
    ["Cold store", "12000"],
    ["Hall 4", "84000"],
  ]) {
    const deal = await callApi<{ id: string }>(page, "POST", "/deals", { title, pipeline: "projects", amount });
    // A new company has ready processes, and one of them begins with every deal.
    const { items } = await callApi<{ items: readonly { id: string }[] }>(page, "GET", `/runs?subject=${deal.id}`);
    for (const { id } of items) await callApi(page, "POST", `/runs/${id}/stop`, { reason: "This journey has its own" });
    await callApi(page, "POST", "/runs", { processKey: "data_and_offer", subject: { kind: "deal", id: deal.id } });
  }
  await callApi(page, "POST", "/tasks", { title: "Call the forwarding agent", due: new Date(Date.now() + 60 * 86_400_000).toISOString() });
  await callApi(page, "POST", "/tasks", { title: "Read the tender" });
  await callApi(page, "POST", "/tasks", { title: "Answer the letter", due: earlierToday(company.timeZone) });
}

const row = (page: Page, text: string) => page.locator("[data-task]").filter({ hasText: text });
const titlesIn = (page: Page) => page.locator("[data-task] [data-opens-row]").allTextContents();
const openPanel = (page: Page, title: string) => page.getByRole("dialog", { name: title });

/** What the numbers above say is what stands below them, in the badge, and in the API. */
async function expectCountsToHold(page: Page): Promise<void> {
  const counts = await callApi<Record<"overdue" | "today" | "later" | "done", number>>(page, "GET", "/day/counts");
  for (const group of ["overdue", "today", "later"] as const) {
    await page.getByRole("link", { name: new RegExp(`^${counts[group]} ${group}$`) }).waitFor();
    await until(async () => (await page.locator(`[data-group=${group}] [data-task]`).count()) === counts[group]);
  }
  const badge = page.getByRole("navigation").getByRole("link", { name: /^My day/ });
  const waiting = counts.overdue + counts.today;
  await badge.filter({ hasText: waiting > 0 ? new RegExp(`My day\\s*${waiting}$`) : /My day$/ }).waitFor();
}

walk("A seller works through the day by the keyboard alone, and nothing is lost on the way", async ({ page, url, expectRefusals }) => {
  await signIn(page, url);
  await arrange(page);
  // The start page is the day.
  await page.goto(`${url}/w/${company.slug}/`);
  await page.waitForURL("**/day");
  await row(page, "Hall 4").waitFor();
  // The big deal stands before the small one, and says why.
  assert.deepEqual(await titlesIn(page), [
    "Answer the letter",
    "Collect lighting data",
    "Collect lighting data",
    "Call the forwarding agent",
    "Read the tender",
  ]);
  await expectCountsToHold(page);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.getByText(/Why here: (?=.*Checkpoint).*€84,000/).waitFor();
  await expectAccessible(page);

  // x is the usual outcome; this one asks for evidence, so the task opens, and says so where it belongs.
  expectRefusals();
  await page.keyboard.press("x");
  const panel = openPanel(page, "Collect lighting data");
  await panel.getByText("Hall 4").waitFor();
  const minutes = panel.getByRole("textbox", { name: "What was said" });
  const focusInMinutes = () => minutes.and(page.locator(":focus")).waitFor();
  // e leads into the first field, Esc out of it again, and the panel stays.
  await page.keyboard.press("e");
  await focusInMinutes();
  await page.keyboard.press("Escape");
  await page.keyboard.press("1");
  await panel.locator("[aria-invalid=true]").waitFor();
  await focusInMinutes();
  await page.keyboard.type("The hall is 12 m high.");
  // What is typed outlives a reload.
  await page.reload();
  await panel.getByText("The hall is 12 m high.").waitFor();
  await expectAccessible(page);
  await page.keyboard.press("1");

  // The next task comes by itself; undo brings back the one before with what was typed.
  const next = openPanel(page, "Send the offer");
  await next.waitFor();
  await page.getByText(/^Done: Collect lighting data\. Next: Send the offer, you/).waitFor();
  await page.getByRole("button", { name: "Undo" }).focus();
  await page.keyboard.press("Enter");
  await panel.waitFor();
  await untilIs(() => minutes.inputValue(), "The hall is 12 m high.");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.locator("body").press("1");
  await next.waitFor();
  await page.keyboard.press("Escape");
  await next.waitFor({ state: "detached" });
  await page.getByRole("button", { name: /^1 done today/ }).waitFor();
  await expectCountsToHold(page);

  // Put off with a reason; the count of how often stands in its row.
  await row(page, "Cold store").locator("[data-opens-row]").focus();
  await page.keyboard.press("p");
  const dialog = page.getByRole("dialog", { name: "Postpone the task" });
  await dialog.getByRole("textbox", { name: "Why" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.type("The plant manager is away");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await row(page, "Cold store").getByRole("img", { name: "Postponed 1 time" }).waitFor();
  await expectCountsToHold(page);

  // A new task, without a mouse.
  await page.keyboard.press("n");
  const form = openPanel(page, "New task");
  await form.getByRole("textbox", { name: "What is to be done" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.type("Send the catalogue");
  await page.keyboard.press("Enter");
  await row(page, "Send the catalogue").waitFor();
  await expectCountsToHold(page);
  const { items } = await callApi<{ items: readonly Task[] }>(page, "GET", "/tasks?assignee=me&limit=50");
  await until(async () => (await titlesIn(page)).length === items.length);
  assert.deepEqual(new Set(await titlesIn(page)), new Set(items.map(({ title }) => title)));
  assert.equal(items.find(({ title }) => title === "Collect lighting data")?.postponed, 1);
});
