/** The command line: one word, one small piece. Exit code 0, or 1 with one clear line. */

import { demandGoodSettings, SettingError } from "#platform/config.ts";
import type { Command } from "./cli/command.ts";
import { findCommand } from "./cli/find-command.ts";
import { Complaint, readFlags } from "./cli/flags.ts";

/** Each is loaded when it is called, so that `serve` does not wait for what it does not need. */
const commands: readonly { readonly words: readonly string[]; load(): Promise<Command> }[] = [
  { words: ["serve"], load: async () => (await import("./cli/serve.ts")).serveCommand },
  { words: ["worker"], load: async () => (await import("./cli/worker.ts")).workerCommand },
  { words: ["migrate"], load: async () => (await import("./cli/migrate.ts")).migrateCommand },
  { words: ["workspace", "create"], load: async () => (await import("./cli/workspace-create.ts")).workspaceCreate },
  { words: ["key", "create"], load: async () => (await import("./cli/key-create.ts")).keyCreate },
  { words: ["user", "password"], load: async () => (await import("./cli/user.ts")).userPassword },
  { words: ["user", "second-factor-off"], load: async () => (await import("./cli/user.ts")).userSecondFactorOff },
  { words: ["doctor"], load: async () => (await import("./cli/doctor.ts")).doctorCommand },
  { words: ["demo"], load: async () => (await import("./cli/demo.ts")).demoCommand },
  { words: ["backup"], load: async () => (await import("./cli/backup.ts")).backupCommand },
  { words: ["restore"], load: async () => (await import("./cli/restore.ts")).restoreCommand },
  { words: ["import", "stage-moves"], load: async () => (await import("./cli/import-stage-moves.ts")).importStageMovesCommand },
  ...(["leads", "clients", "contacts", "deals", "payments"] as const).map((kind) => ({
    words: ["import", kind],
    load: async () => (await import("./cli/import-records.ts")).importRecordsCommands[kind],
  })),
  { words: ["process", "check"], load: async () => (await import("./cli/process-check.ts")).processCheckCommand },
  { words: ["process", "import"], load: async () => (await import("./cli/process-import.ts")).processImportCommand },
  { words: ["process", "export"], load: async () => (await import("./cli/process-export.ts")).processExportCommand },
  { words: ["report", "funnel"], load: async () => (await import("./cli/report-funnel.ts")).reportFunnelCommand },
  { words: ["report", "leads"], load: async () => (await import("./cli/report-leads.ts")).reportLeadsCommand },
  { words: ["report", "flow"], load: async () => (await import("./cli/report-funnel.ts")).reportFlowCommand },
];

async function main(words: readonly string[]): Promise<number> {
  const asked = findCommand(commands, words);
  if (asked.kind === "help") {
    const lines = (await Promise.all(asked.of.map(({ load }) => load()))).map(lineOf).join("\n");
    process.stdout.write(asked.of.length === commands.length ? `Mainspring, a sales operating system\n\n${lines}\n` : `${lines}\n`);
    return 0;
  }
  if (asked.kind === "unknown") {
    const near = asked.near.map((one) => one.words.join(" ")).join(", ");
    const help = near === "" ? "Try: mainspring help" : `There are: ${near}. Try: mainspring ${words[0]} --help`;
    process.stderr.write(`mainspring: there is no command "${asked.said}". ${help}\n`);
    return 1;
  }
  const wanted = await asked.command.load();
  try {
    demandGoodSettings();
    return await wanted.run(readFlags(words.slice(wanted.words.length), wanted.flags));
  } catch (error) {
    if (!(error instanceof Complaint || error instanceof SettingError)) throw error;
    process.stderr.write(`mainspring: ${error.message}\n`);
    return 1;
  }
}

const lineOf = (command: Command) => `  mainspring ${command.words.join(" ")} ${command.usage}\n      ${command.about}`;

process.exitCode = await main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`mainspring: this is a mistake in the program: ${error.message}\n`);
  if (process.env["MAINSPRING_LOG_LEVEL"] === "debug") process.stderr.write(`${error.stack}\n`);
  return 1;
});
