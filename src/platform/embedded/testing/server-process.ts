import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, realpathSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { dataFolderAt } from "../data-folder.ts";
import { endOrphans, endPostmaster } from "../end-processes.ts";
import { readPostmasterFile } from "../postmaster-file.ts";
import type { EmbeddedRefusal } from "../refusal.ts";

type Ready = { readonly ownerUrl: string; readonly pid: number; readonly startedByUs: boolean };
export type Answer = { readonly ready: Ready | null; readonly refusal: EmbeddedRefusal | null };
export type ServerProcess = {
  readonly child: ChildProcess;
  readonly lines: readonly string[];
  answer(): Promise<Answer>;
  said(...starts: readonly string[]): Promise<void>;
};
type Options = {
  readonly kind?: "server" | "command";
  readonly writers?: number;
  readonly seconds?: number;
  readonly as?: { readonly uid: number; readonly gid: number };
  readonly env?: NodeJS.ProcessEnv;
};

const program = fileURLToPath(new URL("./writing-server.ts", import.meta.url));

/** An empty folder for one test; whatever still runs in it afterwards is ended. */
export function testFolder(t: TestContext): string {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), "mainspring-embedded-")));
  const dataDir = join(parent, "data");
  t.after(async () => {
    const { cluster } = dataFolderAt(dataDir);
    const running = readPostmasterFile(cluster);
    if (running) await endPostmaster(running.pid, cluster);
    await endOrphans(cluster);
    await rm(parent, { recursive: true, force: true });
  });
  return dataDir;
}

/** Runs the writing server in a process of its own, killed with the test at the latest. */
export function runServer(t: TestContext, dataDir: string, options: Options = {}): ServerProcess {
  const args = [program, dataDir, options.kind ?? "server", String(options.writers ?? 0), String(options.seconds ?? 600)];
  const child = spawn(process.execPath, args, {
    ...options.as,
    env: options.env ?? process.env,
    cwd: "/",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  let isOver = false;
  // Its last words are heard then, which may be later than its end.
  child.once("close", () => {
    isOver = true;
  });
  const reader = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  reader.on("line", (line) => lines.push(line));
  t.after(() => child.kill("SIGKILL"));
  const said = async (...starts: readonly string[]) => {
    for (const end = Date.now() + 120_000; !lines.some((line) => starts.some((start) => line.startsWith(start))); ) {
      if (Date.now() > end || isOver)
        throw new Error(`the server never said "${starts.join(" or ")}", but:\n${lines.slice(-5).join("\n")}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const answer = async () => {
    await said("ready", "refused");
    const told = <T>(word: string) => {
      const line = lines.find((candidate) => candidate.startsWith(word));
      return line === undefined ? null : (JSON.parse(line.slice(word.length)) as T);
    };
    const [ready, refusal] = [told<Ready>("ready"), told<EmbeddedRefusal>("refused")];
    return { ready, refusal };
  };
  return { child, lines, answer, said };
}

/** Kills at once, as the kernel does when memory runs out, and waits until the process is gone. */
export async function killed(child: ChildProcess): Promise<void> {
  const gone = once(child, "close");
  child.kill("SIGKILL");
  await gone;
}

export async function stopped(server: ServerProcess): Promise<void> {
  const gone = once(server.child, "close");
  server.child.kill("SIGTERM");
  await gone;
}

export async function rowsOf<T extends pg.QueryResultRow>(url: string, sql: string): Promise<readonly T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

export const acknowledgedBy = ({ lines }: ServerProcess): readonly string[] =>
  lines.filter((line) => line.startsWith("ack ")).map((line) => line.slice(4));
