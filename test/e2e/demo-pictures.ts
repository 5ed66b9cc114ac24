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

const list =
  (path: string) =>
  async ({ page, at }: Scene) => {
    await page.goto(at(path));
    await page.getByRole("row").nth(4).waitFor();
  };
const ownFields = [
  { name: "Area, m²", key: "area", kind: "number", decimals: 1 },
  { name: "Height of the hall, m", key: "height", kind: "number", decimals: 1 },
  { name: "Protection class", key: "ip_class", kind: "choices", choices: ["IP20", "IP54", "IP65"].map((name) => ({ name })) },
  { name: "Lighting audit on", key: "audit_on", kind: "date" },
  { name: "Tender number", key: "tender_no", kind: "text" },
];

/** Each brings the page of somebody of the demo company to where its picture is taken; the names are those of the files. */
const pictures: Readonly<Record<string, Picture>> = {
  "my-day": {
    as: "j.keller",
    set: async ({ page, at }) => {
      await page.goto(at("day"));
      await page.locator("[data-task]").first().waitFor();
      type Listed = readonly { readonly id: string; readonly kind: string }[];
      const { today, later } = await callApi<{ today: Listed; later: Listed }>(page, "GET", "/day");
      // On a Sunday nothing is due before Monday.
      const step = [...today, ...later].find(({ kind }) => kind === "step");
      await page.goto(at(`day?panel=${step?.id}`));
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
  leads: { as: "a.sokolova", set: list("leads") },
  trials: {
    as: "a.sokolova",
    set: async ({ page, at }) => {
      await list("trials")({ page, at });
      await page.getByRole("row").nth(2).click();
      await page.getByRole("dialog").getByRole("heading").first().waitFor();
    },
  },
  contracts: { as: "a.sokolova", set: list("contracts") },
  "own-fields": {
    as: "a.sokolova",
    set: async ({ page, at }) => {
      const { items } = await callApi<{ items: unknown[] }>(page, "GET", "/fields?kind=deal");
      if (items.length === 0) for (const field of ownFields) await callApi(page, "POST", "/fields", { recordKind: "deal", ...field });
      await page.goto(at("settings?tab=fields"));
      await page.getByRole("radiogroup").getByText("Deals").click();
      await page.getByText("Tender number").waitFor();
    },
  },
  search: {
    as: "a.sokolova",
    set: async ({ page, at }) => {
      await list("clients")({ page, at });
      await page.keyboard.press("Control+k");
      await page.keyboard.type("molkerie");
      await page.getByRole("dialog").getByText("Molkerei").nth(4).waitFor();
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
