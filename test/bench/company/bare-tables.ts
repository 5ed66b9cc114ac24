/** Bulk work on tables without their secondary indexes, foreign keys and exclusions; putting those back checks every row. */
import type pg from "pg";

type Piece = { readonly table: string; readonly name: string; readonly definition: string; readonly kind: "index" | "x" | "f" };

export async function withBareTables(client: pg.ClientBase, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  const { rows: pieces } = await client.query<Piece>(
    `select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition, 'index' as kind
     from pg_index i where i.indrelid = any ($1::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
     union all
     select c.conrelid::regclass::text, quote_ident(c.conname), pg_get_constraintdef(c.oid), c.contype::text
     from pg_constraint c where c.conrelid = any ($1::regclass[]) and c.contype in ('f', 'x')
     order by kind desc`,
    [tables],
  );
  const of = (...kinds: readonly Piece["kind"][]) => kinds.flatMap((kind) => pieces.filter((piece) => piece.kind === kind));
  for (const { table, name } of of("f", "x")) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of of("index")) await client.query(`drop index ${name}`);
  await work();
  await client.query("set maintenance_work_mem = '512MB'");
  for (const { definition } of of("index")) await client.query(definition);
  for (const { table, name, definition } of of("x", "f")) await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  await client.query("reset maintenance_work_mem");
}

/** Names of all that holds or finds rows of the tables, to see that nothing was lost. */
export async function piecesOf(client: pg.ClientBase, tables: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select pg_get_indexdef(indexrelid) as name from pg_index where indrelid = any ($1::regclass[])
     union all select conrelid::regclass || ' ' || conname || ' ' || convalidated || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid = any ($1::regclass[]) order by 1`,
    [tables],
  );
  return rows.map(({ name }) => name);
}
