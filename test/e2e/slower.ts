/**
 * Journeys as another machine walks them: `MAINSPRING_TEST_SLOWER="page=4 network=150 hand=100" npm test -- e2e` brings out what is right by luck alone.
 * `page`: how many times slower scripts and layout are. `network`: milliseconds more for each answer. `hand`: milliseconds before each step of the journey.
 */
import type { Page } from "playwright-core";

const given = process.env["MAINSPRING_TEST_SLOWER"] ?? "";
const factor = numberOf("page", 1);
const latency = numberOf("network", 0);

/** Milliseconds before each step. */
export const hand = numberOf("hand", 0);

/** A journey has as much more time as its machine is slower. */
export const moreTime = factor > 1 || latency > 0 || hand > 0 ? 4 : 1;

export async function slowDown(page: Page): Promise<void> {
  if (latency > 0) await slowAnswers(page, latency);
  if (factor === 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: factor });
}

/** For a journey that is about a slow line: so many milliseconds more for each answer. */
export async function slowAnswers(page: Page, milliseconds: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const conditions = { offline: false, latency: milliseconds, downloadThroughput: -1, uploadThroughput: -1 };
  await session.send("Network.emulateNetworkConditions", conditions);
}

function numberOf(name: string, usual: number): number {
  const told = new RegExp(`(?:^| )${name}=(\\d+)(?: |$)`).exec(given)?.[1];
  return told === undefined ? usual : Number(told);
}
