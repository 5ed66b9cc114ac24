/** Imports a file of stage moves: checks it as a whole first, then writes batch after batch, so that it can be taken back. Running it again changes nothing. */
import type { Actor } from "#platform/command/actor.ts";
import type { JournalContext } from "#platform/command/journal.ts";
import { csvReport } from "#platform/csv/csv-report.ts";
import { analyzeTables } from "#platform/db/analyze.ts";
import type { Database } from "#platform/db/database.ts";
import { openTableFile, type Table, type TableOptions } from "#platform/table/open-table.ts";
import { TableError } from "#platform/table/table-error.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { plainOrder } from "../core/import-order.ts";
import {
  type Columns,
  type MoveRow,
  type MovesMapping,
  type RowRefusal,
  readColumns,
  readMove,
  repeatedColumn,
} from "../core/stage-moves.ts";
import { endImport, insertImport, type RefusedRow, saveImported, saveProgress, saveRefused, takeTurns } from "../sql/imports.ts";
import { type BatchOutcome, recordBatch, recordImport } from "../sql/stage-moves.ts";
import { writtenTables } from "../sql/written-tables.ts";

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
  /** By which it can be taken back; null where nothing changed. */
  readonly importId: string | null;
  /** A file with one line per refused row, in its own columns, so that it can be corrected and imported again. */
  readonly refusals: string | null;
  readonly ignoredColumns: readonly string[];
};
type Outcome = BatchOutcome | RowRefusal;
type Read = { readonly line: number; readonly cells: readonly string[]; readonly row: Result<MoveRow, RowRefusal> };

/** Rows of one transaction; a batch ends where the deal changes, unless one deal has more than four batches' rows. */
const batchRows = 2_000;

/** Throws a TableError on a file that is no table; refuses one without a needed column, which it names. Nothing is written then. */
export async function importStageMoves(
  file: { readonly path: string; readonly name: string } & TableOptions,
  { pipelineId, ...mapping }: MovesMapping & { readonly pipelineId: string },
  parts: ImportParts,
): Promise<Result<ImportAnswer, string>> {
  const opened = await openTableFile(file.path, file);
  const checked = await checkWhole(await opened.read());
  if (!checked.ok) return checked;
  const { columns, rows: total } = checked.value;
  const importId = parts.newId();
  const { actor, newId } = parts;
  const context: JournalContext = { actor, commandId: importId, now: parts.clock(), newId };
  const order = {
    ...plainOrder("deals"),
    kind: "stage_moves",
    pipelineId,
    won: mapping.won,
    lost: mapping.lost,
    currency: mapping.currency,
  } as const;
  const people = new Map<string, string | null>();
  const counts = { read: 0, created: 0, unchanged: 0, refused: 0, updated: 0 };
  const refusals = csvReport(parts.reportFolder, `${importId}-refused.csv`);
  let isKept = false;
  const table = await opened.read();
  for await (const batch of batches(table.rows, columns, mapping)) {
    const rows = batch.flatMap(({ row }) => (row.ok ? [row.value] : []));
    const unknown = new Set(
      rows.flatMap(({ actor, owner }) => [actor, owner].filter((name) => name !== null && !people.has(name)) as string[]),
    );
    if (unknown.size > 0) for (const [name, id] of Object.entries(await parts.know([...unknown]))) people.set(name, id);
    const personOf = (name: string) => people.get(name) ?? null;
    const refused = await parts.database.command(actor.scope, async (tx) => {
      await takeTurns(tx, actor.workspaceId);
      const written = await recordBatch(tx, rows, { pipelineId, importId, personOf, context });
      const told = countBatch(counts, batch, written.outcomes);
      // An import that changes nothing leaves nothing, so that a file may be run again and again.
      if (!isKept && written.imported.length === 0) return told;
      if (!isKept)
        await insertImport(tx, { id: importId, fileName: file.name, fileId: null, order, state: "running", totalRows: total }, context);
      await saveImported(tx, importId, written.imported, context);
      await saveRefused(tx, importId, told, context);
      await saveProgress(tx, actor.workspaceId, importId, counts, {});
      isKept = true;
      return told;
    });
    for (const { cells, problem } of refused) await refusals.add([...table.columns, "problem"], [...cells, problem]);
  }
  if (isKept) {
    await parts.database.command(actor.scope, async (tx) => {
      await endImport(tx, importId, "stage_moves", { state: "done", failure: null, counts }, context);
      await recordImport(tx, { importId, pipelineId, created: counts.created }, context);
    });
    await parts.database.command(actor.scope, (tx) => analyzeTables(tx, counts.created, writtenTables.stage_moves));
  }
  return yes({ ...counts, importId: isKept ? importId : null, refusals: await refusals.end(), ignoredColumns: columns.ignored });
}

type Counted = { read: number; created: number; unchanged: number; refused: number };

/** Adds a batch to the counts; answers its refused rows. */
function countBatch(counts: Counted, batch: readonly Read[], written: readonly BatchOutcome[]): readonly RefusedRow[] {
  let next = 0;
  return batch.flatMap(({ line, cells, row }) => {
    const outcome: Outcome = row.ok ? written[next++]! : row.refusal;
    counts.read++;
    if (outcome === "recorded") counts.created++;
    else if (outcome === "unchanged") counts.unchanged++;
    else {
      counts.refused++;
      return [{ line, field: "", problem: outcome, cells }];
    }
    return [];
  });
}

/** Reads the file to its end: a broken quote on the last row must not leave half an import. */
async function checkWhole(table: Table): Promise<Result<{ readonly columns: Columns; readonly rows: number }, string>> {
  const twice = repeatedColumn(table.columns);
  if (twice !== null) throw new TableError("repeated_header", `its column "${twice}" stands there twice`);
  const columns = readColumns(table.columns);
  let rows = 0;
  for await (const _ of table.rows) {
    if (!columns.ok) break;
    rows++;
  }
  return columns.ok ? yes({ columns: columns.value, rows }) : no(columns.refusal);
}

async function* batches(records: Table["rows"], columns: Columns, mapping: MovesMapping): AsyncGenerator<readonly Read[]> {
  let batch: Read[] = [];
  let last: string | null = null;
  for await (const { line, cells } of records) {
    const row = readMove(cells, columns, mapping);
    const deal: string | null = row.ok ? row.value.deal : last;
    if ((batch.length >= batchRows && deal !== last) || batch.length >= 4 * batchRows) {
      yield batch;
      batch = [];
    }
    batch.push({ line, cells, row });
    last = deal;
  }
  if (batch.length > 0) yield batch;
}
