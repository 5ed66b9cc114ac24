/** The search box: records of every kind by what people type, through the one door that knows trigrams. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { meantBy } from "#shared/script.ts";
import type { FoundView, SearchRecords } from "../contract/records.ts";

type Row = { id: string; kind: FoundView["kind"]; title: string; parent_title: string | null; score: number };

/** Best first. Names are found with typing errors, in the other script and on the other keyboard layout; figures as they stand. */
export async function searchRecords(tx: Tx, { q, kind, limit }: SearchRecords): Promise<FoundView[]> {
  const meanings = meantBy(q).map((text) => text.slice(0, 200));
  if (meanings.length === 0) return [];
  const { rows } = await sql<Row>`
    select * from platform.search_records(${[...meanings]}::text[], ${figuresOf(q)}::text, ${kind ?? null}::text, ${limit}::integer)`.execute(
    tx,
  );
  return rows.map(({ parent_title: parentTitle, score, ...row }) => ({
    ...row,
    parentTitle,
    score: Math.round(Math.min(score, 1) * 100) / 100,
  }));
}

/** Of a text that is nothing but a number, however it is set apart: its figures without the zeros that a country's own calls begin with. */
function figuresOf(text: string): string | null {
  const figures = text.replaceAll(/[\s()+./-]/g, "");
  return /^\d{4,}$/.test(figures) ? figures.replace(/^0+/, "") : null;
}
