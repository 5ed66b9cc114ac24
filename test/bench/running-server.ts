/** A real server of its own process on a fresh data folder, with a company and its owner's key. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const main = join(import.meta.dirname, "../../src/main/mainspring.js");

export type RunningServer = {
  readonly url: string;
  readonly key: string;
  readonly workspaceId: string;
  readonly ownerId: string;
  readonly dataDir: string;
  readonly ownerUrl: string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
};

export async function runServer(): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), "mainspring-bench-"));
  chmodSync(folder, 0o755);
  const dataDir = join(folder, "data");
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, "a spring, wound and ready\n", { mode: 0o600 });
  const company = [
    "--name",
    "Bench",
    "--slug",
    "bench",
    "--currency",
    "EUR",
    "--time-zone",
    "Europe/Berlin",
    "--country",
    "DE",
    "--owner-name",
    "Olga Owner",
    "--owner-email",
    "olga@bench.example",
    "--owner-password-file",
    passwordFile,
  ];
  const made = JSON.parse(cli("workspace", "create", "--data", dataDir, ...company, "--json")) as { workspaceId: string; ownerId: string };
  const { key } = JSON.parse(
    cli("key", "create", "--data", dataDir, "--workspace", "bench", "--person", "olga@bench.example", "--name", "bench", "--json"),
  ) as { key: string };
  const port = await freePort();
  const child = spawn(process.execPath, [main, "serve", "--data", dataDir, "--port", String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (data: Buffer) => String(data).includes("listening on") && resolve());
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const access = JSON.parse(readFileSync(join(dataDir, "postgres-access.json"), "utf8")) as { port: number; password: string };
  return {
    url: `http://127.0.0.1:${port}`,
    key,
    ...made,
    dataDir,
    ownerUrl: `postgres://postgres:${encodeURIComponent(access.password)}@127.0.0.1:${access.port}/mainspring`,
    process: child,
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const cli = (...words: string[]): string => execFileSync(process.execPath, [main, ...words], { encoding: "utf8" });

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
