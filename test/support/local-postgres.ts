/** A PostgreSQL of this machine, to run the database tests on a second version. */
import { execFileSync } from "node:child_process";
import { existsSync, globSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

const places = [
  "/usr/lib/postgresql/*/bin", // Debian, Ubuntu
  "/usr/pgsql-*/bin", // Red Hat, Fedora
  "/opt/homebrew/opt/postgresql@*/bin",
  "/usr/local/opt/postgresql@*/bin",
  "/Applications/Postgres.app/Contents/Versions/*/bin",
];

function majorOf(bin: string): number {
  try {
    return Number.parseInt(/\d+/.exec(execFileSync(join(bin, "postgres"), ["--version"], { encoding: "utf8" }))?.[0] ?? "0", 10);
  } catch {
    return 0;
  }
}

/** The folder with the programs of the oldest PostgreSQL from 15 on, the one furthest from the embedded; null if there is none. */
export function findLocalPostgres(): string | null {
  const onPath = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => existsSync(join(folder, "postgres")));
  const folders = [...globSync(places), ...onPath.map((folder) => dirname(realpathSync(join(folder, "postgres"))))];
  const usable = folders
    .filter((folder) => existsSync(join(folder, "initdb")))
    .map((folder) => ({ folder, major: majorOf(folder) }))
    .filter(({ major }) => major >= 15)
    .sort((one, other) => one.major - other.major);
  return usable[0]?.folder ?? null;
}
