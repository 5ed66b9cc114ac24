import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { basename } from "node:path";

const onLinux = process.platform === "linux";

/** The one boot this machine is in: start times are counted from it, so they tell processes apart only together with it. */
function boot(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "boot";
  }
}

/** State letter and start time of a Linux process; the name in brackets may itself hold spaces and brackets. */
export function parseStat(stat: string): { readonly state: string; readonly startTime: string } | null {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, startTime] = [fields[0], fields[19]];
  return state && startTime ? { state, startTime } : null;
}

function ps(column: string, pid: number): string {
  try {
    return execFileSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
}

/** What tells a process from a later one with the same number; null when it is gone, also when only its zombie is left. */
export function processMark(pid: number): string | null {
  if (onLinux) {
    try {
      const stat = parseStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
      return stat === null || "ZXx".includes(stat.state) ? null : `${boot()}/${stat.startTime}`;
    } catch {
      return null;
    }
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return null;
  }
  return ps("stat", pid).startsWith("Z") ? null : ps("lstart", pid) || null;
}

export const isAlive = (pid: number): boolean => processMark(pid) !== null;

/** The program file a process runs; null when it cannot be known. npm replaces files under running programs: then it ends in " (deleted)". */
export function programOf(pid: number): string | null {
  try {
    return onLinux ? readlinkSync(`/proc/${pid}/exe`) : ps("comm", pid) || null;
  } catch {
    return null;
  }
}

function commandLine(pid: number): string {
  return onLinux ? readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ") : ps("command", pid);
}

/** A program of PostgreSQL that works in this cluster folder; compared by inode, as paths differ between mounts and links. */
function servesCluster(pid: number, cluster: string): boolean {
  try {
    if (!isAlive(pid)) return false;
    if (!onLinux) return commandLine(pid).includes("postgres") && commandLine(pid).includes(cluster);
    if (!/^(postgres|initdb)\b/.test(basename(programOf(pid) ?? ""))) return false;
    const [there, here] = [statSync(`/proc/${pid}/cwd`), statSync(cluster)];
    return there.dev === here.dev && there.ino === here.ino;
  } catch {
    return false;
  }
}

/** Postmasters show their command line, the processes they fork show a title. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  return servesCluster(pid, cluster) && !commandLine(pid).startsWith("postgres:");
}

/** Every living postgres process of a cluster folder. Empty where the system does not show it: there PostgreSQL's own check remains. */
export function processesOf(cluster: string): readonly number[] {
  if (!onLinux) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => servesCluster(pid, cluster));
}
