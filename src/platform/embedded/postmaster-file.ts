import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What a running PostgreSQL writes about itself into its folder. */
export type PostmasterFile = { readonly pid: number; readonly port: number | null; readonly status: string };

export function parsePostmasterFile(text: string): PostmasterFile | null {
  const lines = text.split("\n");
  const pid = Number.parseInt(lines[0] ?? "", 10);
  const port = Number.parseInt(lines[3] ?? "", 10);
  if (!(pid > 0)) return null;
  return { pid, port: Number.isNaN(port) ? null : port, status: (lines[7] ?? "").trim() };
}

export const postmasterFileOf = (cluster: string): string => join(cluster, "postmaster.pid");

export function readPostmasterFile(cluster: string): PostmasterFile | null {
  try {
    return parsePostmasterFile(readFileSync(postmasterFileOf(cluster), "utf8"));
  } catch {
    return null;
  }
}
