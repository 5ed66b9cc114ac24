/** Everything a database holds, as a few words that change when anything does. */
import type pg from "pg";

/** A row `t` as text; that a key was used is noted once a minute, which is no change that anybody made. */
export const printOf = (table: string): string => (table === "platform.api_key" ? "(to_jsonb(t) - 'last_used_at')::text" : "t::text");

/** By table: how many rows, and a digest of them. Business data, sign-in and queue alike. */
export async function stateOf(client: pg.ClientBase): Promise<Readonly<Record<string, string>>> {
  const { rows: tables } = await client.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'migration') order by 1",
  );
  const { rows } = await client.query<{ name: string; held: string }>(
    tables
      .map(
        ({ name }) =>
          `select '${name}' as name, count(*) || ' rows ' || coalesce(md5(string_agg(${printOf(name)}, ',' order by ${printOf(name)})), '') as held from ${name} t`,
      )
      .join(" union all "),
  );
  return Object.fromEntries(rows.map(({ name, held }) => [name, held]));
}
