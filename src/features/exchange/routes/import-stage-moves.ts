/** Imports a file of stage moves: checks it as a whole first, then writes batch after batch. Running it again changes nothing. */
import type { Actor } from "#platform/command/actor.ts";
import type { JournalContext } from "#platform/command/journal.ts";
import { csvReport } from "#platform/csv/csv-report.ts";
import { openCsvTable } from "#platform/csv/csv-table.ts";
import type { Database } from "#platform/db/database.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { type Columns, type MoveRow, type MovesMapping, type RowRefusal, readColumns, readMove } from "../core/stage-moves.ts";
import { type BatchOutcome, recordBatch, recordImport } from "../sql/stage-moves.ts";

export type ImportParts = {
  readonly database: Database;
  readonly actor: Actor;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** Ids of people by name; whoever is unknown becomes an inactive person. null: several people have this name. */
  readonly know: (names: readonly string[]) => Promise<Readonly<Record<string, string | null>>>;
  /** Where the report of refused rows is put. */
  readonly reportFolder: string;
};
export type ImportAnswer = {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  /** A file with one line per refused row, in its own columns, so that it can be corrected and imported again. */
  readonly refusals: string | null;
  readonly ignoredColumns: readonly string[];
};
type Outcome = BatchOutcome | RowRefusal;
type Read = { readonly cells: readonly string[]; readonly row: Result<MoveRow, RowRefusal> };

/** Rows of one transaction; a batch ends where the deal changes, unless one deal has more than four batches' rows. */
const batchRows = 2_000;

/** Throws a CsvError on a file that is no table; refuses one without a needed column, which it names. Nothing is written then. */
export async function importStageMoves(
  path: string,
  { pipelineId, ...mapping }: MovesMapping & { readonly pipelineId: string },
  parts: ImportParts,
): Promise<Result<ImportAnswer, string>> {
  const columns = await checkWhole(path);
  if (!columns.ok) return columns;
  const importId = parts.newId();
  const { actor, newId } = parts;
  const context: JournalContext = { actor, commandId: importId, now: parts.clock(), newId };
  const people = new Map<string, string | null>();
  const counts = { read: 0, created: 0, unchanged: 0, refused: 0 };
  const refusals = csvReport(parts.reportFolder, `${importId}-refused.csv`);
  const table = await openCsvTable(path);
  for await (const batch of batches(table.records, columns.value, mapping)) {
    const rows = batch.flatMap(({ row }) => (row.ok ? [row.value] : []));
    const unknown = new Set(
      rows.flatMap(({ actor, owner }) => [actor, owner].filter((name) => name !== null && !people.has(name)) as string[]),
    );
    if (unknown.size > 0) for (const [name, id] of Object.entries(await parts.know([...unknown]))) people.set(name, id);
    const personOf = (name: string) => people.get(name) ?? null;
    const written = await parts.database.command(actor.scope, (tx) => recordBatch(tx, rows, { pipelineId, importId, personOf, context }));
    let next = 0;
    for (const { cells, row } of batch) {
      const outcome: Outcome = row.ok ? written[next++]! : row.refusal;
      counts.read++;
      if (outcome === "recorded") counts.created++;
      else if (outcome === "unchanged") counts.unchanged++;
      else {
        counts.refused++;
        await refusals.add([...table.columns, "problem"], [...cells, outcome]);
      }
    }
  }
  if (counts.created > 0)
    await parts.database.command(actor.scope, (tx) => recordImport(tx, { importId, pipelineId, created: counts.created }, context));
  return yes({ ...counts, updated: 0, refusals: await refusals.end(), ignoredColumns: columns.value.ignored });
}

/** Reads the file to its end: a broken quote on the last row must not leave half an import. */
async function checkWhole(path: string): Promise<Result<Columns, string>> {
  const table = await openCsvTable(path);
  const columns = readColumns(table.columns);
  for await (const _ of table.records) if (!columns.ok) break;
  return columns.ok ? columns : no(columns.refusal);
}

async function* batches(
  records: AsyncIterable<{ readonly cells: readonly string[] }>,
  columns: Columns,
  mapping: MovesMapping,
): AsyncGenerator<readonly Read[]> {
  let batch: Read[] = [];
  let last: string | null = null;
  for await (const { cells } of records) {
    const row = readMove(cells, columns, mapping);
    const deal: string | null = row.ok ? row.value.deal : last;
    if ((batch.length >= batchRows && deal !== last) || batch.length >= 4 * batchRows) {
      yield batch;
      batch = [];
    }
    batch.push({ cells, row });
    last = deal;
  }
  if (batch.length > 0) yield batch;
}
