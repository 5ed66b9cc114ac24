import { execFile } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { no, type Result, yes } from "#shared/result.ts";
import { copyBinaries } from "./binaries-copy.ts";
import type { DataFolder } from "./data-folder.ts";
import { repairLibraryLinks } from "./library-links.ts";
import { installedPackage, packageFor, thisMachine } from "./package-binaries.ts";
import { codeOf, type EmbeddedRefusal, reasonOf, useAServerInstead } from "./refusal.ts";
import { serverEnvironment } from "./server-environment.ts";
import type { ServerUser } from "./server-user.ts";

export type Binaries = {
  readonly postgres: string;
  readonly initdb: string;
  readonly version: string;
  readonly major: number;
  readonly hasStatStatements: boolean;
};

const run = promisify(execFile);

/** Finds programs that the server's user can run, trying them: the ones of MAINSPRING_PG_BIN, else those of the npm package. */
export async function findBinaries(
  folder: DataFolder,
  user: ServerUser,
  log: (line: string) => void,
): Promise<Result<Binaries, EmbeddedRefusal>> {
  const name = packageFor(thisMachine);
  const chosen = process.env["MAINSPRING_PG_BIN"];
  if (chosen && thisMachine.platform !== "win32") {
    const tried = await tryBinaries(chosen, user);
    return tried.ok ? tried : no(chosenRefusal(chosen, tried.refusal));
  }
  if (!name.ok) return name;
  const installed = installedPackage(name.value);
  if (!installed.ok) return installed;
  return packagedBinaries(installed.value, folder, user, log);
}

/** The package's programs where they lie if that works, else a copy of them where it does. */
export async function packagedBinaries(
  { native, version }: { readonly native: string; readonly version: string },
  folder: DataFolder,
  user: ServerUser,
  log: (line: string) => void,
): Promise<Result<Binaries, EmbeddedRefusal>> {
  try {
    repairLibraryLinks(native);
  } catch (error) {
    log(`The library links of ${native} are missing and cannot be made there (${codeOf(error)}).`);
  }
  const inPlace = await tryBinaries(join(native, "bin"), user);
  if (inPlace.ok) return inPlace;
  const places = process.getuid?.() === 0 ? [folder.binaries, "/var/cache/mainspring"] : [folder.binaries];
  const copy = copyBinaries(native, version, places, user);
  if (copy === null) return no(closed(native, inPlace.refusal));
  log(`PostgreSQL's programs in ${native} cannot be used where they are; using a copy in ${copy}.`);
  const copied = await tryBinaries(join(copy, "native", "bin"), user);
  return copied.ok ? copied : no(closed(native, copied.refusal));
}

async function tryBinaries(bin: string, user: ServerUser): Promise<Result<Binaries, string>> {
  const [postgres, initdb] = [join(bin, "postgres"), join(bin, "initdb")];
  try {
    const { stdout } = await run(postgres, ["--version"], { ...user.switched, env: serverEnvironment(), cwd: "/" });
    const version = /\(PostgreSQL\) (\d+(?:\.\d+)?\S*)/.exec(stdout)?.[1];
    if (version === undefined) return no(`${postgres} does not tell its version`);
    if (!existsSync(initdb)) return no(`${initdb} is missing`);
    return yes({
      postgres: realpathSync(postgres),
      initdb,
      version,
      major: Number.parseInt(version, 10),
      hasStatStatements: hasLibrary(bin),
    });
  } catch (error) {
    const output = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
    return no(output || reasonOf(error));
  }
}

/** A library to preload that is not there would keep the server from starting. */
function hasLibrary(bin: string): boolean {
  const lib = join(dirname(realpathSync(bin)), "lib");
  return ["so", "dylib"].some((kind) =>
    [lib, join(lib, "postgresql")].some((place) => existsSync(join(place, `pg_stat_statements.${kind}`))),
  );
}

function closed(native: string, reason: string): EmbeddedRefusal {
  return {
    kind: "closed_home",
    message: `PostgreSQL's programs in ${native} cannot be run by the user it runs as (${reason}), and they could not be copied to the data folder. Install Mainspring or put the data folder outside of a closed home (for example under /opt or /var/lib). ${useAServerInstead}`,
  };
}

function chosenRefusal(bin: string, reason: string): EmbeddedRefusal {
  return {
    kind: "no_binaries",
    message: `MAINSPRING_PG_BIN names ${bin}, but PostgreSQL cannot be run from there: ${reason}. Name the folder that holds postgres and initdb (for example /usr/lib/postgresql/18/bin), readable by the user PostgreSQL runs as.`,
  };
}
