import { existsSync } from "node:fs";
import { no, type Result, yes } from "#shared/result.ts";
import { type Access, newPassword, readAccess, urlOf, writeAccess } from "./access.ts";
import { type Binaries, findBinaries } from "./binaries.ts";
import { clusterMajor, createCluster, reachesThroughClosedFolders } from "./create-cluster.ts";
import type { DataFolder } from "./data-folder.ts";
import { openDatabase } from "./database.ts";
import type { Embedded } from "./embedded.ts";
import { askToStop, endOrphans, endPostmaster } from "./end-processes.ts";
import { type Postmaster, startPostmaster } from "./postmaster.ts";
import { isAlive } from "./process-facts.ts";
import type { EmbeddedRefusal } from "./refusal.ts";
import { writeServerFile } from "./server-file.ts";
import { chooseServerUser, closedFolder, giveTree, type ServerUser } from "./server-user.ts";
import { settingsFor } from "./settings.ts";
import { adoptOrClear, settingsFileOf } from "./take-over.ts";

type Log = (line: string) => void;

/** Brings up the cluster of a folder that this process has locked. */
export async function ownCluster(folder: DataFolder, log: Log): Promise<Result<Postmaster & { readonly access: Access }, EmbeddedRefusal>> {
  const user = chooseServerUser(folder);
  if (!user.ok) return user;
  const binaries = await findBinaries(folder, user.value, log);
  if (!binaries.ok) return binaries;
  const closed = closedFolder(folder.path, user.value);
  if (closed !== null && !reachesThroughClosedFolders(binaries.value)) return no(closedHome(folder, closed, binaries.value));
  const access = await clusterAccess(folder, binaries.value, user.value, log);
  if (!access.ok) return access;
  const running = await bringUp(folder, binaries.value, user.value, access.value, log);
  if (!running.ok) return running;
  const { pid, port } = running.value;
  const reached = { ...access.value, port };
  if (port !== access.value.port) writeAccess(folder, reached);
  const opened = await openDatabase(reached, 30_000);
  if (opened.ok) return yes({ pid, port, access: reached });
  await endPostmaster(pid, folder.cluster);
  return no({
    kind: "start_failed",
    message: `The database in ${folder.cluster} runs but could not be opened: ${opened.refusal}. Its password and port are in ${folder.access}, its log in ${folder.log}.`,
  });
}

/** Creates the cluster if there is none, else checks that it is one these programs can run, and how to get in. */
async function clusterAccess(folder: DataFolder, binaries: Binaries, user: ServerUser, log: Log): Promise<Result<Access, EmbeddedRefusal>> {
  const major = clusterMajor(folder);
  if (!major.ok) return major;
  if (major.value === null) {
    log(`Creating the database in ${folder.cluster} (PostgreSQL ${binaries.version}).`);
    const access: Access = { port: 0, password: newPassword() };
    writeAccess(folder, access);
    const created = await createCluster(folder, binaries, user, access.password);
    return created.ok ? yes(access) : created;
  }
  if (major.value !== binaries.major) return no(otherVersion(folder, major.value, binaries));
  const access = readAccess(folder);
  if (access !== null) return yes(access);
  return no({
    kind: "not_ours",
    message: `${folder.cluster} holds a database, but the file with its password, ${folder.access}, ${existsSync(folder.access) ? "cannot be read" : "is missing"}. Put that file back from a copy of the data folder, or restore a backup into an empty folder.`,
  });
}

async function bringUp(
  folder: DataFolder,
  binaries: Binaries,
  user: ServerUser,
  access: Access,
  log: Log,
): Promise<Result<Postmaster, EmbeddedRefusal>> {
  const settings = settingsFor(binaries);
  const left = await adoptOrClear(folder, binaries, settings, access);
  if (!left.ok) return left;
  if (left.value) {
    log(`Took over the database that a killed server left running (process ${left.value.pid}).`);
    return yes(left.value);
  }
  giveTree(folder.cluster, user);
  writeServerFile(settingsFileOf(folder), settings, user);
  return startPostmaster(folder, binaries, user, access.port === 0 ? null : access);
}

function closedHome(folder: DataFolder, closed: string, { version }: Binaries): EmbeddedRefusal {
  return {
    kind: "closed_home",
    message: `From root the database runs under another user, who cannot reach the data folder ${folder.path}: ${closed} is closed to others, and PostgreSQL ${version} needs it open. Name a folder outside of it with --data (for example /var/lib/mainspring), or open it (chmod o+x ${closed}), or start Mainspring as an ordinary user.`,
  };
}

function otherVersion(folder: DataFolder, major: number, binaries: Binaries): EmbeddedRefusal {
  return {
    kind: "wrong_version",
    message: `The database in ${folder.cluster} was made by PostgreSQL ${major}, but the programs here are PostgreSQL ${binaries.version}, which cannot open it. Nothing was changed. Make a backup with the old programs (MAINSPRING_PG_BIN=<folder of PostgreSQL ${major}> npx mainspring backup …) and restore it into an empty data folder with the new ones (npx mainspring restore …).`,
  };
}

/** The running cluster as its owner holds it: stopping it also gives the folder free. */
export function ownedEmbedded(
  folder: DataFolder,
  { pid, access }: Postmaster & { readonly access: Access },
  release: () => void,
  onDeath: (() => void) | undefined,
): Embedded {
  // Whoever leaves without stop() still asks the database to stop; the next start waits for that.
  const atExit = () => askToStop(pid, folder.cluster);
  process.once("exit", atExit);
  const watch = setInterval(() => {
    if (isAlive(pid)) return;
    clearInterval(watch);
    onDeath?.();
  }, 1_000);
  watch.unref();
  const end = async () => {
    clearInterval(watch);
    try {
      await endPostmaster(pid, folder.cluster);
      await endOrphans(folder.cluster);
    } finally {
      process.removeListener("exit", atExit);
      release();
    }
  };
  let stopping: Promise<void> | null = null;
  return {
    ownerUrl: urlOf(access, "mainspring"),
    pid,
    startedByUs: true,
    stop() {
      stopping ??= end();
      return stopping;
    },
  };
}
