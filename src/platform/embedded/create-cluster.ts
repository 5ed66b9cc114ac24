import { execFile } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { no, type Result, yes } from "#shared/result.ts";
import type { Binaries } from "./binaries.ts";
import type { DataFolder } from "./data-folder.ts";
import { endOrphans } from "./end-processes.ts";
import { type EmbeddedRefusal, reasonOf, useAServerInstead } from "./refusal.ts";
import { serverEnvironment } from "./server-environment.ts";
import { writeServerFile } from "./server-file.ts";
import { canReach, type ServerUser } from "./server-user.ts";
import { accessRules } from "./settings.ts";

const run = promisify(execFile);

/**
 * The cluster folder as PostgreSQL is told it, with the folder itself as working directory.
 * Root's data folder may lie under a closed home: Linux lets a process reach its working directory by this name all the same.
 */
export function clusterArgument(cluster: string, user: ServerUser): string {
  return process.platform === "linux" && !canReach(cluster, user) ? "/proc/self/cwd" : cluster;
}

/** Before 16 PostgreSQL leaves its working directory to find itself, and cannot come back. */
export const reachesThroughClosedFolders = ({ major }: Binaries): boolean => process.platform === "linux" && major >= 16;

/** Makes the cluster beside its place and renames it when it is whole: a start killed half-way leaves nothing that looks like a database. */
export async function createCluster(
  folder: DataFolder,
  binaries: Binaries,
  user: ServerUser,
  password: string,
): Promise<Result<null, EmbeddedRefusal>> {
  if (!user.isNamed) return no(noPasswdEntry());
  const workshop = folder.clusterInTheMaking;
  const draft = join(workshop, "cluster");
  try {
    if (existsSync(draft)) await endOrphans(draft); // of a first start that was killed: they would go on writing here
    rmSync(workshop, { recursive: true, force: true });
    for (const path of [workshop, draft]) {
      mkdirSync(path, { mode: 0o700 });
      if (user.switched) chownSync(path, user.switched.uid, user.switched.gid);
    }
    writeServerFile(join(workshop, "password"), password, user);
    await initdb(draft, binaries, user);
    const made = readFileSync(join(draft, "postgresql.conf"), "utf8"); // holds what initdb found out about this machine
    writeServerFile(join(draft, "postgresql.conf"), `${made}\ninclude 'mainspring.conf'\n`, user);
    writeServerFile(join(draft, "pg_hba.conf"), accessRules, user);
    renameSync(draft, folder.cluster);
    return yes(null);
  } catch (error) {
    return no({ kind: "start_failed", message: `The database could not be created in ${folder.cluster}: ${wordsOf(error)}` });
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

/** Encoding and sorting are named, so that they do not depend on the LANG of whoever starts first. */
async function initdb(draft: string, binaries: Binaries, user: ServerUser): Promise<void> {
  const pgdata = clusterArgument(draft, user);
  const unicode = ["--encoding=UTF8", "--locale-provider=icu", "--icu-locale=und", "--lc-messages=C"];
  const rules = ["--username=postgres", `--pwfile=${pgdata}/../password`, "--auth=scram-sha-256", "--data-checksums"];
  const options = { ...user.switched, cwd: draft, env: serverEnvironment() };
  const attempt = (ctype: string) =>
    run(binaries.initdb, ["-D", pgdata, ...unicode, ...rules, "--locale=C", `--lc-ctype=${ctype}`], options);
  try {
    await attempt("C.UTF-8");
  } catch (error) {
    if (!wordsOf(error).includes("invalid locale")) throw error;
    await attempt("C"); // sorting and case come from ICU; only the splitting of full text into words uses this
  }
}

function wordsOf(error: unknown): string {
  const output = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
  return output || reasonOf(error);
}

function noPasswdEntry(): EmbeddedRefusal {
  return {
    kind: "no_passwd_entry",
    message: `Mainspring runs as user id ${process.getuid?.()}, which has no name on this machine (no passwd entry), and PostgreSQL needs one to create a database. Run as a user that exists (in a container: add the user in the image, or start without --user). ${useAServerInstead}`,
  };
}

/** The major version that made the cluster in the folder; null when there is none. */
export function clusterMajor(folder: DataFolder): Result<number | null, EmbeddedRefusal> {
  if (!existsSync(folder.cluster)) return yes(null);
  try {
    return yes(Number.parseInt(readFileSync(join(folder.cluster, "PG_VERSION"), "utf8"), 10));
  } catch (error) {
    return no({
      kind: "not_ours",
      message: `${folder.cluster} is no readable database of Mainspring (${reasonOf(error)}). Name another data folder, or move that folder away.`,
    });
  }
}
