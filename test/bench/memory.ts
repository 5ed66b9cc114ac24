/** Memory of app and database together when nobody does anything: proportional set size, so that shared pages count once. */
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Figure } from "./figure.ts";
import type { RunningServer } from "./running-server.ts";

export async function memoryIdle(server: RunningServer): Promise<readonly Figure[]> {
  await sleep(3_000);
  const tree = withChildren(server.process.pid ?? 0);
  const megabytes = tree.reduce((sum, pid) => sum + pss(pid), 0) / 1_024;
  return [{ name: `memory idle, app and database (${tree.length} processes)`, value: megabytes, unit: "MiB", limit: { atMost: 350 } }];
}

function withChildren(root: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // ended meanwhile
    }
  }
  const belongs = (pid: number | undefined): boolean => pid === root || (pid !== undefined && pid > 1 && belongs(parents.get(pid)));
  return [...parents.keys()].filter(belongs);
}

/** In KiB. */
const pss = (pid: number): number => Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
