import { join } from "node:path";
import { restore } from "#platform/backup/restore.ts";
import { setting } from "#platform/config.ts";
import { readMigrations } from "#platform/migrate/migrate.ts";
import { findDatabase, migrationsFolder } from "../open-database.ts";
import type { Command } from "./command.ts";
import { Complaint } from "./flags.ts";
import { whereOf } from "./where.ts";

export const restoreCommand: Command = {
  words: ["restore"],
  usage: "FILE --data DIR [--database-url URL] [--json]",
  about:
    "Brings a backup into an empty data folder or an empty database of a server; of any PostgreSQL version, also of an older Mainspring.",
  flags: { from: "text" },
  async run(flags) {
    const archive = flags.text("from") ?? flags.rest[0];
    if (archive === undefined) throw new Complaint("Name the file of the backup.");
    const found = await findDatabase(whereOf(flags), "command");
    if (!found.ok) throw new Complaint(found.refusal);
    const { ownerUrl, dataDir, embedded } = found.value;
    const given = setting("MAINSPRING_SECRET");
    try {
      const restored = await restore({
        archive,
        ownerUrl,
        migrations: readMigrations(migrationsFolder),
        filesFolder: join(dataDir, "files"),
        filesUrl: setting("MAINSPRING_FILES_URL"),
        secretFile: join(dataDir, "secret"),
        ...(given === undefined ? {} : { secret: given }),
      });
      if (!restored.ok) throw new Complaint(restored.refusal.message);
      const { createdAt, tables, rows, jobs, files, isSecretOther } = restored.value;
      const about = isSecretOther ? " This installation has another secret: second factors and company sign-in must be set up anew." : "";
      flags.say(
        restored.value,
        `The backup of ${createdAt} is back: ${tables} tables, ${rows} rows, ${jobs} jobs, ${files} files.${about}`,
      );
      return 0;
    } finally {
      await embedded?.stop();
    }
  },
};
