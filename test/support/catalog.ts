/** The tables of the house as PostgreSQL's own catalogue knows them, so that no test keeps a list of them. */
import type pg from "pg";

/** Schemas that are not the house's: the server's, the migrations' book, the queue. Sign-in (`auth`) stands above the workspaces. */
const foreign = ["pg_catalog", "information_schema", "pg_toast", "migration", "graphile_worker", "auth"];

export type Column = {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly hasDefault: boolean;
};
export type ForeignKey = { readonly columns: readonly string[]; readonly target: string; readonly targetColumns: readonly string[] };
export type Unique = { readonly name: string; readonly columns: readonly string[] };
export type Policy = {
  readonly name: string;
  readonly command: string;
  readonly roles: readonly string[];
  readonly sees: string | null;
  readonly writes: string | null;
};
export type Grant = { readonly to: string; readonly right: string };

export type Table = {
  /** With its schema, as written in SQL. */
  readonly name: string;
  readonly kind: "r" | "p" | "v" | "m" | "f";
  readonly comment: string;
  readonly options: readonly string[];
  /** The column that says whose a row is: `id` where the row is the workspace itself. */
  readonly workspaceColumn: string;
  readonly isProtected: boolean;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  /** Unique and exclusion constraints, unique indexes. */
  readonly uniques: readonly Unique[];
  readonly indexes: readonly (Unique & { readonly comment: string })[];
  readonly foreignKeys: readonly ForeignKey[];
  /** Texts of the check constraints. */
  readonly checks: readonly string[];
  readonly policies: readonly Policy[];
  readonly grants: readonly Grant[];
};

const names = (relation: string, numbers: string) =>
  `(select coalesce(array_agg(coalesce(a.attname::text, '(expression)') order by o.place), '{}') from unnest(${numbers}) with ordinality as o(number, place)
    left join pg_attribute a on a.attrelid = ${relation} and a.attnum = o.number)`;

const question = `
select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name, c.relkind as kind, coalesce(obj_description(c.oid, 'pg_class'), '') as comment,
  coalesce(c.reloptions, '{}') as options, case when n.nspname = 'org' and c.relname = 'workspace' then 'id' else 'workspace_id' end as "workspaceColumn", c.relrowsecurity as "isProtected",
  (select coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'isRequired', a.attnotnull, 'hasDefault', a.atthasdef or a.attidentity <> '') order by a.attnum), '[]')
    from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
  coalesce((select ${names("c.oid", "k.conkey")} from pg_constraint k where k.conrelid = c.oid and k.contype = 'p'), '{}') as "primaryKey",
  (select coalesce(json_agg(json_build_object('name', i.relname, 'columns', ${names("c.oid", "x.indkey")}) order by i.relname), '[]')
    from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = c.oid and (x.indisunique or x.indisexclusion) and not x.indisprimary) as uniques,
  (select coalesce(json_agg(json_build_object('name', i.relname, 'columns', ${names("c.oid", "x.indkey")}, 'comment', coalesce(obj_description(i.oid, 'pg_class'), '')) order by i.relname), '[]')
    from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = c.oid and not (x.indisunique or x.indisexclusion)) as indexes,
  (select coalesce(json_agg(json_build_object('columns', ${names("c.oid", "k.conkey")}, 'target', (select quote_ident(tn.nspname) || '.' || quote_ident(tc.relname) from pg_class tc join pg_namespace tn on tn.oid = tc.relnamespace where tc.oid = k.confrelid),
    'targetColumns', ${names("k.confrelid", "k.confkey")}) order by k.conname), '[]') from pg_constraint k where k.conrelid = c.oid and k.contype = 'f') as "foreignKeys",
  (select coalesce(json_agg(pg_get_constraintdef(k.oid) order by k.conname), '[]') from pg_constraint k where k.conrelid = c.oid and k.contype = 'c') as checks,
  (select coalesce(json_agg(json_build_object('name', p.polname, 'command', p.polcmd, 'roles', (select array_agg(case when r = 0 then 'PUBLIC' else r::regrole::text end) from unnest(p.polroles) r),
    'sees', pg_get_expr(p.polqual, p.polrelid), 'writes', pg_get_expr(p.polwithcheck, p.polrelid)) order by p.polname), '[]') from pg_policy p where p.polrelid = c.oid) as policies,
  (select coalesce(json_agg(json_build_object('to', g."to", 'right', g."right")), '[]') from (
    select case when x.grantee = 0 then 'PUBLIC' else x.grantee::regrole::text end as "to", lower(x.privilege_type) as "right" from aclexplode(c.relacl) x where x.grantee <> c.relowner
    union select case when x.grantee = 0 then 'PUBLIC' else x.grantee::regrole::text end, lower(x.privilege_type) || ' (' || a.attname || ')' from pg_attribute a, aclexplode(a.attacl) x where a.attrelid = c.oid and x.grantee <> c.relowner
  ) g) as grants
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f') and not n.nspname = any ($1) and n.nspname !~ '^pg_(temp|toast_temp)_'
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
order by 1`;

/** Every table and view of the house. */
export async function everyRelation(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(question, [foreign]);
  return rows;
}

/** Every table that holds business data. */
export const businessTables = (relations: readonly Table[]): readonly Table[] =>
  relations.filter(({ kind, comment }) => (kind === "r" || kind === "p") && !comment.startsWith("reference:"));

export type Door = { readonly name: string; readonly settings: readonly string[]; readonly executors: readonly string[] };

/** Functions that act with the rights of the database's owner. */
export async function definerFunctions(client: pg.ClientBase): Promise<readonly Door[]> {
  const { rows } = await client.query<Door>(
    `select n.nspname || '.' || f.proname as name, coalesce(f.proconfig, '{}') as settings,
       (select coalesce(array_agg(case when x.grantee = 0 then 'PUBLIC' else x.grantee::regrole::text end order by 1), '{}')
         from aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) x where x.grantee <> f.proowner) as executors
     from pg_proc f join pg_namespace n on n.oid = f.pronamespace
     where f.prosecdef and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker') order by 1`,
  );
  return rows;
}
