import { setting } from "#platform/config.ts";
import { createLog } from "#platform/log.ts";
import { furnish } from "../house.ts";
import { openDatabase } from "../open-database.ts";
import { startHouseWorker } from "../worker.ts";
import type { Command } from "./command.ts";
import { Complaint } from "./flags.ts";
import { untilToldToStop } from "./until-told.ts";
import { whereOf } from "./where.ts";

export const workerCommand: Command = {
  words: ["worker"],
  usage: "--database-url URL | --data DIR",
  about: "Only works off jobs, beside servers on the same database.",
  flags: {},
  async run(flags) {
    const { told } = untilToldToStop();
    const opened = await openDatabase(whereOf(flags), "command");
    if (!opened.ok) throw new Complaint(opened.refusal);
    const house = furnish(opened.value, {
      log: createLog(setting("MAINSPRING_LOG_LEVEL") ?? "warn"),
      baseUrl: setting("MAINSPRING_BASE_URL") ?? "http://localhost:3000",
      pool: 6,
    });
    const worker = await startHouseWorker(house);
    process.stdout.write("working\n");
    await told;
    await worker.stop();
    await house.close();
    await opened.value.release();
    return 0;
  },
};
