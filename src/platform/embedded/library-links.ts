import { lstatSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";

type Link = { readonly source: string; readonly target: string };

function missing(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) === undefined;
}

/**
 * The package's libraries need links that an npm archive cannot hold; its install script makes them.
 * After `npm ci --ignore-scripts` they are missing. Throws where the folder cannot be written.
 */
export function repairLibraryLinks(native: string): void {
  for (const { source, target } of readLinks(native)) {
    const [file, link] = [join(dirname(native), source), join(dirname(native), target)];
    if (!missing(link) || missing(file)) continue;
    try {
      symlinkSync(relative(dirname(link), file), link);
    } catch (error) {
      if (missing(link)) throw error; // otherwise another start made it in the same moment
    }
  }
}

/** The list names paths from the package's folder, "native/lib/…". */
function readLinks(native: string): readonly Link[] {
  try {
    return JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as readonly Link[];
  } catch {
    return [];
  }
}
