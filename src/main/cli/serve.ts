import { openDatabase } from "../open-database.ts";
import type { Command } from "./command.ts";
import { Complaint } from "./flags.ts";
import { untilToldToStop } from "./until-told.ts";
import { whereOf } from "./where.ts";

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
    const why = await told;
    await started.value.stop();
    if (why === "death")
      throw new Complaint("The database ended although nobody stopped it. Everything acknowledged is safe; start the server again.");
    return 0;
  },
};
