/** The search box: records of every kind by what people type, through the one door that knows trigrams. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { meantBy } from "#shared/script.ts";
import type { FoundView, SearchRecords } from "../contract/records.ts";

type Row = { id: string; kind: FoundView["kind"]; title: string; parent_title: string | null; score: number };

/** Milliseconds for finding what is written nearly so. Some words are near to those of half the records; then what stands there exactly is all there is. */
const longestForgiving = 1_000;

/** Best first: what stands there as typed, then what nearly does. Names are found with typing errors, in the other script and on the other keyboard layout; figures as they stand. */
export async function searchRecords(tx: Tx, { q, kind, limit }: SearchRecords): Promise<FoundView[]> {
  const meanings = meantBy(q).map((text) => text.slice(0, 100));
  if (meanings.length === 0) return [];
  const ask = async (isForgiving: boolean) => {
    const { rows } = await sql<Row>`
      select * from platform.search_records(${[...meanings]}::text[], ${figuresOf(q)}::text, ${kind ?? null}::text, ${limit}::integer, ${isForgiving}::boolean)`.execute(
      tx,
    );
    return rows;
  };
  const exact = await ask(false);
  const near = exact.length < limit ? await withinTime(tx, () => ask(true)) : [];
  const known = new Set(exact.map(({ id }) => id));
  return [...exact, ...near.filter(({ id }) => !known.has(id))].slice(0, limit).map(({ parent_title: parentTitle, score, ...row }) => ({
    ...row,
    parentTitle,
    score: Math.round(Math.min(score, 1) * 100) / 100,
  }));
}

async function withinTime(tx: Tx, work: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
  await sql`savepoint before_forgiving`.execute(tx);
  await sql`select set_config('statement_timeout', ${String(longestForgiving)}, true)`.execute(tx);
  try {
    return await work();
  } catch (error) {
    if ((error as { code?: string }).code !== "57014") throw error;
    return [];
  } finally {
    await sql`rollback to before_forgiving`.execute(tx);
  }
}

/** Of a text that is nothing but a number, however it is set apart: its figures without the zeros that a country's own calls begin with. */
function figuresOf(text: string): string | null {
  const figures = text.replaceAll(/[\s()+./-]/g, "");
  return /^\d{4,}$/.test(figures) ? figures.replace(/^0+/, "") : null;
}
