import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { no, type Result, yes } from "#shared/result.ts";
import type { Access } from "./access.ts";
import type { Binaries } from "./binaries.ts";
import type { DataFolder } from "./data-folder.ts";
import { answers } from "./database.ts";
import { endOrphans, endPostmaster } from "./end-processes.ts";
import type { Postmaster } from "./postmaster.ts";
import { postmasterFileOf, readPostmasterFile } from "./postmaster-file.ts";
import { isPostmasterOf, programOf } from "./process-facts.ts";
import type { EmbeddedRefusal } from "./refusal.ts";

export const settingsFileOf = (folder: DataFolder): string => join(folder.cluster, "mainspring.conf");

/**
 * Deals with what a killed server left in the folder, which this process owns now.
 * A postmaster that still runs just as we would start it is adopted; any other is ended, also its orphans. Null: the way is clear.
 */
export async function adoptOrClear(
  folder: DataFolder,
  binaries: Binaries,
  settings: string,
  access: Access,
): Promise<Result<Postmaster | null, EmbeddedRefusal>> {
  const { cluster } = folder;
  const pid = readPostmasterFile(cluster)?.pid;
  if (pid !== undefined && isPostmasterOf(pid, cluster)) {
    const isAsWanted = programOf(pid) === binaries.postgres && currentSettings(folder) === settings;
    if (isAsWanted && (await servesUs(pid, cluster, access))) return yes({ pid, port: access.port });
    if (!(await endPostmaster(pid, cluster))) return no(cannotEnd(`process ${pid}`, cluster));
  }
  if (!(await endOrphans(cluster))) return no(cannotEnd("processes", cluster));
  // PostgreSQL would take any process that was given the number since, even a zombie, for the old server, and not start.
  rmSync(postmasterFileOf(cluster), { force: true });
  return yes(null);
}

function currentSettings(folder: DataFolder): string | null {
  try {
    return readFileSync(settingsFileOf(folder), "utf8");
  } catch {
    return null;
  }
}

/** It may still be recovering from a crash of its own; one that shuts down or does not answer is of no use. */
async function servesUs(pid: number, cluster: string, access: Access): Promise<boolean> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(20)) {
    const running = readPostmasterFile(cluster);
    if (running?.pid !== pid || running.status === "stopping" || !isPostmasterOf(pid, cluster)) return false;
    if (running.status !== "ready") continue;
    return running.port === access.port && (await answers(access));
  }
  return false;
}

function cannotEnd(what: string, cluster: string): EmbeddedRefusal {
  return {
    kind: "not_ours",
    message: `An earlier PostgreSQL (${what}) still works in ${cluster} and this user may not end it. End it by hand, or start Mainspring as the user who started it.`,
  };
}
