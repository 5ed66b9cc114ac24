import { setTimeout as sleep } from "node:timers/promises";
import { no, type Result, yes } from "#shared/result.ts";
import { readAccess, urlOf } from "./access.ts";
import { type DataFolder, openDataFolder } from "./data-folder.ts";
import { answers } from "./database.ts";
import { ownCluster, ownedEmbedded } from "./own-cluster.ts";
import { livingOwner, type Owner, type OwnerKind, type OwnerLock, takeOwnerLock } from "./owner-lock.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { type EmbeddedRefusal, reasonOf } from "./refusal.ts";

export type { EmbeddedRefusal } from "./refusal.ts";

export type Embedded = {
  /** Superuser, database `mainspring`. */
  readonly ownerUrl: string;
  /** The postmaster. */
  readonly pid: number;
  /** False when a living server of the same folder runs it: then `stop` leaves it alone. */
  readonly startedByUs: boolean;
  /** Fast shutdown, and the folder is free again. May be called twice. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  readonly dataDir: string;
  readonly onLog?: (line: string) => void;
  /** Called once when the database dies although nobody stopped it. */
  readonly onDeath?: () => void;
};

/** How long one waits for a command to give the folder back, in milliseconds. */
const patience = 10_000;

/** Starts (or adopts) the cluster of a data folder for a server process, which then owns the folder. A second living owner is refused. */
export const startEmbedded = (options: EmbeddedOptions): Promise<Result<Embedded, EmbeddedRefusal>> => enter(options, "server");

/** For commands: joins the running cluster when a living server owns the folder, else starts it for the time of the command. */
export const joinOrStart = (options: EmbeddedOptions): Promise<Result<Embedded, EmbeddedRefusal>> => enter(options, "command");

async function enter(options: EmbeddedOptions, kind: OwnerKind): Promise<Result<Embedded, EmbeddedRefusal>> {
  const opened = openDataFolder(options.dataDir);
  if (!opened.ok) return opened;
  const folder = opened.value;
  let owner: Owner | null = null;
  for (const end = Date.now() + patience; Date.now() < end; await sleep(10 + Math.random() * 30)) {
    const lock = lockFor(folder, kind);
    if (!lock.ok) return lock;
    if (lock.value) return start(folder, lock.value, options);
    owner = livingOwner(folder);
    if (owner?.kind !== "server") continue; // a command is soon done, and an owner not yet written soon will be
    if (kind === "server") break;
    const joined = await join(folder);
    if (joined) return yes(joined);
  }
  return no(secondOwner(folder, owner));
}

function lockFor(folder: DataFolder, kind: OwnerKind): Result<OwnerLock | null, EmbeddedRefusal> {
  try {
    return yes(takeOwnerLock(folder, kind));
  } catch (error) {
    return no({
      kind: "data_dir_unusable",
      message: `The data folder ${folder.path} cannot be locked: ${reasonOf(error)}. It must lie on a disk that this user may write to and that knows file locks.`,
    });
  }
}

async function start(folder: DataFolder, lock: OwnerLock, options: EmbeddedOptions): Promise<Result<Embedded, EmbeddedRefusal>> {
  const log = options.onLog ?? (() => {});
  try {
    const owned = await ownCluster(folder, log);
    if (owned.ok) return yes(ownedEmbedded(folder, owned.value, lock.release, options.onDeath));
    lock.release();
    return owned;
  } catch (error) {
    lock.release();
    return no({ kind: "start_failed", message: `The database in ${folder.cluster} could not be started: ${reasonOf(error)}.` });
  }
}

/** The cluster of the living owner once it is ready; null while it starts or stops. */
async function join(folder: DataFolder): Promise<Embedded | null> {
  const running = readPostmasterFile(folder.cluster);
  const access = readAccess(folder);
  if (running?.status !== "ready" || access === null || access.port !== running.port) return null;
  if (!(await answers(access))) return null;
  return { ownerUrl: urlOf(access, "mainspring"), pid: running.pid, startedByUs: false, stop: async () => {} };
}

function secondOwner(folder: DataFolder, owner: Owner | null): EmbeddedRefusal {
  const who = owner === null ? "another process" : `a Mainspring ${owner.kind} (process ${owner.pid}, since ${owner.since})`;
  const advice =
    owner?.kind === "command"
      ? `It was not done within ${patience / 1000} seconds: wait for it and start again.`
      : "Stop that one first, or name another folder with --data.";
  return { kind: "second_owner", message: `The data folder ${folder.path} is in use by ${who}. ${advice}` };
}
