/** The browser for browser tests: the one that is there. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const places = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];

/** Where Chromium is, or null. MAINSPRING_TEST_CHROMIUM names one. */
export function findChromium(): string | null {
  const given = process.env["MAINSPRING_TEST_CHROMIUM"];
  if (given) return existsSync(given) ? given : null;
  const onPath = (process.env["PATH"] ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...places].find((path) => existsSync(path)) ?? null;
}

const canInstall = () => process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/** Finds Chromium or, as root of a Debian or Ubuntu, installs the system's package. */
export function getChromium(log: (line: string) => void): string | null {
  const found = findChromium();
  if (found !== null || !canInstall()) return found;
  log("Installing Chromium for the browser tests (apt-get install chromium) …");
  const apt = (...words: string[]) =>
    execFileSync("apt-get", words, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      timeout: 600_000,
    });
  try {
    apt("update", "-qq");
    apt("install", "-y", "-qq", "--no-install-recommends", "chromium");
  } catch (error) {
    log(`Chromium could not be installed: ${(error as Error).message}`);
  }
  return findChromium();
}

export const howToGetChromium =
  "There is no Chromium, so the browser tests are skipped. Install it (Debian, Ubuntu: apt-get install chromium; macOS: brew install --cask chromium) or name one in MAINSPRING_TEST_CHROMIUM.";
