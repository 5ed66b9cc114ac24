/** The real server as a process of its own, on a data folder of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestDatabase } from "../support/database.ts";

export type RunningServer = {
  readonly url: string;
  readonly dataDir: string;
  /** What a command needs besides the folder to work on the same database. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends the process and starts another one on the same folder and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

const house = join(import.meta.dirname, "../..");
/** A busy machine takes its time; what hangs is told all the same. */
const startLimit = 120_000;

/** On the embedded PostgreSQL of its folder, made anew, or on a database that is ready, which the caller drops. */
export async function startMainspring(
  settings: Readonly<Record<string, string>> = {},
  database: Pick<TestDatabase, "ownerUrl" | "secret"> | null = null,
): Promise<RunningServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "mainspring-e2e-"));
  if (database !== null) writeFileSync(join(dataDir, "secret"), `${database.secret}\n`, { mode: 0o600 });
  const environment = { ...settings, ...(database === null ? {} : { MAINSPRING_DATABASE_URL: database.ownerUrl }) };
  const port = await freePort();
  const start = () =>
    spawn(process.execPath, [join(house, "src/main/mainspring.js"), "serve", "--data", dataDir, "--port", String(port)], {
      cwd: house,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
  let child = start();
  const stop = async () => {
    await ended(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  const restart = async () => {
    await ended(child);
    child = start();
    await untilListening(child);
  };
  try {
    await untilListening(child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://127.0.0.1:${port}`, dataDir, environment, restart, stop };
}

function untilListening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (why: string) => reject(new Error(`The server did not start (${why}).\n${said}`));
    const timer = setTimeout(() => fail("too slow"), startLimit);
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes("listening on ")) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) => {
      clearTimeout(timer);
      fail(`exit ${code}`);
    });
  });
}

/** Asks it to stop, and after ten seconds no longer asks. */
function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
    child.once("exit", () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill("SIGTERM");
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
