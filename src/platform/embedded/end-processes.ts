import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, isPostmasterOf, processesOf } from "./process-facts.ts";

async function until(isDone: () => boolean, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(10)) if (isDone()) return true;
  return isDone();
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // gone already
  }
}

/** Fast shutdown without waiting for it. */
export function askToStop(pid: number, cluster: string): void {
  if (isPostmasterOf(pid, cluster)) signal(pid, "SIGINT");
}

/** Ends a postmaster: fast shutdown first, then without a checkpoint (the next start recovers). True when it is gone. */
export async function endPostmaster(pid: number, cluster: string): Promise<boolean> {
  const steps: readonly (readonly [NodeJS.Signals, number])[] = [
    ["SIGINT", 60_000],
    ["SIGQUIT", 7_000],
    ["SIGKILL", 5_000],
  ];
  for (const [name, patience] of steps) {
    if (!isPostmasterOf(pid, cluster)) return true;
    signal(pid, name);
    if (await until(() => !isAlive(pid), patience)) return true;
  }
  return false;
}

/**
 * Ends what a killed postmaster left behind. Such a process still holds the shared memory, and a new server must not start before it is gone.
 * True when none is left.
 */
export async function endOrphans(cluster: string): Promise<boolean> {
  for (const name of ["SIGQUIT", "SIGKILL"] as const) {
    const left = processesOf(cluster);
    if (left.length === 0) return true;
    for (const pid of left) signal(pid, name);
    await until(() => left.every((pid) => !isAlive(pid)), 3_000);
  }
  return processesOf(cluster).length === 0;
}
