/**
 * The pictures of docs/guide that show a demo company at work: `node test/e2e/demo-pictures.ts [my-day processes …]`.
 * With `--url http://… --password …` they are taken from one that is served already.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "./chromium.ts";
import { callApi, signIn } from "./company.ts";
import { startMainspring } from "./running-server.ts";

const guide = join(import.meta.dirname, "../../docs/guide");
const largest = 150_000;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: "string" }, password: { type: "string" }, seed: { type: "string", default: "7" } },
});
const password = values.password ?? "many brass cogs turning";

type Scene = { readonly page: Page; readonly at: (path: string) => string };
type Picture = { readonly as: string; readonly set: (scene: Scene) => Promise<void> };

/** Each brings the page of somebody of the demo company to where its picture is taken; the names are those of the files. */
const pictures: Readonly<Record<string, Picture>> = {
  "my-day": {
    as: "j.keller",
    set: async ({ page, at }) => {
      await page.goto(at("day"));
      await page.locator("[data-task]").first().waitFor();
      const { today } = await callApi<{ today: { id: string; kind: string }[] }>(page, "GET", "/day");
      await page.goto(at(`day?panel=${today.find(({ kind }) => kind === "step")?.id}`));
      await page.getByText("How did it go?").waitFor();
    },
  },
  processes: {
    as: "a.sokolova",
    set: async ({ page, at }) => {
      await page.goto(at("processes"));
      const { items } = await callApi<{ items: { id: string; key: string; draft: number | null }[] }>(page, "GET", "/processes?limit=100");
      const { id, draft } = items.find(({ key }) => key === "handover")!;
      const number = draft ?? (await callApi<{ number: number }>(page, "POST", `/processes/${id}/versions`, {})).number;
      await page.goto(at(`processes/${id}/${number}`));
      await page.getByText(/^Sound:/).waitFor();
      await page.locator("[data-step]").first().click();
    },
  },
  book: {
    as: "a.sokolova",
    set: async ({ page, at }) => {
      await page.goto(at("book/cold_first_call"));
      await page.getByRole("tab", { name: "Editions" }).waitFor();
    },
  },
  deviations: {
    as: "a.sokolova",
    set: async ({ page, at }) => {
      await page.goto(at("deviations"));
      type Found = { items: { id: string; answeredAt: string | null; subject: { kind: string } | null }[] };
      const { items } = await callApi<Found>(page, "GET", "/deviations?state=open&limit=100");
      const answered = items.find(({ answeredAt, subject }) => answeredAt !== null && subject?.kind === "deal");
      await page.goto(at(`deviations?panel=${(answered ?? items[0])?.id}`));
      await page.getByText("Who was told").waitFor();
      await page.getByRole("row").nth(2).waitFor();
    },
  },
  monitor: {
    as: "a.sokolova",
    set: async ({ page, at }) => {
      await page.goto(at("monitor"));
      await page.getByRole("row").nth(2).waitFor();
    },
  },
  notifications: {
    as: "j.keller",
    set: async ({ page, at }) => {
      await page.goto(at("notifications"));
      await page.locator("main li").first().waitFor();
    },
  },
};

const pageIn = async (browser: Browser) =>
  (
    await browser.newContext({
      // 1200 × 640 pixels of a screen of usual width.
      viewport: { width: 1440, height: 768 },
      deviceScaleFactor: 1200 / 1440,
      locale: "en-GB",
      timezoneId: "Europe/Berlin",
      colorScheme: "light",
      reducedMotion: "reduce",
    })
  ).newPage();

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  // The live stream never rests, so the network cannot be waited for.
  await page.waitForTimeout(2_000);
  const picture = await page.screenshot({ caret: "hide", animations: "disabled" });
  writeFileSync(join(guide, `${name}.png`), picture);
  if (picture.length > largest) throw new Error(`${name}.png has ${picture.length} bytes; a clone stays small.`);
  console.log(`${name}.png ${Math.round(picture.length / 1000)} kB`);
}

const server = values.url ? null : await startMainspring();
const url = values.url ?? server?.url ?? "";
if (server) {
  const file = join(server.dataDir, "demo-password.txt");
  writeFileSync(file, `${password}\n`);
  const words = ["demo", "--data", server.dataDir, "--seed", values.seed, "--password-file", file];
  execFileSync(process.execPath, [join(import.meta.dirname, "../../src/main/mainspring.js"), ...words], { timeout: 600_000 });
}
const browser = await launchChromium();
try {
  for (const [name, { as, set }] of Object.entries(pictures)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const page = await pageIn(browser);
    await signIn(page, url, { email: `${as}@lumen.example`, password });
    await set({ page, at: (path) => `${url}/w/lumen/${path}` });
    await take(page, name);
    await page.context().close();
  }
} finally {
  await browser.close();
  await server?.stop();
}
