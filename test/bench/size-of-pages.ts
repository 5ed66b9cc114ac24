/** JavaScript that a browser fetches before the sign-in page, and before the shell after sign-in, can be used; gzipped. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Figure } from "./figure.ts";

type Chunk = {
  readonly file: string;
  readonly src?: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
};

const folder = join(import.meta.dirname, "../../dist/web");

export async function sizeOfPages(): Promise<readonly Figure[]> {
  const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8")) as Record<string, Chunk>;
  const entry = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  const named = (part: RegExp) => Object.keys(manifest).filter((key) => part.test(key));
  const kilobytes = (roots: readonly string[]) =>
    [...withImports(manifest, roots)].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0) / 1_000;
  return [
    {
      name: "JavaScript of the sign-in page, gzipped",
      value: kilobytes([...entry, ...named(/SignInPage/)]),
      unit: "kB",
      limit: { atMost: 250 },
    },
    {
      name: "JavaScript of the shell after sign-in, gzipped",
      value: kilobytes([...entry, ...named(/shell\/(Shell|Frame)/)]),
      unit: "kB",
      limit: { atMost: 450 },
    },
  ];
}

function withImports(manifest: Record<string, Chunk>, roots: readonly string[]): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) return;
    seen.add(key);
    if (chunk.file.endsWith(".js")) files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const root of roots) visit(root);
  return files;
}
