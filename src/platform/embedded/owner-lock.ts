import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { type DataFolder, giveToFolderOwner } from "./data-folder.ts";
import { processMark } from "./process-facts.ts";

export type OwnerKind = "server" | "command";
export type Owner = { readonly pid: number; readonly mark: string; readonly kind: OwnerKind; readonly since: string };
export type OwnerLock = { release(): void };

/**
 * Takes the folder for this process, or answers null when a living process has it.
 *
 * Node has no flock. SQLite takes a lock of the operating system's kernel on the (always empty) file: of two that come at the
 * same moment exactly one gets it, and a process killed with -9 loses it at once, so there are no stale locks to judge.
 */
export function takeOwnerLock(folder: DataFolder, kind: OwnerKind): OwnerLock | null {
  const database = new DatabaseSync(folder.lock);
  try {
    database.exec("begin exclusive");
  } catch (error) {
    database.close();
    if (error instanceof Error && "errcode" in error && error.errcode === 5) return null;
    throw error;
  }
  giveToFolderOwner(folder, folder.lock);
  writeOwner(folder, kind);
  let isHeld = true;
  return {
    release() {
      if (!isHeld) return;
      isHeld = false;
      rmSync(folder.owner, { force: true });
      database.close();
    },
  };
}

/** The lock says that somebody owns the folder, this file says who: it is for people, and for a command that wants to join. */
function writeOwner(folder: DataFolder, kind: OwnerKind): void {
  const owner: Owner = { pid: process.pid, mark: processMark(process.pid) ?? "unknown", kind, since: new Date().toISOString() };
  const draft = `${folder.owner}.${process.pid}`;
  rmSync(draft, { force: true });
  writeFileSync(draft, `${JSON.stringify(owner)}\n`, { flag: "wx" });
  giveToFolderOwner(folder, draft);
  renameSync(draft, folder.owner);
}

/** The owner written in the folder if that very process still lives: process numbers are given out again. */
export function livingOwner(folder: DataFolder): Owner | null {
  try {
    const owner = JSON.parse(readFileSync(folder.owner, "utf8")) as Owner;
    return processMark(owner.pid) === owner.mark ? owner : null;
  } catch {
    return null;
  }
}
