/** The command line as a person uses it: processes of their own. */
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";

const program = join(import.meta.dirname, "../../src/main/mainspring.js");
export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

/** The tests' own settings do not reach it. */
const environment = (more: Readonly<Record<string, string>>) => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("MAINSPRING_"))),
  ...more,
});

export function mainspring(words: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...words], {
      env: environment(more),
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 300_000,
    });
    const [out, err]: [string[], string[]] = [[], []];
    child.stdout.on("data", (chunk: Buffer) => out.push(String(chunk)));
    child.stderr.on("data", (chunk: Buffer) => err.push(String(chunk)));
    child.once("close", (code) => resolve({ code, out: out.join(""), err: err.join("") }));
  });
}

/** Starts a command and leaves it to itself, to be killed in the middle. */
export const begin = (words: readonly string[], more: Readonly<Record<string, string>> = {}): ChildProcess =>
  spawn(process.execPath, [program, ...words], { env: environment(more), stdio: "ignore" });

export type Serving = {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
};

/** Starts a server and waits until it says that it listens. */
export async function serve(words: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Serving> {
  const child = spawn(process.execPath, [program, "serve", ...words], { env: environment(more), stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once("exit", (code, signal) => resolve({ code, signal })),
  );
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The server did not start in time: ${said}`)), 180_000);
    const hear = (chunk: Buffer) => {
      said += chunk;
      if (/listening on .*\n/.test(said)) {
        clearTimeout(timer);
        resolve();
      }
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    void ended.then(({ code }) => {
      clearTimeout(timer);
      reject(new Error(`The server ended with ${code}: ${said}`));
    });
  });
  return { child, said: () => said, ended };
}

/** Below those that the system gives to whoever asks for any: none of the tests beside this one gets it before it is used, or used again. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = 18_000 + Math.floor(Math.random() * 14_000);
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once("error", () => resolve(false));
      probe.listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
  throw new Error("no port is free");
}
