import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { repairLibraryLinks } from "./library-links.ts";
import { codeOf } from "./refusal.ts";
import { canReach, type ServerUser } from "./server-user.ts";

/** Not needed to run: headers' companions for compiling extensions, a third of the size. */
const isNeeded = (path: string): boolean =>
  !path.endsWith(".a") && !path.split(sep).some((part) => part === "pgxs" || part === "pkgconfig");

function openToAll(tree: string): void {
  chmodSync(tree, 0o755);
  for (const name of readdirSync(tree, { recursive: true, encoding: "utf8" })) {
    const path = join(tree, name);
    const stat = lstatSync(path);
    if (stat.isSymbolicLink()) continue;
    chmodSync(path, stat.isDirectory() || dirname(path).endsWith(`${sep}bin`) || path.includes(".so") ? 0o755 : 0o644);
  }
}

/**
 * Copies the package's `native` folder to a place the server's user can read; answers the copy, or null if every place is closed.
 * A copy is made beside its place and renamed, so that one cut short is never taken for a whole one.
 */
export function copyBinaries(native: string, version: string, places: readonly string[], user: ServerUser): string | null {
  for (const place of places) {
    const target = join(place, version);
    try {
      if (!canReach(dirname(place), user)) continue;
      if (mkdirSync(place, { recursive: true }) !== undefined) chmodSync(place, 0o755); // whatever the umask
      if (!canReach(place, user) || !isTrusted(place)) continue;
      if (!existsSync(target)) copyTo(target, native);
      return target;
    } catch (error) {
      if (!["EACCES", "EPERM", "EROFS", "ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "")) throw error;
    }
  }
  return null;
}

/** Programs are run only from a folder that nobody else could have filled. */
function isTrusted(place: string): boolean {
  const { uid, mode } = statSync(place);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

function copyTo(target: string, native: string): void {
  const draft = join(`${target}.${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  cpSync(native, join(draft, "native"), { recursive: true, verbatimSymlinks: true, filter: isNeeded });
  repairLibraryLinks(join(draft, "native"));
  openToAll(draft);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}
