/** The web pages, built when they are missing or when their sources have changed since. */
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const house = join(import.meta.dirname, "../..");
const web = join(house, "dist/web");
/** Beside the pages and not among them: the server gives out everything that lies in that folder. */
const mark = join(house, "dist/web.sources");

/** Everything that ends up in a page, and what builds it. */
const sources = [
  "index.html",
  "vite.config.ts",
  "package-lock.json",
  "src/main/browser.tsx",
  "src/main/*.css",
  "src/{ui,shared}/**/*.*",
  "src/features/*/{core,contract,web}.{ts,tsx}",
  "src/features/*/{core,contract,web}/**/*.*",
  "src/platform/http/{schema,contract}.ts",
];

/** A hash of contents: times of files change when a folder is copied or a branch is looked at. */
function sourcesHash(): string {
  const hash = createHash("sha256");
  for (const file of globSync(sources, { cwd: house }).sort()) {
    if (!file.includes(".test."))
      hash
        .update(file)
        .update("\0")
        .update(readFileSync(join(house, file)))
        .update("\0");
  }
  return hash.digest("hex");
}

const builtFrom = () => (existsSync(join(web, "index.html")) && existsSync(mark) ? readFileSync(mark, "utf8") : null);

/** Answers what was done. Throws words for people when the pages are missing and cannot be built. */
export async function buildWebIfNeeded(log: (line: string) => void): Promise<"current" | "built" | "kept"> {
  const wanted = sourcesHash();
  if (builtFrom() === wanted) return "current";
  const vite = await import("vite").catch(() => null);
  if (vite === null) {
    // Installed without the tools: whoever packed the pages knew which sources they belong to.
    if (existsSync(join(web, "index.html"))) return "kept";
    throw new Error("The web pages are not built, and what builds them is not installed. Run `npm ci` without --omit=dev.");
  }
  log("Building the web pages …");
  // In a folder of its own, so that a page is never half there, whoever else builds or serves at this moment.
  const draft = `${web}.${process.pid}`;
  mkdirSync(join(house, "dist"), { recursive: true });
  try {
    await vite.build({ root: house, logLevel: "warn", build: { outDir: draft, emptyOutDir: true } });
    rmSync(`${draft}.old`, { recursive: true, force: true });
    if (existsSync(web)) renameSync(web, `${draft}.old`);
    renameSync(draft, web);
    writeFileSync(mark, wanted);
  } finally {
    for (const left of [draft, `${draft}.old`]) rmSync(left, { recursive: true, force: true });
  }
  return "built";
}
