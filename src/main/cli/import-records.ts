/** `import leads|clients|contacts|deals|payments FILE`: real data in by one command. */
import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { FormRefusal } from "#features/exchange/core/column-forms.ts";
import { type ImportKind, importKinds } from "#features/exchange/core/import-fields.ts";
import { type ImportOrder, plainOrder } from "#features/exchange/core/import-order.ts";
import { type MappingRefusal, parseMapping } from "#features/exchange/core/mapping.ts";
import { importRecords } from "#features/exchange/routes/records/import-records.ts";
import { searchAgainstBase } from "#features/exchange/routes/records/meet-base.ts";
import { type Actor, systemActor } from "#platform/command/actor.ts";
import { csvReport } from "#platform/csv/csv-report.ts";
import { TableError } from "#platform/table/table-error.ts";
import { isCurrency } from "#shared/currency.ts";
import type { House } from "../house.ts";
import { knowPeople } from "../know-people.ts";
import type { Command } from "./command.ts";
import { Complaint, type Flags } from "./flags.ts";
import { pipelineFor } from "./pipeline-for.ts";
import { whereOf } from "./where.ts";
import { withHouse } from "./with-house.ts";
import { workspaceOf } from "./workspace-of.ts";
import { writtenIn } from "./written-in.ts";

const about: Readonly<Record<ImportKind, string>> = {
  leads: "Brings leads from a CSV file or a workbook; a row whose external_id is known changes that lead.",
  clients: "Brings clients; with --dry-run says which of them seem to be there already.",
  contacts: "Brings the people at clients; with --dry-run says which of them seem to be there already.",
  deals: "Brings deals as they stand today or ended; their moves come with import stage-moves.",
  payments: "Brings the money that came in.",
};

const commandOf = (kind: ImportKind): Command => ({
  words: ["import", kind],
  usage: `FILE --data DIR --workspace SLUG [--map our_field=their_column,…] ${
    kind === "deals" ? "[--pipeline NAME --stages a,b --won X --lost Y] " : ""
  }[--currency EUR] [--dates dmy|mdy] [--decimal comma|point] [--delimiter comma|semicolon|tab|bar] [--encoding NAME] [--sheet NAME] [--dry-run] [--json]`,
  about: about[kind],
  flags: {
    workspace: "text",
    map: "text",
    currency: "text",
    dates: "text",
    decimal: "text",
    delimiter: "text",
    encoding: "text",
    sheet: "text",
    pipeline: "text",
    stages: "text",
    won: "text",
    lost: "text",
    "dry-run": "switch",
  },
  run: (flags) => run(kind, flags),
});

export const importRecordsCommands: Readonly<Record<ImportKind, Command>> = Object.fromEntries(
  importKinds.map((kind) => [kind, commandOf(kind)]),
) as Record<ImportKind, Command>;

async function run(kind: ImportKind, flags: Flags): Promise<number> {
  const [file] = flags.rest;
  if (file === undefined || flags.rest.length > 1) throw new Complaint("Say which one file to import.");
  if (!(await stat(file).catch(() => null))?.isFile()) throw new Complaint(`There is no file ${file}.`);
  const isDry = flags.isOn("dry-run");
  let wasEnded = false;
  const answer = await withHouse(flags, async (house) => {
    const actor: Actor = { ...systemActor(await workspaceOf(house, flags.needed("workspace")), "cli"), kind: "import" };
    const order = await readOrder(kind, flags, house, actor);
    const report = csvReport(join(whereOf(flags).dataDir, "imports"), `${house.newId()}-refused.csv`);
    const search = isDry && (kind === "clients" || kind === "contacts") ? await searchAgainstBase(house.database, actor.scope, kind) : null;
    const done = await importRecords(
      file,
      order,
      { importId: null, fileName: basename(file), isDry },
      {
        database: house.database,
        actor,
        clock: house.clock,
        newId: house.newId,
        know: (importId, names) => knowPeople(house, actor, importId, names),
        onRefused: (columns, { cells, field, problem }) =>
          report.add(
            [...columns, "problem"],
            [...columns.map((_, at) => cells[at] ?? ""), field === "" ? problem : `${field}: ${problem}`],
          ),
        ...(search ? { onRow: (line, texts) => void search.meetRow(texts["external_id"] ?? line, texts) } : {}),
      },
    ).catch((error: Error) => {
      throw error instanceof TableError ? new Complaint(`${file} cannot be imported: ${error.message}. Nothing was written.`) : error;
    });
    if (!done.ok) throw new Complaint(`${file} cannot be imported: ${words(done.refusal)}. Nothing was written.`);
    const { isCancelled, columns: _, ...counts } = done.value;
    wasEnded = isCancelled;
    return {
      ...counts,
      refusals: await report.end(),
      ...(search ? { duplicates: search.found(), notCompared: search.notCompared() } : {}),
    };
  });
  const where = answer.refusals === null ? "" : `; see ${answer.refusals}`;
  const also = Object.entries(answer.alsoCreated).map(([what, count]) => `${count} ${what}`);
  const duplicates = answer.duplicates === undefined ? "" : `; ${answer.duplicates.length} seem to be there twice`;
  flags.say(
    answer,
    `${
      answer.recognised === null
        ? ""
        : `Recognised as a file of ${answer.recognised}, mapped ${Object.entries(answer.mapping)
            .map(([field, column]) => `${field}=${column}`)
            .join(", ")}. `
    }${answer.read} ${kind} read: ${answer.created} new, ${answer.updated} changed, ${answer.unchanged} known already, ${answer.refused} refused${where}${
      also.length > 0 ? `; also made: ${also.join(", ")}` : ""
    }${duplicates}${
      answer.withoutRate.length > 0
        ? `; there is no rate for ${answer.withoutRate.join(", ")} yet: enter it under Settings, or sums will lack these amounts`
        : ""
    }${isDry ? "; nothing was written" : ""}${wasEnded ? "; it was ended before the last row: somebody cancelled it, or it had slept and was taken for broken off" : ""}`,
  );
  return wasEnded ? 1 : 0;
}

async function readOrder(kind: ImportKind, flags: Flags, house: House, actor: Actor): Promise<ImportOrder> {
  const mapping = parseMapping(flags.text("map") ?? "");
  if (!mapping.ok) throw new Complaint(`--map names ${mapping.refusal.name} twice.`);
  const dayOrder = flags.text("dates") ?? null;
  if (dayOrder !== null && dayOrder !== "dmy" && dayOrder !== "mdy")
    throw new Complaint("--dates is dmy (day first) or mdy (month first).");
  const currency = flags.text("currency") ?? null;
  if (currency !== null && !isCurrency(currency)) throw new Complaint("--currency is a code like EUR.");
  const pipeline = kind === "deals" ? await pipelineFor(house, actor, flags, flags.isOn("dry-run")) : null;
  return {
    ...plainOrder(kind),
    mapping: mapping.value,
    dayOrder,
    ...writtenIn(flags),
    currency: currency ?? pipeline?.currency ?? null,
    pipelineId: pipeline?.id ?? null,
    won: flags.text("won") ?? null,
    lost: flags.text("lost") ?? null,
  };
}

function words(refusal: MappingRefusal | FormRefusal): string {
  switch (refusal.problem) {
    case "unknown_field":
      return `there is no field ${refusal.name} of ours`;
    case "missing_column":
      return `it has no column ${refusal.name}`;
    case "repeated_column":
      return `it has several columns ${refusal.name}; say which, as in "${refusal.name} (1)"`;
    case "field_twice":
      return `${refusal.name} is mapped twice`;
    case "field_needed":
      return `one of its columns must be our ${refusal.name} (see --map)`;
    case "ambiguous_dates":
      return `the dates of ${refusal.field} can be read in two ways; say --dates dmy (day first) or --dates mdy (month first)`;
    case "mixed_dates":
      return `some dates of ${refusal.field} begin with the day and others with the month`;
  }
}
