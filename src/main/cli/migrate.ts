import { openDatabase } from "../open-database.ts";
import type { Command } from "./command.ts";
import { Complaint } from "./flags.ts";
import { whereOf } from "./where.ts";

export const migrateCommand: Command = {
  words: ["migrate"],
  usage: "--data DIR | --database-url URL [--json]",
  about: "Brings the database to this version; a server does it at its start too.",
  flags: {},
  async run(flags) {
    const opened = await openDatabase(whereOf(flags), "command");
    if (!opened.ok) throw new Complaint(opened.refusal);
    const { applied } = opened.value;
    await opened.value.release();
    flags.say({ applied }, applied.length === 0 ? "The database is up to date." : `Applied: ${applied.join(", ")}`);
    return 0;
  },
};
