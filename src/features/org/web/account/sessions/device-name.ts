/** A browser's self-description in a few words: "Firefox · Windows". Null where nothing is known. */

const browsers = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|CriOS|Chromium)\//],
  ["Safari", /\bVersion\/.*Safari\//],
] as const;

const systems = [
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Android", /Android/],
  ["Windows", /Windows/],
  ["macOS", /Macintosh|Mac OS X/],
  ["ChromeOS", /CrOS/],
  ["Linux", /Linux|X11/],
] as const;

export function deviceName(userAgent: string | null | undefined): string | null {
  if (!userAgent) return null;
  const first = (list: readonly (readonly [string, RegExp])[]) => list.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const known = [first(browsers), first(systems)].filter((part) => part !== undefined);
  return known.length > 0 ? known.join(" · ") : userAgent.slice(0, 60);
}
