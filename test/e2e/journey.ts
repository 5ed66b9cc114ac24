/**
 * A journey through the product in a real browser. One server and one browser per file, a fresh profile per journey.
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
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { findChromium, howToGetChromium } from "../support/chromium.ts";
import { launchChromium } from "./chromium.ts";
import { foundCompany } from "./company.ts";
import { type RunningServer, startMainspring } from "./running-server.ts";

export type Walk = {
  readonly page: Page;
  readonly url: string;
  readonly server: RunningServer;
  /** A page in a browser of somebody else: its own cookies, the same strictness. */
  elsewhere(context?: BrowserContextOptions): Promise<Page>;
  expectRefusals(): void;
  expectOutage(): void;
};
type Settings = { readonly isFounded: boolean; readonly environment?: Readonly<Record<string, string>> };

const journeyLimit = 120_000;

export function journeys({ isFounded, environment = {} }: Settings) {
  let server: RunningServer;
  let browser: Browser;
  const skip = findChromium() === null && howToGetChromium;
  before(async () => {
    if (skip) return;
    [server, browser] = await Promise.all([startMainspring(environment), launchChromium()]);
    if (isFounded) await foundCompany(server.url);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  return (title: string, walk: (given: Walk) => Promise<void>, context: BrowserContextOptions = {}) =>
    test(title, { timeout: journeyLimit, skip }, async () => {
      const profiles: BrowserContext[] = [];
      const complaints = collectComplaints();
      const open = async (more: BrowserContextOptions = {}) => {
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
        throw new Error(`${(error as Error).message}\nPicture: ${pictures.join(" ")}`, { cause: error });
      } finally {
        await Promise.all(profiles.map((profile) => profile.close()));
      }
    });
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

/** Fails on anything axe finds against WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  // Colours are measured at rest: what is still coming in is half transparent.
  await page.evaluate(() => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    return Promise.allSettled(ending.map(({ finished }) => finished)).then(() => {});
  });
  const { violations } = await new AxeBuilder({ page })
    // A tooltip comes and goes with the pointer, and belongs to no landmark.
    .exclude('[role="tooltip"]')
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(" ")} ${node.html.slice(0, 200)}`).join(", ")}`),
    [],
  );
}
