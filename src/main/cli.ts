/** The command line: one word, one small piece. Exit code 0, or 1 with one clear line. */
import { Complaint, readFlags } from "./cli/flags.ts";
import { doctorCommand } from "./cli/doctor.ts";
import { keyCreate } from "./cli/key-create.ts";
import { migrateCommand } from "./cli/migrate.ts";
import { serveCommand, workerCommand } from "./cli/serve.ts";
import { workspaceCreate } from "./cli/workspace-create.ts";
import type { Command } from "./cli/command.ts";

const commands: readonly Command[] = [serveCommand, workerCommand, migrateCommand, workspaceCreate, keyCreate, doctorCommand];

async function main(words: readonly string[]): Promise<number> {
  const wanted = commands.find((command) => command.words.every((word, index) => words[index] === word));
  if (!wanted) {
    const isHelp = words.length === 0 || words[0] === "help" || words[0] === "--help" || words[0] === "-h";
    process[isHelp ? "stdout" : "stderr"].write(isHelp ? usage() : `mainspring: there is no command "${words.slice(0, 2).join(" ")}". Try: mainspring help\n`);
    return isHelp ? 0 : 1;
  }
  if (words.includes("--help") || words.includes("-h")) {
    process.stdout.write(`${lineOf(wanted)}\n`);
    return 0;
  }
  try {
    return await wanted.run(readFlags(words.slice(wanted.words.length), wanted.flags));
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    process.stderr.write(`mainspring: ${error.message}\n`);
    return 1;
  }
}

const lineOf = (command: Command) => `  mainspring ${command.words.join(" ")} ${command.usage}\n      ${command.about}`;
const usage = () => `Mainspring, a sales operating system\n\n${commands.map(lineOf).join("\n")}\n`;

process.exitCode = await main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`mainspring: this is a mistake in the program: ${error.message}\n`);
  if (process.env["MAINSPRING_LOG_LEVEL"] === "debug") process.stderr.write(`${error.stack}\n`);
  return 1;
});
