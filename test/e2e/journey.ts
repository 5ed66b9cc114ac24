/**
 * A journey through the product in a real browser. One browser per process, one server and database per file, a fresh profile per journey.
 *
 *     const walk = journeys({ isFounded: true });
 *     walk("A seller finds a colleague by name", async ({ page, url }) => { … });
 *
 * A journey also fails on anything the console calls an error, on an uncaught error, and on what the content policy blocked; a
 * refusal that the journey provokes is announced with `expectRefusals`, a server that is away for a while with `expectOutage`.
 */

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { findChromium, howToGetChromium } from "../support/chromium.ts";
import type { TestDatabase } from "../support/database.ts";
import { sharedChromium } from "./chromium.ts";
import { foundedCompany } from "./founded.ts";
import { type RunningServer, startMainspring } from "./running-server.ts";
import { moreTime, slowDown } from "./slower.ts";

export type Walk = {
  readonly page: Page;
  readonly url: string;
  readonly server: RunningServer;
  /** A page in a browser of somebody else: its own cookies, the same strictness. */
  elsewhere(context?: BrowserContextOptions): Promise<Page>;
  expectRefusals(): void;
  expectOutage(): void;
};
/** `isFounded`: the company is there when the journey begins. Otherwise all begins from nothing, as with `npm start`, the embedded PostgreSQL too. */
type Settings = { readonly isFounded: boolean; readonly environment?: Readonly<Record<string, string>>; readonly limit?: number };

const journeyLimit = 120_000 * moreTime;

export function journeys({ isFounded, environment = {}, limit = journeyLimit }: Settings) {
  let database: TestDatabase | null = null;
  let server: RunningServer;
  const skip = findChromium() === null && howToGetChromium;
  const chromium = sharedChromium();
  const takeCompany = foundedCompany();
  before(async () => {
    if (skip) return;
    if (isFounded) database = await takeCompany();
    server = await startMainspring(environment, database);
  });
  after(async () => {
    await server?.stop();
    await database?.drop();
  });

  return (title: string, walk: (given: Walk) => Promise<void>, context: BrowserContextOptions = {}) =>
    test(title, { timeout: limit, skip }, async ({ signal }) => {
      const browser = await chromium();
      const profiles: BrowserContext[] = [];
      // A profile whose browser has died says so, which is no news.
      const close = () => Promise.allSettled(profiles.map((profile) => profile.close()));
      // What goes on beyond its limit would go on beside the next journey.
      signal.addEventListener("abort", close);
      const complaints = collectComplaints();
      const open = async (more: BrowserContextOptions = {}) => {
        signal.throwIfAborted();
        const profile = await browser.newContext({
          locale: "en-GB",
          timezoneId: "Europe/Berlin",
          viewport: { width: 1440, height: 900 },
          ...context,
          ...more,
        });
        profiles.push(profile);
        const page = await profile.newPage();
        page.setDefaultTimeout(30_000);
        complaints.listenTo(page);
        await slowDown(page);
        return page;
      };
      const page = await open();
      const { expectRefusals, expectOutage } = complaints;
      try {
        await walk({ page, url: server.url, server, elsewhere: open, expectRefusals, expectOutage });
        assert.deepEqual(complaints.found(), []);
      } catch (error) {
        const pages = profiles.flatMap((profile) => profile.pages());
        const pictures = await Promise.all(pages.map((one, at) => pictureOf(one, at === 0 ? title : `${at} ${title}`)));
        throw new Error(`${placeOf(error as Error)}${(error as Error).message}\nPicture: ${pictures.join(" ")}`, { cause: error });
      } finally {
        await close();
      }
    });
}

/** Node names the file that called its test, which is this one for all journeys. */
function placeOf({ stack = "" }: Error): string {
  const line = /([\w-]+\.test\.ts:\d+):\d+/.exec(stack)?.[1];
  return line === undefined ? "" : `${line}: `;
}

function collectComplaints() {
  const seen: string[] = [];
  const allowed: RegExp[] = [];
  return {
    listenTo: (page: Page) => {
      page.on("console", (message) => message.type() === "error" && seen.push(message.text()));
      page.on("pageerror", (error) => seen.push(String(error)));
    },
    expectRefusals: () => void allowed.push(/Failed to load resource.* (?:40\d|409|422|429)/),
    expectOutage: () => void allowed.push(/Failed to load resource: net::ERR_|net::ERR_INCOMPLETE_CHUNKED_ENCODING/),
    found: () => seen.filter((text) => !allowed.some((one) => one.test(text))),
  };
}

/** Where the page stood when the journey failed. */
async function pictureOf(page: Page, title: string): Promise<string> {
  const folder = join(tmpdir(), "mainspring-journeys");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${title.replaceAll(/\W+/g, "-").slice(0, 80)}.png`);
  await page.screenshot({ path, timeout: 5_000 }).catch(() => {});
  return path;
}

export const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails on anything axe finds against WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  let seen = await lookAt(page);
  // A message that came or went meanwhile was half transparent: what is wrong is wrong at rest.
  for (let looks = 1; looks < 5 && seen.hasMoved && seen.wrong.length > 0; looks++) seen = await lookAt(page);
  assert.deepEqual(seen.wrong, []);
}

async function lookAt(page: Page): Promise<{ readonly wrong: readonly string[]; readonly hasMoved: boolean }> {
  // Colours are measured at rest: what is still coming in is half transparent. What follows the hand that scrolls has no end of its own.
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ timeline, effect }) => timeline === document.timeline && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
    const moved = () => Object.assign(window, { hasMoved: true });
    Object.assign(window, { hasMoved: false });
    document.addEventListener("transitionrun", moved, { capture: true, once: true });
    document.addEventListener("animationstart", moved, { capture: true, once: true });
  });
  const { violations } = await new AxeBuilder({ page })
    // A tooltip comes and goes with the pointer, and belongs to no landmark.
    .exclude('[role="tooltip"]')
    // Told in full is only what is wrong, and asked on this page alone: otherwise all that is right goes to Node and into a second window, for more time than asking takes.
    .options({ resultTypes: ["violations"] })
    .setLegacyMode()
    .withTags(standards)
    .analyze();
  return {
    wrong: violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(" ")} ${node.html.slice(0, 200)}`).join(", ")}`,
    ),
    hasMoved: await page.evaluate(() => "hasMoved" in window && window.hasMoved === true),
  };
}
