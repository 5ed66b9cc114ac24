import { execFileSync } from "node:child_process";
import { chownSync, existsSync, lchownSync, readdirSync, realpathSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import { no, type Result, yes } from "#shared/result.ts";
import type { DataFolder } from "./data-folder.ts";
import { type EmbeddedRefusal, useAServerInstead } from "./refusal.ts";

/** Whom PostgreSQL runs as. `switched` only from root: PostgreSQL refuses to run as root itself. */
export type ServerUser = { readonly switched: { readonly uid: number; readonly gid: number } | null; readonly isNamed: boolean };

const id = (...args: readonly string[]): string | null => {
  try {
    return execFileSync("id", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return null;
  }
};

function unprivilegedUser(): { readonly uid: number; readonly gid: number } | null {
  for (const name of ["mainspring", "postgres", "nobody"]) {
    const [uid, gid] = [id("-u", name), id("-g", name)];
    if (uid !== null && gid !== null && uid !== "0") return { uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

/** From root: the user who owns the cluster already, else the owner of the data folder, else an unprivileged system user. */
export function chooseServerUser(folder: DataFolder): Result<ServerUser, EmbeddedRefusal> {
  if (process.getuid?.() !== 0) return checkOrdinaryUser(folder);
  for (const path of [folder.cluster, folder.path]) {
    if (!existsSync(path)) continue;
    const { uid, gid } = statSync(path);
    if (uid === 0) continue;
    const isNamed = id("-un", String(uid)) !== null;
    if (isNamed || path === folder.cluster) return yes({ switched: { uid, gid }, isNamed });
  }
  const switched = unprivilegedUser();
  if (switched) return yes({ switched, isNamed: true });
  return no({
    kind: "no_unprivileged_user",
    message: `PostgreSQL does not run as root, and this machine has no user "mainspring", "postgres" or "nobody" to run it as. Create one (useradd --system mainspring) or start Mainspring as an ordinary user. ${useAServerInstead}`,
  });
}

function checkOrdinaryUser(folder: DataFolder): Result<ServerUser, EmbeddedRefusal> {
  const uid = process.getuid?.();
  if (uid !== undefined && existsSync(folder.cluster) && statSync(folder.cluster).uid !== uid) {
    return no({
      kind: "not_ours",
      message: `The database in ${folder.cluster} belongs to user id ${statSync(folder.cluster).uid}, but Mainspring runs as user id ${uid}. Run it as that user or as root, or give the whole data folder to this user (chown -R).`,
    });
  }
  try {
    userInfo();
    return yes({ switched: null, isNamed: true });
  } catch {
    return yes({ switched: null, isNamed: false });
  }
}

/** The nearest folder, this one or above it, that the user may not walk through; null when the way is open. */
export function closedFolder(path: string, user: ServerUser): string | null {
  if (user.switched === null) return null;
  const { uid, gid } = user.switched;
  for (let at = realpathSync(path); ; at = dirname(at)) {
    const stat = statSync(at);
    const bit = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001;
    if ((stat.mode & bit) === 0) return at;
    if (dirname(at) === at) return null;
  }
}

export const canReach = (path: string, user: ServerUser): boolean => closedFolder(path, user) === null;

/** Gives a cluster that root copied or unpacked back to the user it runs under. */
export function giveTree(path: string, user: ServerUser): void {
  if (user.switched === null) return;
  const { uid, gid } = user.switched;
  if (statSync(path).uid === uid) return;
  for (const name of readdirSync(path, { recursive: true, encoding: "utf8" })) lchownSync(join(path, name), uid, gid);
  chownSync(path, uid, gid);
}
