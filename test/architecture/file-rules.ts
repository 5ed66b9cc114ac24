/** Files that a reader takes in at a glance, under names that say what is in them. */
import { basename, dirname } from "node:path/posix";
import { pieces } from "./place.ts";
import type { Node, Source } from "./source.ts";
import type { Violation } from "./violations.ts";

const isGenerated = (path: string) => path.includes(".generated.");
const vague = /(^|[-.])(utils?|helpers?|types?|commons?|managers?|misc|lib|stuff)$/i;

/** What may follow a name: the kind of a test, a language, "generated". */
const qualifiers = /((\.[a-z]+){0,2}\.test|\.(en|ru|de|generated))?\.tsx?$/;

export function sizeViolations(sources: readonly Source[]): Violation[] {
  const written = sources.filter(({ path }) => !isGenerated(path));
  const over = (limit: number, rule: string, matches: (path: string) => boolean) =>
    written
      .filter(({ path, lines }) => lines > limit && matches(path))
      .map(({ path, lines }) => ({ rule, path, what: `${lines} lines, at most ${limit}` }));
  const sizes = written.map(({ lines }) => lines).sort((one, other) => one - other);
  const quantile = (share: number, limit: number) => {
    const size = sizes[Math.ceil(share * sizes.length) - 1] ?? 0;
    return size > limit ? [{ rule: `${share * 100} % of the files are short`, path: "src", what: `${size} lines, at most ${limit}` }] : [];
  };
  const isPiece = (path: string) => new RegExp(`^src/features/[^/]+/(${pieces.join("|")})\\.tsx?$`).test(path);
  return [
    ...over(400, "no file over 400 lines", () => true),
    ...over(300, "a long piece becomes a folder", isPiece),
    ...quantile(0.5, 80),
    ...quantile(0.9, 200),
  ];
}

export function nameViolations(sources: readonly Source[]): Violation[] {
  return sources.flatMap(({ path, body }) => [
    ...badName(path).map((what) => ({ rule: "names say what is in a file", path, what })),
    ...(isBarrel(body) ? [{ rule: "no barrels", path, what: "only passes on what others export" }] : []),
    ...(body.some(isDefaultExport) ? [{ rule: "named exports only", path, what: "has a default export" }] : []),
  ]);
}

function badName(path: string): string[] {
  const stem = basename(path).replace(qualifiers, "");
  const folder = basename(dirname(path));
  if (stem === "index") return ["is called index"];
  if (vague.test(stem)) return ["has a name that says nothing"];
  if (vague.test(folder)) return [`lies in a folder "${folder}"`];
  const isKebab = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem);
  const isPascal = path.endsWith(".tsx") && /^([A-Z][a-z0-9]*)+$/.test(stem);
  return isKebab || isPascal ? [] : ["is not written in kebab-case"];
}

const isBarrel = (body: readonly Node[]) =>
  body.some(isPassedOn) && body.every((node) => isPassedOn(node) || node.type === "ImportDeclaration" || isBareExport(node));
const isPassedOn = (node: Node) =>
  node.type === "ExportAllDeclaration" || (node.type === "ExportNamedDeclaration" && (Boolean(node["source"]) || isBareExport(node)));
const isBareExport = (node: Node) => node.type === "ExportNamedDeclaration" && node["declaration"] === null;

const isDefaultExport = (node: Node) =>
  node.type === "ExportDefaultDeclaration" ||
  (node.type === "ExportNamedDeclaration" &&
    (node["specifiers"] as { exported: Node }[]).some(({ exported }) => exported["name"] === "default"));
