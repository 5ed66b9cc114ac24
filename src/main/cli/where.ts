/** Which database a command means. */
import type { Where } from "../open-database.ts";
import type { Flags } from "./flags.ts";

export const whereOf = (flags: Flags): Where => ({ dataDir: flags.text("data") ?? "data", databaseUrl: flags.text("database-url") });
