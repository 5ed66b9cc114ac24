import { spawnSync } from "node:child_process";
import { chownSync, existsSync, lchownSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import { no, type Result, yes } from "#shared/result.ts";
import type { DataFolder } from "./data-folder.ts";
import { type EmbeddedRefusal, useAServerInstead } from "./refusal.ts";

/** Whom PostgreSQL runs as. `switched` only from root: PostgreSQL refuses to run as root itself. */
export type ServerUser = { readonly switched: { readonly uid: number; readonly gid: number } | null; readonly isNamed: boolean };

type Entry = { readonly name: string; readonly uid: number; readonly gid: number };

function systemUsers(): readonly Entry[] {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => fields.length >= 4)
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/** People may also be known from elsewhere than the file (LDAP): `id` asks them all. */
function hasName(uid: number): boolean {
  return systemUsers().some((entry) => entry.uid === uid) || spawnSync("id", ["-un", String(uid)], { stdio: "ignore" }).status === 0;
}

function unprivilegedUser(): Entry | null {
  const known = systemUsers().filter(({ uid }) => uid !== 0);
  for (const name of ["mainspring", "postgres", "nobody"]) {
    const user = known.find((entry) => entry.name === name);
    if (user) return user;
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
    const isNamed = hasName(uid);
    if (isNamed || path === folder.cluster) return yes({ switched: { uid, gid }, isNamed });
  }
  const user = unprivilegedUser();
  if (user) return yes({ switched: { uid: user.uid, gid: user.gid }, isNamed: true });
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
