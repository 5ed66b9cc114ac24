import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { drawPipeline } from "#features/deals/contract/pipelines.ts";
import { drawingPipeline } from "#features/deals/routes/operate-pipelines.ts";
import { findPipeline, pipelineView } from "#features/deals/sql/pipeline.ts";
import { importStageMoves } from "#features/exchange/routes/import-stage-moves.ts";
import { timeZoneOf } from "#features/exchange/sql/stage-moves.ts";
import { knowingPeople } from "#features/org/routes/operate-former-people.ts";
import { type Actor, systemActor } from "#platform/command/actor.ts";
import { fieldErrors } from "#platform/http/problem.ts";
import { TableError } from "#platform/table/table-error.ts";
import { isTimeZone } from "#shared/time-zone.ts";
import type { House } from "../house.ts";
import type { Command } from "./command.ts";
import { Complaint, type Flags } from "./flags.ts";
import { whereOf } from "./where.ts";
import { withHouse } from "./with-house.ts";
import { workspaceOf } from "./workspace-of.ts";
import { writtenIn } from "./written-in.ts";

export const importStageMovesCommand: Command = {
  words: ["import", "stage-moves"],
  usage:
    "FILE --data DIR --workspace SLUG --pipeline NAME --stages a,b,c --won won --lost lost --currency EUR [--time-zone TZ] [--decimal comma|point] [--delimiter comma|semicolon|tab|bar] [--encoding NAME] [--sheet NAME] [--json]",
  about:
    "Brings the history of deals from a CSV file or a workbook: deal,moved_at,stage,loss_reason,actor,amount. Running it twice changes nothing.",
  flags: {
    workspace: "text",
    pipeline: "text",
    stages: "text",
    won: "text",
    lost: "text",
    currency: "text",
    "time-zone": "text",
    decimal: "text",
    delimiter: "text",
    encoding: "text",
    sheet: "text",
  },
  async run(flags) {
    const [file] = flags.rest;
    if (file === undefined || flags.rest.length > 1) throw new Complaint("Say which one file to import.");
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) throw new Complaint(`There is no file ${file}.`);
    const [won, lost] = [flags.needed("won"), flags.needed("lost")];
    const answer = await withHouse(flags, async (house) => {
      const actor = await importer(house, flags);
      const pipeline = await pipelineFor(house, actor, flags);
      const zone = flags.text("time-zone") ?? (await house.database.read(actor.scope, (tx) => timeZoneOf(tx, actor.workspaceId)));
      if (!isTimeZone(zone)) throw new Complaint("--time-zone is a name like Europe/Berlin.");
      const { id: pipelineId, currency } = pipeline;
      const { decimal, encoding, delimiter, sheet } = writtenIn(flags);
      const written = { encoding: encoding ?? undefined, delimiter: delimiter ?? undefined, sheet: sheet ?? undefined };
      const mapping = { stages: pipeline.stages.map(({ key }) => key), won, lost, currency, timeZone: zone, pipelineId, decimal };
      return importStageMoves({ path: file, name: basename(file), ...written }, mapping, {
        database: house.database,
        actor,
        clock: house.clock,
        newId: house.newId,
        reportFolder: join(whereOf(flags).dataDir, "imports"),
        async know(names) {
          const known = await house.commands.execute(actor, knowingPeople, { names });
          if (!known.ok) throw new Error("people of the past cannot be refused");
          return known.value;
        },
      }).catch((error: Error) => {
        throw error instanceof TableError ? new Complaint(`${file} cannot be imported: ${error.message}. Nothing was written.`) : error;
      });
    });
    if (!answer.ok) throw new Complaint(`${file} has no column ${answer.refusal}.`);
    const { read, created, unchanged, refused, refusals } = answer.value;
    const where = refusals === null ? "" : `; see ${refusals}`;
    flags.say(answer.value, `${read} moves read: ${created} new, ${unchanged} known already, ${refused} refused${where}`);
    return 0;
  },
};

async function importer(house: House, flags: Flags): Promise<Actor> {
  return { ...systemActor(await workspaceOf(house, flags.needed("workspace")), "cli"), kind: "import" };
}

/** The pipeline of that name, drawn if there is none; one that is there has these stages, in this order. */
async function pipelineFor({ database, commands }: House, actor: Actor, flags: Flags) {
  const [named, currency] = [flags.needed("pipeline"), flags.needed("currency")];
  const stages = flags
    .needed("stages")
    .split(",")
    .map((stage) => stage.trim());
  const known = await database.read(actor.scope, (tx) => findPipeline(tx, actor.workspaceId, named));
  if (known) {
    const keys = pipelineView(known)
      .stages.map(({ key }) => key)
      .filter((key) => stages.includes(key));
    if (keys.join() !== stages.join())
      throw new Complaint(`The pipeline ${named} does not have the stages ${stages.join(", ")} in this order.`);
    if (known.currency !== currency) throw new Complaint(`The pipeline ${named} is in ${known.currency}, not ${currency}.`);
    return { ...known, stages: known.stages.filter(({ key }) => stages.includes(key)) };
  }
  const wish = drawPipeline.safeParse({ key: named, name: named, currency, stages });
  if (!wish.success) throw new Complaint(`The pipeline cannot be drawn so: ${fieldErrors(wish.error.issues as never)[0]?.message}.`);
  const drawn = await commands.execute(actor, drawingPipeline, wish.data);
  if (!drawn.ok) throw new Complaint("--stages names a stage twice.");
  return drawn.value;
}
