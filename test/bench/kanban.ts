/** The board with 10,000 deals in real Chromium: when the first cards stand there, and how many frames a drag across all columns has. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { launchChromium } from "../e2e/chromium.ts";
import { findChromium, howToGetChromium } from "../support/chromium.ts";
import { type Figure, median, quantile } from "./figure.ts";
import type { RunningServer } from "./running-server.ts";

const main = join(import.meta.dirname, "../../src/main/mainspring.js");
const deals = 10_000;
const stages = ["lead", "data", "offer", "trial", "technical", "finance", "tender", "contract"];
const day = 86_400_000;
const loads = 5;

export async function kanban(server: RunningServer): Promise<readonly Figure[]> {
  if (findChromium() === null) {
    console.log(`kanban: left out. ${howToGetChromium}`);
    return [];
  }
  enterDeals(server);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
    await signIn(page, server.url);
    const seconds: number[] = [];
    for (let turn = 0; turn < loads; turn++) seconds.push(await untilFirstCards(page, `${server.url}/w/bench/deals`));
    const frames = await framesOfADrag(page);
    return [
      {
        name: `kanban of ${deals} deals: first cards, from the address to the screen`,
        value: median(seconds),
        unit: "s",
        limit: { atMost: 1 },
      },
      { name: "kanban: frames while a card is dragged", value: frames.perSecond, unit: "/s", limit: { atLeast: 50 } },
      { name: "kanban: work of the page's thread for one frame while dragging", value: frames.work, unit: "ms", limit: { atMost: 20 } },
      { name: "kanban: the slowest of 20 frames while dragging", value: frames.slow, unit: "ms", limit: { atMost: 40 } },
    ];
  } finally {
    await browser.close();
  }
}

/** History of 10,000 open deals, spread over the stages, by the command that people use. */
function enterDeals({ dataDir }: RunningServer): void {
  const folder = mkdtempSync(join(tmpdir(), "mainspring-kanban-"));
  const file = join(folder, "moves.csv");
  const start = Date.now() - 400 * day;
  const rows = Array.from({ length: deals }, (_, at) => {
    const moved = (step: number) => new Date(start + (at % 300) * day + step * day).toISOString();
    const reached = stages.slice(0, (at % stages.length) + 1).slice(-2);
    return reached
      .map((stage, step) => `D${at},${moved(step * 9)},${stage},,olga@bench.example,${1_000 + at},Deal number ${at}`)
      .join("\n");
  });
  writeFileSync(file, `deal,moved_at,stage,loss_reason,actor,amount,title\n${rows.join("\n")}\n`);
  const words = [
    "--workspace",
    "bench",
    "--pipeline",
    "Board",
    "--stages",
    stages.join(),
    "--won",
    "won",
    "--lost",
    "lost",
    "--currency",
    "EUR",
  ];
  execFileSync(process.execPath, [main, "import", "stage-moves", file, "--data", dataDir, ...words, "--json"]);
  rmSync(folder, { recursive: true });
}

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.locator("input[type=email]").fill("olga@bench.example");
  await page.locator("input[type=password]").fill("a spring, wound and ready");
  await page.locator("button[type=submit]").click();
  await page.waitForURL(/\/w\/bench\/./);
  await page.locator("main#content h1").first().waitFor();
}

/** Seconds from the page's beginning until every stage in sight has drawn a card, as the browser's own clock says. */
async function untilFirstCards(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: "commit" });
  return page.evaluate(async () => {
    const isThere = () => document.querySelectorAll("[data-target^='stage:'] [data-deal]").length > 0;
    while (!isThere()) await new Promise((next) => requestAnimationFrame(next));
    await new Promise((next) => requestAnimationFrame(next));
    return performance.now() / 1000;
  });
}

type Frames = { readonly perSecond: number; readonly slow: number; readonly work: number };

/** Takes a card and leads it over all columns and back for three seconds, while the page counts its frames. */
async function framesOfADrag(page: Page): Promise<Frames> {
  await page.waitForLoadState("networkidle").catch(() => {});
  const card = await page.locator("[data-target='stage:lead'] [data-deal]").first().boundingBox();
  if (!card) throw new Error("There is no card to drag.");
  await page.mouse.move(card.x + 60, card.y + 30);
  await page.mouse.down();
  await page.mouse.move(card.x + 90, card.y + 60, { steps: 4 });
  const counting = page.evaluate(
    (length) =>
      new Promise<number[]>((done) => {
        const times: number[] = [];
        const note = (now: number) => {
          times.push(now);
          if (now - times[0]! < length) requestAnimationFrame(note);
          else done(times);
        };
        requestAnimationFrame(note);
      }),
    3_000,
  );
  const threadTime = await threadClock(page);
  const before = await threadTime();
  const began = Date.now();
  for (let at = 0; Date.now() - began < 3_000; at++) {
    const share = (1 - Math.cos(at / 12)) / 2;
    await page.mouse.move(260 + share * 1_080, 420 + Math.sin(at / 7) * 120);
  }
  const times = await counting;
  const work = ((await threadTime()) - before) * 1_000;
  await page.keyboard.press("Escape");
  await page.mouse.up();
  const gaps = times.slice(1).map((time, at) => time - times[at]!);
  return { perSecond: (gaps.length * 1_000) / (times.at(-1)! - times[0]!), slow: quantile(gaps, 0.95), work: work / gaps.length };
}

/** Seconds that the page's main thread has worked: what a frame costs, however busy the machine is otherwise. */
async function threadClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () =>
    (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
}
