import type { z } from "@hono/zod-openapi";
import { askFlow, askFunnel } from "#features/reports/contract/funnel.ts";
import { flowReport, funnelReport } from "#features/reports/sql/funnel.ts";
import type { ReadFilter } from "#features/reports/sql/understand.ts";
import { systemActor } from "#platform/command/actor.ts";
import { fieldErrors } from "#platform/http/problem.ts";
import { readFilter } from "#shared/filter/check.ts";
import type { Command } from "./command.ts";
import { Complaint, type Flags } from "./flags.ts";
import { withHouse } from "./with-house.ts";
import { workspaceOf } from "./workspace-of.ts";

const kinds = {
  workspace: "text",
  pipeline: "text",
  from: "text",
  to: "text",
  "as-of": "text",
  "time-zone": "text",
  by: "text",
  "known-on": "text",
  "compare-from": "text",
  "compare-to": "text",
  "compare-as-of": "text",
  filter: "text",
} as const;
const usage = "--data DIR --workspace SLUG --pipeline NAME --from DATE --to DATE [--as-of INSTANT] [--time-zone TZ] [--by";
const more = " [--known-on INSTANT] [--compare-from DATE --compare-to DATE [--compare-as-of INSTANT]] [--filter JSON] [--json]";

export const reportFunnelCommand: Command = {
  words: ["report", "funnel"],
  usage: `${usage} owner|product|region|direction|source|month]${more}`,
  about: "How far the deals came that began in [from, to), and how long they stayed where.",
  flags: kinds,
  async run(flags) {
    const asked = read(flags, askFunnel);
    const filter = asked.filter === undefined ? null : readFilterFlag(asked.filter);
    const report = await withHouse(flags, async (house) => {
      const { workspaceId, scope } = systemActor(await workspaceOf(house, flags.needed("workspace")), "cli");
      return house.database.read(scope, (tx) => funnelReport(tx, { workspaceId, personId: null, filter }, asked, house.clock()));
    });
    if (!report.ok) throw new Complaint(`There is no pipeline ${asked.pipeline}.`);
    flags.say(report.value, report.value.groups.flatMap((group) => [...title(group), ...funnelLines(group)]).join("\n"));
    return 0;
  },
};

export const reportFlowCommand: Command = {
  words: ["report", "flow"],
  usage: `${usage} owner|product|region|direction|source|month|actor]${more}`,
  about: "What moved from which stage to which in [from, to).",
  flags: kinds,
  async run(flags) {
    const asked = read(flags, askFlow);
    const filter = asked.filter === undefined ? null : readFilterFlag(asked.filter);
    const report = await withHouse(flags, async (house) => {
      const { workspaceId, scope } = systemActor(await workspaceOf(house, flags.needed("workspace")), "cli");
      return house.database.read(scope, (tx) => flowReport(tx, { workspaceId, personId: null, filter }, asked, house.clock()));
    });
    if (!report.ok) throw new Complaint(`There is no pipeline ${asked.pipeline}.`);
    const { moves, kinds } = report.value;
    const counted = Object.entries(kinds).map(([kind, count]) => `${kind} ${count}`);
    flags.say(report.value, [...moves.map(({ from, to, count }) => `${from} → ${to}: ${count}`), counted.join(", ")].join("\n"));
    return 0;
  },
};

function read<S extends z.ZodType>(flags: Flags, contract: S): z.output<S> {
  const sent = {
    pipeline: flags.needed("pipeline"),
    from: flags.needed("from"),
    to: flags.needed("to"),
    asOf: flags.text("as-of"),
    timeZone: flags.text("time-zone"),
    by: flags.text("by"),
    knownOn: flags.text("known-on"),
    compareFrom: flags.text("compare-from"),
    compareTo: flags.text("compare-to"),
    compareAsOf: flags.text("compare-as-of"),
    filter: flags.text("filter"),
  };
  const parsed = contract.safeParse(Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)));
  if (parsed.success) return parsed.data;
  const [error] = fieldErrors(parsed.error.issues as never);
  const flag = (error?.path ?? "").slice(1).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new Complaint(`--${flag}: ${error?.message}`);
}

const readFilterFlag =
  (text: string): ReadFilter =>
  (catalogue) => {
    const read = readFilter(text, catalogue);
    if (read.ok) return read.value;
    const [fault] = read.refusal;
    throw new Complaint(`--filter: ${fault?.code}${fault?.pointer ? ` at ${fault.pointer}` : ""}`);
  };

const title = ({ key, name }: { key: string | null; name: string | null }) => (key === null && name === null ? [] : [`${name ?? key}:`]);

type Told = {
  readonly stages: readonly {
    stage: string;
    reached: number;
    conversion: number | null;
    lost: number;
    open: number;
    medianDays: number | null;
  }[];
  readonly won: { readonly reached: number };
};
const funnelLines = ({ stages, won }: Told) => [
  ...stages.map(
    ({ stage, reached, conversion, lost, open, medianDays }) =>
      `${stage}: ${reached} reached, ${conversion === null ? "–" : `${(100 * conversion).toFixed(1)} %`} went on, ${lost} lost, ${open} open, median ${medianDays?.toFixed(1) ?? "–"} days`,
  ),
  `won: ${won.reached}`,
];
