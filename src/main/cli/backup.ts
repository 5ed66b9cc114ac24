import { join } from "node:path";
import { backup } from "#platform/backup/backup.ts";
import { setting } from "#platform/config.ts";
import { findDatabase } from "../open-database.ts";
import type { Command } from "./command.ts";
import { Complaint } from "./flags.ts";
import { whereOf } from "./where.ts";

export const backupCommand: Command = {
  words: ["backup"],
  usage: "--data DIR --out FILE [--json]",
  about: "Writes everything into one file while people work. It holds the server secret: keep it as safe as the data.",
  flags: { out: "text" },
  async run(flags) {
    const out = flags.text("out") ?? flags.rest[0];
    if (out === undefined) throw new Complaint("--out says which file to write.");
    const found = await findDatabase(whereOf(flags), "command");
    if (!found.ok) throw new Complaint(found.refusal);
    const { ownerUrl, dataDir, embedded } = found.value;
    try {
      const storage = { filesFolder: join(dataDir, "files"), filesUrl: setting("MAINSPRING_FILES_URL") };
      const written = await backup({ ownerUrl, ...storage, secret: found.value.secret(), out });
      if (!written.ok) throw new Complaint(written.refusal.message);
      const { tables, rows, jobs, files, missingFiles, damagedFiles } = written.value;
      flags.say({ out, ...written.value }, `${out}: ${tables} tables, ${rows} rows, ${jobs} jobs, ${files} files`);
      if (missingFiles.length + damagedFiles.length === 0) return 0;
      throw new Complaint(
        `The backup is whole, but the storage is not: ${missingFiles.length} files are missing and ${damagedFiles.length} damaged.`,
      );
    } finally {
      await embedded?.stop();
    }
  },
};
