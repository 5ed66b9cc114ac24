/**
 * Pictures of every page for people to look at: `node test/e2e/screenshots.ts FOLDER [--url http://…] [--only PART]`.
 * Widths 1440, 1024, 390; light and dark; three languages.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "./chromium.ts";
import { company, foundCompany, signIn } from "./company.ts";
import { startMainspring } from "./running-server.ts";
import { hireStaff } from "./staff.ts";

const widths = [1440, 1024, 390] as const;
const languages = ["en", "ru", "de"] as const;
const appearances = ["light", "dark"] as const;

const inside = [
  "clients",
  "clients?panel=new",
  "contacts",
  "contacts?panel=new",
  "people",
  "people?view=ladder",
  "people?view=table",
  "people?panel=new",
  "people?view=chart",
  "structure",
  "structure?tab=routes",
  "structure?tab=units",
  "structure?tab=positions",
  "calendar",
  "calendar?tab=absences",
  "calendar?tab=hours",
  "journal",
  "funnel",
  "funnel?by=month",
  "settings",
  "settings?tab=rates",
  "settings?tab=sso",
  "settings?tab=jobs",
  "account",
  "account/sessions",
  "account/keys",
  "account/keys?panel=new",
  "no-such-page",
];
const outside = ["sign-in", "sign-in?with=company", "forgot-password", "reset-password#token=x", "invitation"];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: "string" }, only: { type: "string" }, fast: { type: "boolean" } },
});
const [folder] = positionals;
if (!folder) throw new Error("Name the folder for the pictures.");
mkdirSync(folder, { recursive: true });

const server = values.url ? null : await startMainspring();
const url = values.url ?? server?.url ?? "";
const browser = await launchChromium();
try {
  const { isOpen } = (await (await fetch(`${url}/api/v1/setup`)).json()) as { isOpen: boolean };
  if (isOpen) {
    await takeAll(browser, ["setup"], null);
    await foundCompany(url);
    await hireStaff(url);
  }
  await takeAll(browser, outside, null);
  const session = await sessionOf(browser);
  await takeAll(
    browser,
    inside.map((path) => `w/${company.slug}/${path}`),
    session,
  );
} finally {
  await browser.close();
  await server?.stop();
}

type Session = Awaited<ReturnType<typeof sessionOf>>;

async function sessionOf(from: Browser) {
  const context = await from.newContext();
  await signIn(await context.newPage(), url);
  const state = await context.storageState();
  await context.close();
  return state;
}

async function takeAll(from: Browser, paths: readonly string[], session: Session | null): Promise<void> {
  for (const path of paths.filter((one) => one.includes(values.only ?? "")))
    for (const language of languages)
      for (const appearance of appearances)
        for (const width of widths) {
          const isWanted =
            !values.fast ||
            (language === "en" && appearance === "light") ||
            (language === "de" && width === 390) ||
            (language === "ru" && appearance === "dark" && width === 1440);
          if (isWanted) await take(from, { path, language, appearance, width, session });
        }
}

type Shot = {
  readonly path: string;
  readonly language: string;
  readonly appearance: "light" | "dark";
  readonly width: number;
  readonly session: Session | null;
};

async function take(from: Browser, { path, language, appearance, width, session }: Shot): Promise<void> {
  const context = await from.newContext({
    viewport: { width, height: width === 390 ? 844 : 900 },
    colorScheme: appearance,
    locale: language,
    timezoneId: company.timeZone,
    reducedMotion: "reduce",
    ...(session ? { storageState: session } : {}),
  });
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && console.error(`${path} ${language}: ${message.text()}`));
  page.on("pageerror", (error) => console.error(`${path} ${language}: ${error}`));
  await inLanguage(page, language);
  await page.goto(`${url}/${path}`);
  await page.waitForLoadState("load");
  await page
    .locator("h1, h2")
    .first()
    .waitFor({ timeout: 10_000 })
    .catch(() => console.error(`${path} ${language}: no heading`));
  await page.waitForTimeout(400);
  const name = path.replace(/^w\/[^/]+\//, "").replaceAll(/[^a-z0-9]+/gi, "-");
  await page.screenshot({ path: join(folder!, `${name}.${language}.${appearance}.${width}.png`) });
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await context.close();
}

/** Signed in, the person's own language decides; for the picture the answer is given another one. */
async function inLanguage(page: Page, language: string): Promise<void> {
  await page.route("**/api/v1/me", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), language } });
  });
  await page.addInitScript((one) => localStorage.setItem("mainspring.language", one), language);
}
