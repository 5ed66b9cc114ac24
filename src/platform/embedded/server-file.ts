import { closeSync, fchmodSync, fchownSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { ServerUser } from "./server-user.ts";

/**
 * Writes a file for the server's user, whole or not at all.
 * Root writes here into a folder that another user owns: a new file, opened exclusively, follows no link laid out there.
 */
export function writeServerFile(path: string, text: string, user: ServerUser): void {
  const draft = `${path}.${process.pid}.new`;
  rmSync(draft, { force: true });
  const file = openSync(draft, "wx", 0o600);
  try {
    if (user.switched) fchownSync(file, user.switched.uid, user.switched.gid);
    fchmodSync(file, 0o600);
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}
