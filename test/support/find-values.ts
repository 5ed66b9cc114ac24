/** Searches every column of every table of a database, whatever its type, for values; the tables are found in the catalog. */
import pg from "pg";
import { withConnection } from "./template.ts";

/** "schema.table.column: value" for each value found, as it is or as JSON writes it, in any case. */
export async function findValues(ownerUrl: string, values: readonly string[]): Promise<readonly string[]> {
  return withConnection(ownerUrl, async (client) => {
    const { rows: columns } = await client.query<{ place: string; table: string; column: string }>(`
      select format('%s.%s.%s', n.nspname, c.relname, a.attname) as place, format('%I.%I', n.nspname, c.relname) as table, a.attname as column
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where c.relkind in ('r', 'p', 'm') and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'
      order by 1`);
    const found: string[] = [];
    for (const { place, table, column } of columns) {
      const { rows } = await client.query<{ value: string }>(
        `select value from unnest($1::text[], $2::text[]) as wanted (value, in_json)
         where exists (select from ${table} where strpos(lower(${pg.escapeIdentifier(column)}::text), lower(value)) > 0 or strpos(lower(${pg.escapeIdentifier(column)}::text), lower(in_json)) > 0)`,
        [values, values.map((value) => JSON.stringify(value).slice(1, -1))],
      );
      found.push(...rows.map(({ value }) => `${place}: ${value}`));
    }
    return found;
  });
}

/** Every table with how many rows it has. */
export async function countRows(ownerUrl: string): Promise<Readonly<Record<string, number>>> {
  return withConnection(ownerUrl, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      "select format('%s.%s', schemaname, tablename) as name from pg_tables where schemaname in ('org', 'platform', 'auth') order by 1",
    );
    const counts: Record<string, number> = {};
    for (const { name } of tables)
      counts[name] = Number((await client.query(`select count(*) from ${name.replace(".user", '."user"')}`)).rows[0].count);
    return counts;
  });
}
