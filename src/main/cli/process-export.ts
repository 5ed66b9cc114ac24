import { writeBpmn } from "#features/process/core/bpmn/write/write-bpmn.ts";
import { type Layout, readLayout } from "#features/process/core/layout/layout.ts";
import { findProcess, findVersion } from "#features/process/sql/processes.ts";
import { systemActor } from "#platform/command/actor.ts";
import type { Command } from "./command.ts";
import { Complaint, type Flags } from "./flags.ts";
import { withHouse } from "./with-house.ts";
import { workspaceOf } from "./workspace-of.ts";

export const processExportCommand: Command = {
  words: ["process", "export"],
  usage: "--data DIR --workspace SLUG KEY [--number N] [--bpmn]",
  about: "Writes a process as JSON or BPMN 2.0: the published version, otherwise the newest draft, or version N.",
  flags: { workspace: "text", number: "text", bpmn: "switch" },
  async run(flags) {
    const [key, ...more] = flags.rest;
    if (key === undefined || more.length > 0) throw new Complaint("One key of a process is needed.");
    const wanted = numberOf(flags);
    const version = await withHouse(flags, async (house) => {
      const { workspaceId, scope } = systemActor(await workspaceOf(house, flags.needed("workspace")), "cli");
      return house.database.read(scope, async (tx) => {
        const found = await findProcess(tx, workspaceId, key);
        if (!found) throw new Complaint(`There is no process with the key ${key}.`);
        const number = wanted ?? found.published ?? found.draft ?? 1;
        const one = await findVersion(tx, workspaceId, key, number);
        if (!one) throw new Complaint(`The process ${key} has no version ${number}.`);
        return one;
      });
    });
    const { definition } = version;
    const layout: Layout = readLayout(version.layout, definition);
    process.stdout.write(flags.isOn("bpmn") ? await writeBpmn(definition, layout) : `${JSON.stringify(definition, null, 2)}\n`);
    return 0;
  },
};

function numberOf(flags: Flags): number | null {
  const text = flags.text("number");
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Complaint(`--number is the number of a version, not "${text}".`);
  return Number(text);
}
