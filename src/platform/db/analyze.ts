/** Telling the planner what has come: right after many rows at once it knows of few, and reads them the way few are read. */
import { sql } from "kysely";
import type { Tx } from "./database.ts";

/** Fewer than these change no plan; autovacuum looks after them. */
const many = 500;

/** To be called in a transaction of its own, after the one that wrote. Tables with their schema. */
export async function analyzeTables(tx: Tx, written: number, tables: readonly string[]): Promise<void> {
  if (written < many) return;
  await sql`select platform.analyze_tables(${tables}::text[]::regclass[])`.execute(tx);
}
