import { askLeads } from "#features/reports/contract/leads.ts";
import { leadsReport } from "#features/reports/sql/leads.ts";
import { systemActor } from "#platform/command/actor.ts";
import { fieldErrors } from "#platform/http/problem.ts";
import type { Command } from "./command.ts";
import { Complaint, type Flags } from "./flags.ts";
import { withHouse } from "./with-house.ts";
import { workspaceOf } from "./workspace-of.ts";

export const reportLeadsCommand: Command = {
  words: ["report", "leads"],
  usage: "--data DIR --workspace SLUG --from DATE --to DATE [--by source|telesales|seller|month] [--json]",
  about: "How many leads first contacted in [from, to) were converted, and how long it took.",
  flags: { workspace: "text", from: "text", to: "text", by: "text" },
  async run(flags) {
    const asked = read(flags);
    const report = await withHouse(flags, async (house) => {
      const { workspaceId, scope } = systemActor(await workspaceOf(house, flags.needed("workspace")), "cli");
      return house.database.read(scope, (tx) => leadsReport(tx, workspaceId, asked));
    });
    const lines = report.groups.map(({ key, name, leads, converted, conversion, low, high, medianDays }) => {
      const share = conversion === null ? "–" : `${percent(conversion)} (${percent(low)}–${percent(high)})`;
      return `${name ?? key ?? (asked.by === undefined ? "all" : "none")}: ${converted} of ${leads}, ${share}, median ${medianDays ?? "–"} days`;
    });
    const problems = report.problems.map(({ count }) => `${count} converted before their first contact: left out of the median`);
    flags.say(report, [...lines, ...problems].join("\n"));
    return 0;
  },
};

const percent = (share: number | null) => `${(100 * (share ?? 0)).toFixed(1)} %`;

function read(flags: Flags) {
  const sent = { from: flags.needed("from"), to: flags.needed("to"), by: flags.text("by") };
  const parsed = askLeads.safeParse(Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)));
  if (parsed.success) return parsed.data;
  const [error] = fieldErrors(parsed.error.issues as never);
  throw new Complaint(`--${(error?.path ?? "").slice(1)}: ${error?.message}`);
}
