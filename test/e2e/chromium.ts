/** The system's Chromium, quiet: no calls home, nothing first-run. */
import { type Browser, chromium } from "playwright-core";
import { findChromium, howToGetChromium } from "../support/chromium.ts";

const quiet = [
  "--disable-quic",
  "--disable-background-networking",
  "--no-first-run",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(howToGetChromium);
  // Chromium refuses its own sandbox to root.
  return chromium.launch({ executablePath, args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), ...quiet] });
}
