import { accessSync, constants, existsSync, lchownSync, lstatSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { no, type Result, yes } from "#shared/result.ts";
import { codeOf, type EmbeddedRefusal, reasonOf } from "./refusal.ts";

/** Where everything of the embedded database lies inside the data folder. */
export type DataFolder = {
  readonly path: string;
  readonly cluster: string;
  readonly clusterInTheMaking: string;
  readonly access: string;
  readonly lock: string;
  readonly owner: string;
  readonly log: string;
  readonly binaries: string;
};

export function dataFolderAt(path: string): DataFolder {
  return {
    path,
    cluster: join(path, "postgres"),
    clusterInTheMaking: join(path, "postgres.new"),
    access: join(path, "postgres-access.json"),
    lock: join(path, "owner.lock"),
    owner: join(path, "owner.json"),
    log: join(path, "postgres.log"),
    binaries: join(path, "postgres-binaries"),
  };
}

const isRoot = () => process.getuid?.() === 0;

/** Makes the folder if it is missing and refuses one that cannot be written. */
export function openDataFolder(dataDir: string): Result<DataFolder, EmbeddedRefusal> {
  const wanted = resolve(dataDir);
  try {
    // From root the database runs under another user, who must be able to walk through this folder but not to list it.
    makeFolder(wanted, isRoot() ? 0o711 : 0o700);
    const path = realpathSync(wanted);
    if (!statSync(path).isDirectory()) throw new Error("it is not a folder");
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return yes(dataFolderAt(path));
  } catch (error) {
    return no({
      kind: "data_dir_unusable",
      message: `The data folder ${wanted} cannot be used: ${reasonOf(error)}. Give a folder that this user may write to with --data.`,
    });
  }
}

/** Level by level: Node's own recursive way never returns where the system answers "no such file" to making one, as under /proc. */
function makeFolder(path: string, mode: number): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), 0o755);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error; // made by another start in the same moment
  }
}

/** A command run by root must not leave files in somebody's folder which that person's server cannot open afterwards. */
export function giveToFolderOwner(folder: DataFolder, file: string): void {
  if (!isRoot()) return;
  const { uid, gid } = statSync(folder.path);
  if (lstatSync(file).uid !== uid) lchownSync(file, uid, gid);
}
