import { setting } from "#platform/config.ts";
import { createLog } from "#platform/log.ts";
import { furnish } from "../house.ts";
import { openDatabase } from "../open-database.ts";
import { startServer } from "../server.ts";
import { startHouseWorker } from "../worker.ts";
import type { Command } from "./command.ts";
import { Complaint } from "./flags.ts";
import { whereOf } from "./with-house.ts";

/** Resolves at the first SIGTERM or SIGINT, or when the database dies; a second signal ends the process at once. */
function untilToldToStop(): { readonly told: Promise<"signal" | "death">; readonly onDeath: () => void } {
  let onDeath = () => {};
  const told = new Promise<"signal" | "death">((resolve) => {
    onDeath = () => resolve("death");
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.once(signal, () => {
        resolve("signal");
        process.once(signal, () => process.exit(1));
      });
    }
  });
  return { told, onDeath };
}

export const serveCommand: Command = {
  words: ["serve"],
  usage: "--data DIR --port N [--host HOST] [--database-url URL] [--no-worker]",
  about: "Serves the product; with a worker inside.",
  flags: { port: "text", host: "text", "no-worker": "switch" },
  async run(flags) {
    const { told, onDeath } = untilToldToStop();
    const started = await startServer({ ...whereOf(flags), port: flags.port("port", 3000), host: flags.text("host") ?? "127.0.0.1", withWorker: !flags.isOn("no-worker") }, onDeath);
    if (!started.ok) throw new Complaint(started.refusal);
    process.stdout.write(`listening on ${started.value.url}\n`);
    const why = await told;
    await started.value.stop();
    if (why === "death") throw new Complaint("The database ended although nobody stopped it. Everything acknowledged is safe; start the server again.");
    return 0;
  },
};

export const workerCommand: Command = {
  words: ["worker"],
  usage: "--database-url URL | --data DIR",
  about: "Only works off jobs, beside servers on the same database.",
  flags: {},
  async run(flags) {
    const { told } = untilToldToStop();
    const opened = await openDatabase(whereOf(flags), "command");
    if (!opened.ok) throw new Complaint(opened.refusal);
    const house = furnish(opened.value, { log: createLog(setting("MAINSPRING_LOG_LEVEL") ?? "warn"), baseUrl: setting("MAINSPRING_BASE_URL") ?? "http://localhost:3000", pool: 6 });
    const worker = await startHouseWorker(house);
    process.stdout.write("working\n");
    await told;
    await worker.stop();
    await house.close();
    await opened.value.release();
    return 0;
  },
};
