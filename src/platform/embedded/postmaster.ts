import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { no, type Result, yes } from "#shared/result.ts";
import { type Access, freePort } from "./access.ts";
import type { Binaries } from "./binaries.ts";
import { clusterArgument } from "./create-cluster.ts";
import { type DataFolder, giveToFolderOwner } from "./data-folder.ts";
import { endOrphans } from "./end-processes.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { type EmbeddedRefusal, reasonOf } from "./refusal.ts";
import { serverEnvironment } from "./server-environment.ts";
import type { ServerUser } from "./server-user.ts";

export type Postmaster = { readonly pid: number; readonly port: number };

const largestLog = 10 * 1024 * 1024;
/** Recovery after a crash reads at most `max_wal_size` of changes; on a slow disk that takes a while. */
const patience = 120_000;

/** Starts PostgreSQL on the kept port, or on another one if that is taken, and waits until it accepts connections. */
export async function startPostmaster(
  folder: DataFolder,
  binaries: Binaries,
  user: ServerUser,
  access: Access | null,
): Promise<Result<Postmaster, EmbeddedRefusal>> {
  let reason = "";
  for (let attempt = 0; attempt < 4; attempt++) {
    const port = await freePort(attempt === 0 ? (access?.port ?? null) : null);
    const started = await startOnce(folder, binaries, user, port);
    if (started.ok) return started;
    reason = started.refusal;
    if (/Address already in use|could not bind/.test(reason)) continue;
    if (!/shared memory block/.test(reason) || !(await endOrphans(folder.cluster))) break;
    await sleep(500);
  }
  return no({
    kind: "start_failed",
    message: `The database in ${folder.cluster} did not start: ${reason || "it said nothing"}. The whole log is in ${folder.log}.`,
  });
}

async function startOnce(folder: DataFolder, binaries: Binaries, user: ServerUser, port: number): Promise<Result<Postmaster, string>> {
  const log = openLog(folder);
  const before = statSync(folder.log).size;
  // A session of its own: Ctrl-C in the terminal goes to the application, which ends its requests before it stops the database.
  const child = spawn(binaries.postgres, ["-D", clusterArgument(folder.cluster, user), "-p", String(port)], {
    ...user.switched,
    cwd: folder.cluster,
    env: serverEnvironment(),
    stdio: ["ignore", log, log],
    detached: true,
  });
  closeSync(log);
  let failure: unknown = null;
  child.once("error", (error) => {
    failure = error;
  });
  child.unref();
  for (const end = Date.now() + patience; Date.now() < end; await sleep(8)) {
    const running = readPostmasterFile(folder.cluster);
    if (running !== null && running.pid === child.pid && running.status === "ready") return yes({ pid: running.pid, port });
    if (failure !== null) return no(reasonOf(failure));
    if (hasExited(child)) return no(complaints(readFileSync(folder.log).subarray(before).toString("utf8")));
  }
  child.kill("SIGQUIT");
  return no(`it was not ready after ${patience / 1000} seconds`);
}

const hasExited = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

function openLog(folder: DataFolder): number {
  if (existsSync(folder.log) && statSync(folder.log).size > largestLog) renameSync(folder.log, `${folder.log}.1`);
  const file = openSync(folder.log, "a", 0o600);
  giveToFolderOwner(folder, folder.log);
  return file;
}

/** The lines that say why, without time and process number; the last lines if none is marked. */
function complaints(log: string): string {
  const lines = log.split("\n").filter((line) => line.trim() !== "");
  const marked = lines.filter((line) => /FATAL|PANIC|HINT|error while loading/.test(line));
  return (marked.length > 0 ? marked : lines.slice(-3))
    .map((line) => line.replace(/^.*?\[\d+\] /, "").trim())
    .slice(-4)
    .join(" ");
}
