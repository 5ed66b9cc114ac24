/** Imports a file of records: all of it is read first, then it is written batch after batch. Running it again changes nothing. */
import type { Actor } from "#platform/command/actor.ts";
import type { JournalContext } from "#platform/command/journal.ts";
import { analyzeTables } from "#platform/db/analyze.ts";
import type { Database } from "#platform/db/database.ts";
import { contentHash } from "#platform/table/content-hash.ts";
import type { TableForm } from "#platform/table/open-table.ts";
import { type Result, yes } from "#shared/result.ts";
import { foldText, ownText } from "#shared/text.ts";
import { nothingDreamt } from "../../core/dreamt.ts";
import type { DuplicateSearch, Match } from "../../core/duplicate-search.ts";
import { fieldsWith, namesPeople } from "../../core/import-fields.ts";
import type { ImportOrder } from "../../core/import-order.ts";
import type { ImportRow, Outcome } from "../../core/imported.ts";
import { ownName } from "../../core/own-values.ts";
import { type Reading, readRow, type Values } from "../../core/read-row.ts";
import { type Settled, settleDuplicate } from "../../core/settle-duplicate.ts";
import {
  currenciesWithoutRate,
  endImport,
  importSetting,
  insertImport,
  lockImport,
  peopleNamed,
  type RefusedRow,
  setTotal,
} from "../../sql/imports.ts";
import { added, importBatch, type KindParts, type ReadRow, type Totals, type Written } from "../../sql/kinds/import-batch.ts";
import { ownFieldsOf } from "../../sql/own-fields.ts";
import { writtenTables } from "../../sql/written-tables.ts";
import { type FileRefusal, type Surveyed, surveyFile } from "./survey-file.ts";

export type RecordsParts = {
  readonly database: Database;
  readonly actor: Actor;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** Ids of people by name; whoever is unknown becomes an inactive person, counted with the import. null: several people have this name. */
  readonly know: (importId: string, names: readonly string[]) => Promise<Readonly<Record<string, string | null>>>;
  /** Hears of every refused row, as it is refused. */
  readonly onRefused: (columns: readonly string[], row: RefusedRow) => Promise<void>;
  /** Hears of every row, by our fields: as it was read or, where it is refused, as it stands. */
  readonly onRow?: (line: number, texts: Readonly<Record<string, string>>) => void;
  /** Hears what became of each row. */
  readonly onOutcome?: (row: ReadRow, outcome: Outcome) => void;
  /** Knows who is there, where duplicates are to be decided. */
  readonly search?: DuplicateSearch;
  /** Hears of each row that seems to be about somebody who is there, and what becomes of it. */
  readonly onDuplicate?: (row: ImportRow, match: Match, settled: Settled) => void;
  readonly signal?: AbortSignal;
  /** Rows of one transaction; 1,000 if not said. */
  readonly batchRows?: number;
};
export type RecordsAnswer = Written["counts"] & {
  readonly importId: string | null;
  readonly isCancelled: boolean;
  readonly alsoCreated: Readonly<Record<string, number>>;
  readonly form: TableForm;
  /** The program whose file it was recognised as, where no mapping was given; and the mapping that was taken. */
  readonly recognised: Surveyed["origin"];
  readonly mapping: Surveyed["mapping"];
  readonly columns: readonly string[];
  readonly ignoredColumns: readonly string[];
  /** Currencies of amounts for which the company has no rate: kept as they are, but no sum in the company's currency can hold them yet. */
  readonly withoutRate: readonly string[];
};

const batchRows = 1_000;
/** Of wide rows fewer: so many characters of a batch are held at once. */
const batchText = 2_000_000;
const nothing = { counts: { read: 0, created: 0, updated: 0, unchanged: 0, refused: 0 }, alsoCreated: {} };

/** Where an import goes on: at its beginning under a new id, or after the rows that are written already. */
export type Place = { readonly importId: string | null; readonly fileName: string; readonly isDry: boolean };

/** Throws a TableError on a file that is no table; refuses one whose columns do not fit. Nothing is written then. */
export async function importRecords(
  path: string,
  order: ImportOrder,
  place: Place,
  parts: RecordsParts,
): Promise<Result<RecordsAnswer, FileRefusal>> {
  const { actor, database } = parts;
  const own = await ownFieldsOf(order.kind, database, actor.scope);
  const surveyed = await surveyFile(path, order, own);
  if (!surveyed.ok) return surveyed;
  const setting = await database.read(actor.scope, (tx) => importSetting(tx, actor.workspaceId));
  const importId = place.importId ?? parts.newId();
  const context: JournalContext = { actor, commandId: importId, now: parts.clock(), newId: parts.newId };
  const first = place.isDry ? nothing : await begin(importId, order, place, surveyed.value, context, parts);
  const reading: Reading = {
    fields: fieldsWith(order.kind, own),
    placed: surveyed.value.placed,
    forms: surveyed.value.forms,
    width: surveyed.value.columns.length,
    timeZone: setting.timeZone,
    currency: order.currency ?? setting.currency,
  };
  const known = new Map<string, string | null>();
  const kindParts: KindParts = {
    importId,
    context,
    now: context.now,
    newId: context.newId,
    isDry: place.isDry,
    personOf: (name) => known.get(name) ?? null,
    fallbackOwnerId: actor.personId ?? setting.ownerId,
    timeZone: setting.timeZone,
    country: setting.country,
    currency: reading.currency,
    madeUp: new Map(),
    dreamt: nothingDreamt(),
    own,
    pipelineId: order.pipelineId ?? "",
    won: order.won,
    lost: order.lost,
  };
  const currencies = new Set<string>();
  let done: Totals = first;
  let isCancelled = false;
  for await (const asRead of batches(surveyed.value, reading, first.counts.read, parts.batchRows ?? batchRows)) {
    const batch = parts.search ? settled(asRead, order, parts.search, parts.onDuplicate) : asRead;
    if (parts.onRow) for (const { line, cells, row } of batch) parts.onRow(line, row?.values.texts ?? textsOf(cells, reading));
    for (const { row } of batch)
      if (row && Object.keys(row.values.amounts).length > 0) currencies.add(row.values.texts["currency"] ?? reading.currency);
    const dreamt = await meetPeople(batch, reading, known, place.isDry ? null : importId, parts);
    const before = { ...done, alsoCreated: added(done.alsoCreated, { people: dreamt }) };
    const written = await database.command(actor.scope, (tx) => importBatch(tx, order.kind, batch, before, kindParts));
    isCancelled = written === null;
    if (written) done = written;
    if (written === null || parts.signal?.aborted) break;
    if (parts.onOutcome) for (const [at, row] of batch.entries()) parts.onOutcome(row, written.outcomes[at] as Outcome);
    for (const row of written.refused) await parts.onRefused(surveyed.value.columns, row);
  }
  if (!place.isDry && !isCancelled && !parts.signal?.aborted) {
    await database.command(actor.scope, (tx) =>
      endImport(tx, importId, order.kind, { state: "done", failure: null, counts: done.counts }, context),
    );
    await database.command(actor.scope, (tx) => analyzeTables(tx, done.counts.created + done.counts.updated, writtenTables[order.kind]));
  }
  const withoutRate = await database.read(actor.scope, (tx) => currenciesWithoutRate(tx, actor.workspaceId, [...currencies]));
  const mapped = new Set(Object.values(surveyed.value.placed));
  return yes({
    ...done.counts,
    importId: place.isDry ? null : importId,
    isCancelled,
    alsoCreated: done.alsoCreated,
    withoutRate,
    form: surveyed.value.form,
    recognised: surveyed.value.origin,
    mapping: surveyed.value.mapping,
    columns: surveyed.value.columns,
    ignoredColumns: surveyed.value.columns.filter((_, index) => !mapped.has(index)),
  });
}

async function begin(importId: string, order: ImportOrder, place: Place, { rows }: Surveyed, context: JournalContext, parts: RecordsParts) {
  return parts.database.command(parts.actor.scope, async (tx) => {
    if (place.importId === null) {
      await insertImport(tx, { id: importId, fileName: place.fileName, fileId: null, order, state: "running", totalRows: rows }, context);
      return nothing;
    }
    const held = await lockImport(tx, parts.actor.workspaceId, importId);
    if (!held) throw new Error("an import that is to go on is not there");
    await setTotal(tx, parts.actor.workspaceId, importId, rows);
    const { alsoCreated, state: _, ...counts } = held;
    return { counts, alsoCreated };
  });
}

async function* batches({ read }: Surveyed, reading: Reading, done: number, size: number): AsyncGenerator<readonly ReadRow[]> {
  const table = await read();
  let batch: ReadRow[] = [];
  let count = 0;
  let text = 0;
  for await (const { line, cells, numbers } of table.rows) {
    if (count++ < done) continue;
    const values = readRow(cells, numbers, reading);
    batch.push(
      values.ok ? { line, cells, row: rowOf(line, values.value), refused: null } : { line, cells, row: null, refused: values.refusal },
    );
    text += cells.reduce((sum, cell) => sum + cell.length, 0);
    if (batch.length < size && text < batchText) continue;
    yield batch;
    batch = [];
    text = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Rows about somebody who seems to be there are settled before they are written. */
function settled(
  batch: readonly ReadRow[],
  order: ImportOrder,
  search: DuplicateSearch,
  hear: RecordsParts["onDuplicate"],
): readonly ReadRow[] {
  return batch.map((read) => {
    const { row } = read;
    if (row === null) return read;
    const own = order.kind === "contacts" || row.hasOwnId ? { external_id: row.externalId } : {};
    const match = search.meetRow(row.line, { ...row.values.texts, ...own });
    const done = settleDuplicate(row, match, order);
    if (match !== null) hear?.(row, match, done);
    return "row" in done ? { ...read, row: done.row } : { ...read, row: null, refused: done.refused };
  });
}

/** A row without an id of its own is known by its content: the same row is the same record, however often the file comes. */
function rowOf(line: number, values: Values): ImportRow {
  const own = values.texts["external_id"];
  if (own !== undefined) return { line, values, externalId: own, hasOwnId: true };
  const content = [values.texts, values.instants, values.amounts].flatMap((some) =>
    Object.entries(some).map(([field, value]) => [field, String(value)]),
  );
  for (const [key, value] of Object.entries(values.own)) content.push([ownName(key), JSON.stringify(value)]);
  return { line, values, externalId: `row ${contentHash(JSON.stringify(content.sort()))}`, hasOwnId: false };
}

/** Learns who the names of the batch are; answers how many a dry run (without an import) would have made. */
async function meetPeople(
  batch: readonly ReadRow[],
  { fields, placed }: Reading,
  people: Map<string, string | null>,
  importId: string | null,
  parts: RecordsParts,
): Promise<number> {
  const columns = Object.keys(placed).filter((field) => fields[field] && namesPeople(fields[field]));
  const names = new Set(
    batch.flatMap(({ row }) => columns.flatMap((field) => row?.values.texts[field] ?? [])).filter((name) => !people.has(name)),
  );
  if (names.size === 0) return 0;
  const { actor, database } = parts;
  const found = await database.read(actor.scope, (tx) => peopleNamed(tx, actor.workspaceId, [...names]));
  const unknown = [...names].filter((name) => !found.has(name));
  for (const [name, id] of found) people.set(name, id);
  if (unknown.length === 0) return 0;
  if (importId !== null) {
    for (const [name, id] of Object.entries(await parts.know(importId, unknown))) people.set(name, id);
    return 0;
  }
  // On a dry run whoever was met before, however the name was written, is known as if they had come to be.
  const met = new Map([...people].map(([name, id]) => [foldText(name), id]));
  let made = 0;
  for (const name of unknown) {
    const form = foldText(name);
    const known = met.get(form);
    const id = known === undefined ? parts.newId() : known;
    if (known === undefined) made++;
    met.set(form, id);
    people.set(name, id);
  }
  return made;
}

const textsOf = (cells: readonly string[], { placed }: Reading) =>
  Object.fromEntries(
    Object.entries(placed).flatMap(([field, at]) => {
      const text = (cells[at] ?? "").trim();
      return text === "" ? [] : [[field, ownText(text)]];
    }),
  );
