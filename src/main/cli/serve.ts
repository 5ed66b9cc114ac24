import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "../open-database.ts";
import type { Command } from "./command.ts";
import { Complaint } from "./flags.ts";
import { untilToldToStop } from "./until-told.ts";
import { whereOf } from "./where.ts";

const main = join(import.meta.dirname, "..");

/** On a fresh clone: in a process of its own, so that the API answers meanwhile. `npm start` builds before it starts. */
function buildMissingPages(): void {
  if (existsSync(join(main, "../../dist/web/index.html"))) return;
  spawn(process.execPath, [join(main, "build-web.ts")], { stdio: ["ignore", "ignore", "inherit"] }).unref();
}

export const serveCommand: Command = {
  words: ["serve"],
  usage: "--data DIR --port N [--host HOST] [--database-url URL] [--no-worker]",
  about: "Serves the product; with a worker inside.",
  flags: { port: "text", host: "text", "no-worker": "switch" },
  async run(flags) {
    const { told, onDeath } = untilToldToStop();
    const listen = { port: flags.port("port", 3000), host: flags.text("host") ?? "127.0.0.1", withWorker: !flags.isOn("no-worker") };
    // The database starts while the rest of the program is loaded.
    const [opened, { startServer }] = await Promise.all([openDatabase(whereOf(flags), "server", onDeath), import("../server.ts")]);
    if (!opened.ok) throw new Complaint(opened.refusal);
    const started = await startServer(opened.value, listen);
    if (!started.ok) throw new Complaint(started.refusal);
    process.stdout.write(`listening on ${started.value.url}\n`);
    buildMissingPages();
    const why = await told;
    await started.value.stop();
    if (why === "death")
      throw new Complaint("The database ended although nobody stopped it. Everything acknowledged is safe; start the server again.");
    return 0;
  },
};
