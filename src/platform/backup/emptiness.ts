/** Whether a database holds anything of anybody, and how to make one empty again that a failed restore has begun to fill. */
import pg from "pg";

/** Schemas, and tables and functions of `public`, that belong neither to PostgreSQL nor to an extension; in words. */
export async function contentsOf(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ what: string }>(
    `with extension as (select classid, objid from pg_depend where deptype = 'e')
     select 'the schema ' || nspname as what from pg_namespace n
       where nspname !~ '^pg_' and nspname not in ('information_schema', 'public') and not exists (select from extension e where e.classid = 'pg_namespace'::regclass and e.objid = n.oid)
     union all
     select 'the table ' || relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
       and not exists (select from extension e where e.classid = 'pg_class'::regclass and e.objid = c.oid)
     union all
     select 'the function ' || proname from pg_proc p where pronamespace = 'public'::regnamespace
       and not exists (select from extension e where e.classid = 'pg_proc'::regclass and e.objid = p.oid)
     order by what`,
  );
  return rows.map(({ what }) => what);
}

/** Drops every schema of the database, which was empty before: all there is came from the restore. */
export async function emptyAgain(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ name: string }>(
    "select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')",
  );
  for (const { name } of rows) await client.query(`drop schema ${pg.escapeIdentifier(name)} cascade`);
  return (await contentsOf(client)).length === 0;
}
