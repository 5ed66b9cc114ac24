/** What a hand does on a page, for journeys that hire and move people. */
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { Page } from "playwright-core";
import { Temporal } from "temporal-polyfill";

export const panelOf = (page: Page) => page.getByRole("dialog");
export const cardOf = (page: Page, personId: string) => page.locator(`[data-person="${personId}"]`);

/** Picks an option of a field in the panel by its whole name. */
export async function choose(page: Page, field: string, option: string): Promise<void> {
  await panelOf(page).getByRole("combobox", { name: field }).click();
  await optionOf(page, field, option).click();
}

/** In the list of this field: that of the field before may still be closing. */
export const optionOf = (page: Page, field: string, option: string) =>
  page.getByRole("listbox", { name: field }).getByRole("option", { name: option, exact: true });

/** Where the card lies once it lies still. */
export async function placeOf(page: Page, personId: string) {
  // Playwright waits with a press until what is pressed has stopped moving; this one is not carried out.
  await cardOf(page, personId).click({ trial: true });
  const place = await cardOf(page, personId).boundingBox();
  if (!place) throw new Error("The card has to be on the canvas.");
  return place;
}

/** Press, move in steps, let go over the middle of the other card. */
export async function drag(page: Page, fromId: string, toId: string): Promise<void> {
  await placeOf(page, toId);
  const [from, to] = [await placeOf(page, fromId), await placeOf(page, toId)];
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 });
  await page.mouse.up();
}

/** Waits until it is true: for what the page shows a moment after something else, and what the server knows a moment later still. */
export async function until(holds: () => Promise<boolean>, patience = 60_000): Promise<void> {
  for (const end = Date.now() + patience; !(await holds()); await sleep(50))
    if (Date.now() > end) throw new Error(`It did not come true in ${patience / 1000} seconds: ${holds}`);
}

/** Waits until the page says so: a form shows what it was given a moment after it is there. What it said instead is told. */
export async function untilIs<Value>(read: () => Promise<Value>, expected: Value, patience = 30_000): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(50)) if (isDeepStrictEqual(await read(), expected)) return;
  assert.deepEqual(await read(), expected);
}

/** An instant within today, in the company's zone, that has passed: an hour ago, or just after midnight the beginning of the day. */
export function earlierToday(timeZone: string): string {
  const now = Temporal.Now.zonedDateTimeISO(timeZone);
  const hourAgo = now.subtract({ hours: 1 });
  return (hourAgo.toPlainDate().equals(now.toPlainDate()) ? hourAgo : now.startOfDay()).toInstant().toString();
}

/** Fills the sign-in page, wherever it leads. */
export async function enterPassword(page: Page, email: string, password: string): Promise<void> {
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Opens an invitation's link as its new person and comes in. */
export async function accept(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("textbox", { name: "New password" }).fill(password);
  await page.getByRole("button", { name: "Join" }).click();
  await page.waitForURL(/\/w\/[a-z0-9-]+\/./);
  await page.locator("main#content h1").first().waitFor();
}
