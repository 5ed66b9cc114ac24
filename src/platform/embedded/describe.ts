import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { readAccess } from "./access.ts";
import { clusterMajor } from "./create-cluster.ts";
import { dataFolderAt } from "./data-folder.ts";
import { livingOwner, type OwnerKind } from "./owner-lock.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { isPostmasterOf } from "./process-facts.ts";

/** The embedded database of a data folder as it lies there; nothing is started, locked or written. */
export type EmbeddedFacts = {
  readonly cluster: string;
  /** Major version of PostgreSQL; null when there is no database yet, or one that cannot be read. */
  readonly postgresVersion: number | null;
  readonly port: number | null;
  /** The living process that owns the folder. */
  readonly owner: { readonly pid: number; readonly kind: OwnerKind; readonly since: string } | null;
  readonly postmaster: { readonly pid: number; readonly status: string } | null;
  /** A database left running by a killed server; the next start takes it over. */
  readonly isOrphan: boolean;
  /** Bytes on the disk; null when they cannot be read. */
  readonly bytes: number | null;
  readonly log: string;
};

export function describeEmbedded(dataDir: string): EmbeddedFacts {
  const folder = dataFolderAt(resolve(dataDir));
  const major = clusterMajor(folder);
  const owner = livingOwner(folder);
  const running = readPostmasterFile(folder.cluster);
  const postmaster =
    running && isPostmasterOf(running.pid, folder.cluster) ? { pid: running.pid, status: running.status || "starting" } : null;
  return {
    cluster: folder.cluster,
    postgresVersion: major.ok ? major.value : null,
    port: readAccess(folder)?.port || null,
    owner: owner && { pid: owner.pid, kind: owner.kind, since: owner.since },
    postmaster,
    isOrphan: postmaster !== null && owner === null,
    bytes: bytesIn(folder.cluster),
    log: folder.log,
  };
}

/** Files of a running database come and go while they are counted. */
function bytesIn(folder: string): number | null {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => statSync(join(folder, name), { throwIfNoEntry: false }))
      .reduce((sum, stat) => sum + (stat?.isFile() ? stat.size : 0), 0);
  } catch {
    return null;
  }
}
