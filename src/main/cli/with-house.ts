/** A command's house: opened for its time, joined when a server owns the folder, closed at the end whatever happens. */
import { setting } from "#platform/config.ts";
import { createLog } from "#platform/log.ts";
import { furnish, type House } from "../house.ts";
import { openDatabase } from "../open-database.ts";
import { Complaint, type Flags } from "./flags.ts";
import { whereOf } from "./where.ts";

export async function withHouse<T>(flags: Flags, work: (house: House) => Promise<T>): Promise<T> {
  const opened = await openDatabase(whereOf(flags), "command");
  if (!opened.ok) throw new Complaint(opened.refusal);
  const house = furnish(opened.value, {
    log: createLog(setting("MAINSPRING_LOG_LEVEL") ?? "warn"),
    baseUrl: setting("MAINSPRING_BASE_URL") ?? "http://localhost:3000",
    pool: 3,
  });
  try {
    return await work(house);
  } finally {
    await house.close();
    await opened.value.release();
  }
}
