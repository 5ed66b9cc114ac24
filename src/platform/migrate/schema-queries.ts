/** What the dump asks PostgreSQL's catalogue. Only ours: not the system's, not an extension's, not the queue's, not the list of migrations. */

const own = `n.nspname !~ '^(pg_.*|information_schema|graphile_worker|migration)$'`;
const notOfExtension = (catalogue: string, oid: string) =>
  `not exists (select from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = ${oid} and d.deptype = 'e')`;

/** Rights given to others than the owner. "public" is everybody. */
const grants = (acl: string, kind: string, owner: string) => `
  coalesce((select jsonb_agg(jsonb_build_object('right', lower(privilege_type), 'to', case grantee when 0 then 'public' else grantee::regrole::text end)
      order by case grantee when 0 then '' else grantee::regrole::text end collate "C", privilege_type collate "C")
    from aclexplode(coalesce(${acl}, acldefault('${kind}', ${owner}))) where grantee <> ${owner}), '[]')`;

export const extensions = `
  select e.extname as name, n.nspname as schema from pg_extension e join pg_namespace n on n.oid = e.extnamespace
  where e.extname <> 'plpgsql' order by e.extname collate "C"`;

/** Roles belong to the server, not to the database: those of the product by their name. */
export const roles = `
  select r.rolname as name, r.rolcanlogin as "canSignIn", r.rolinherit as "inherits",
    r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication as "isPowerful",
    coalesce((select jsonb_agg(g.rolname order by g.rolname collate "C") from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid and g.rolname like 'mainspring\\_%'), '[]') as "memberOf"
  from pg_roles r where r.rolname in ('mainspring_member', 'mainspring_all', 'mainspring_command', 'mainspring_auth', 'mainspring_app', 'mainspring_worker')
  order by r.rolname collate "C"`;

export const schemas = `
  select n.nspname as name, obj_description(n.oid, 'pg_namespace') as comment, ${grants("n.nspacl", "n", "n.nspowner")} as grants
  from pg_namespace n where ${own} and n.nspname <> 'public' order by n.nspname collate "C"`;

/** Enumerations and domains. */
export const types = `
  select n.nspname as schema, t.typname as name, obj_description(t.oid, 'pg_type') as comment,
    case t.typtype
      when 'e' then 'enum (' || (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid) || ')'
      else format_type(t.typbasetype, t.typtypmod) || coalesce(' ' || (select string_agg(pg_get_constraintdef(oid), ' ' order by conname collate "C") from pg_constraint where contypid = t.oid and contype = 'c'), '')
    end as definition
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where t.typtype in ('e', 'd') and ${own} and ${notOfExtension("pg_type", "t.oid")} order by n.nspname collate "C", t.typname collate "C"`;

export const functions = `
  select n.nspname as schema, p.oid::regprocedure::text as signature, pg_get_functiondef(p.oid) as definition,
    obj_description(p.oid, 'pg_proc') as comment, ${grants("p.proacl", "f", "p.proowner")} as grants
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where p.prokind in ('f', 'p') and ${own} and ${notOfExtension("pg_proc", "p.oid")} order by n.nspname collate "C", p.oid::regprocedure::text collate "C"`;

export const relations = `
  select c.oid, n.nspname as schema, c.relname as name, c.relkind as kind, c.relrowsecurity as "isProtected", c.relforcerowsecurity as "isForced",
    obj_description(c.oid, 'pg_class') as comment, ${grants("c.relacl", "r", "c.relowner")} as grants,
    case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end as view
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm') and ${own} and ${notOfExtension("pg_class", "c.oid")} order by n.nspname collate "C", c.relname collate "C"`;

export const columns = `
  select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as "isRequired", a.attidentity as identity, a.attgenerated as generated,
    pg_get_expr(f.adbin, f.adrelid) as "default", col_description(a.attrelid, a.attnum) as comment, ${grants("a.attacl", "c", "c.relowner")} as grants,
    case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end as collation
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid left join pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`;

/** From PostgreSQL 18 on "not null" is a constraint of its own; it stands at its column. */
export const constraints = `
  select conname as name, pg_get_constraintdef(oid) as definition, obj_description(oid, 'pg_constraint') as comment
  from pg_constraint where conrelid = $1 and contype in ('p', 'u', 'f', 'c', 'x') order by position(contype::text in 'pufxc'), conname collate "C"`;

export const indexes = `
  select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition, obj_description(i.indexrelid, 'pg_class') as comment
  from pg_index i where i.indrelid = $1 and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  order by i.indexrelid::regclass::text collate "C"`;

export const policies = `
  select polname as name, polcmd as command, polpermissive as "isPermissive", pg_get_expr(polqual, polrelid) as sees, pg_get_expr(polwithcheck, polrelid) as writes,
    (select string_agg(case r when 0 then 'public' else r::regrole::text end, ', ' order by r::regrole::text collate "C") from unnest(polroles) r) as roles
  from pg_policy where polrelid = $1 order by polname collate "C"`;

export const triggers = `
  select pg_get_triggerdef(oid) as definition from pg_trigger where tgrelid = $1 and not tgisinternal order by tgname collate "C"`;
