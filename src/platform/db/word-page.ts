/** A company's list of words as pages: filtered and sorted in the one language of all lists. */
import { sql } from "kysely";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { CheckedFilter } from "#shared/filter/check.ts";
import type { Order } from "#shared/filter/order.ts";
import type { FilterContext } from "#shared/filter/resolve.ts";
import type { Result } from "#shared/result.ts";
import { foldText } from "#shared/text.ts";
import type { Tx } from "./database.ts";
import { filterSql } from "./filter/compile.ts";
import { type Page, readPage } from "./filter/page.ts";
import type { SqlSource } from "./filter/source.ts";
import { type Word, wordColumns } from "./word-list.ts";

/** What can be asked of words. */
export const wordCatalogue: Catalogue<Word> = {
  id: ({ id }) => id,
  fields: {
    name: { kind: "text", of: ({ name }) => name, isRequired: true },
    retired: { kind: "boolean", of: ({ retiredAt }) => retiredAt !== null, isRequired: true },
  },
  relations: {},
};

const wordSource: SqlSource = {
  id: "id",
  fields: {
    // Not declared so, for these lists are older than the filter; they are short.
    name: { column: (alias) => sql`(${sql.ref(`${alias}.name_folded`)} collate "C")` },
    retired: { column: (alias) => sql`(${sql.ref(`${alias}.retired_at`)} is not null)` },
  },
  relations: {},
};

/** Words have neither people nor days, so that the answer is the same for everybody, always. */
export const sameForAll: FilterContext = {
  me: null,
  myPeople: [],
  today: "2000-01-01",
  timeZone: "UTC",
  fiscalStart: 1,
};

export type AskedWords = {
  readonly retired: boolean | null;
  readonly contains: string | null;
  readonly filter: CheckedFilter;
  readonly order: Order;
  readonly limit: number;
  readonly cursor: string | undefined;
};

export async function wordsPage(
  tx: Tx,
  workspaceId: string,
  table: string,
  { retired, contains, filter, order, limit, cursor }: AskedWords,
): Promise<Result<Page<Word>, "cursor_malformed">> {
  const catalogue = wordCatalogue as Catalogue<never>;
  const conditions = [sql`r.workspace_id = ${workspaceId}`, filterSql(filter, catalogue, wordSource, sameForAll, "r")];
  if (retired !== null) conditions.push(retired ? sql`r.retired_at is not null` : sql`r.retired_at is null`);
  if (contains !== null) conditions.push(sql`position(${foldText(contains)}::text in r.name_folded) > 0`);
  const request = { order, limit, cursor, catalogue, source: wordSource, alias: "r" };
  return readPage<Word & { sortKeys: readonly (string | null)[] }>(request, async (piece) => {
    const { rows } = await sql<Word & { sortKeys: readonly (string | null)[] }>`
      select ${wordColumns}, ${piece.sortKeys} as "sortKeys" from ${sql.table(table)} r ${piece.joins}
      where ${sql.join(conditions, sql` and `)} and ${piece.where} order by ${piece.orderBy} limit ${piece.limit}`.execute(tx);
    return rows;
  });
}
