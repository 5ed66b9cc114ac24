/** The system's Chromium, quiet: no calls home, nothing first-run. One for all journeys of a process. */
import { type Browser, chromium } from "playwright-core";
import { processEnd } from "../run/process-end.ts";
import { findChromium, howToGetChromium } from "../support/chromium.ts";
import { hand } from "./slower.ts";

/**
 * Chromium heeds only the last list of what is off, so the first lines repeat Playwright's own, as far as it touches a page. The last two
 * are suggestions under the address bar, a page of Chromium's own for each window: more work than opening ours, and nobody sees them.
 */
const off = [
  "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LensOverlay",
  "MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,TcpPortRandomizationWin",
  "OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch",
  "WebUIOmniboxPopup,WebUIOmniboxAimPopup",
];

const quiet = [
  "--disable-quic",
  "--disable-background-networking",
  "--no-first-run",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  `--disable-features=${off.join(",")}`,
];

export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(howToGetChromium);
  // Chromium refuses its own sandbox to root.
  return chromium.launch({ executablePath, args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), ...quiet], slowMo: hand });
}

let running: Promise<Browser> | null = null;

const endChromium = async () => {
  const browser = await running?.catch(() => null);
  running = null;
  await browser?.close();
};

/** Asked for by each file before its first hook: the browser of this process, or another one if that has died. */
export function sharedChromium(): () => Promise<Browser> {
  processEnd(endChromium);
  return async () => {
    const browser = await running?.catch(() => null);
    if (!browser?.isConnected()) running = launchChromium();
    return running!;
  };
}
