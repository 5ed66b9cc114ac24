/** What a page sends before it can be used: gzipped JavaScript of its entry, its chunk, and all they import at once. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

type Chunk = { readonly file: string; readonly imports?: readonly string[]; readonly isEntry?: boolean };
export type Manifest = Readonly<Record<string, Chunk>>;

export type PageWeight = { readonly page: string; readonly kilobytes: number; readonly limit: number };

const frame = "src/ui/shell/Shell.tsx";
const signInPage = "src/features/org/web/account/entry/SignInPage.tsx";
/** The longest of the three languages counts. */
const catalogues = (language: string, ...namespaces: readonly string[]) => namespaces.map((one) => `src/ui/i18n/${language}/${one}.json`);
const languages = ["en", "ru", "de"];

/** Every file that the sources bring at once; what they load later does not count. */
export function filesOf(manifest: Manifest, sources: readonly string[]): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const take = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The manifest has no ${name}: was the page renamed?`);
    if (chunk.file.endsWith(".js")) files.add(chunk.file);
    for (const next of chunk.imports ?? []) take(next);
  };
  for (const source of sources) take(source);
  return files;
}

/** Weights of the sign-in page and of the frame after it, in kB (1000 bytes) of gzipped JavaScript. */
export function weighPages(folder: string): readonly PageWeight[] {
  const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8")) as Manifest;
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry);
  if (!entry) throw new Error("The manifest has no entry.");
  const heaviest = (sources: (language: string) => readonly string[]) =>
    Math.max(...languages.map((language) => weightOf(folder, filesOf(manifest, [entry, ...sources(language)]))));
  return [
    { page: "sign-in", kilobytes: heaviest((one) => [signInPage, ...catalogues(one, "kit", "problems", "entry")]), limit: 250 },
    { page: "shell", kilobytes: heaviest((one) => [frame, ...catalogues(one, "kit", "problems", "shell", "pages")]), limit: 450 },
  ];
}

function weightOf(folder: string, files: ReadonlySet<string>): number {
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
  return Math.round(bytes / 100) / 10;
}
