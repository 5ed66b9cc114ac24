/** The schema of a database as text for a reviewer: the same from every PostgreSQL, so that a difference is a change. */
import type pg from "pg";
import * as ask from "./schema-queries.ts";

type Grant = { readonly right: string; readonly to: string };
type Commented = { readonly comment: string | null };
type Relation = Commented & {
  readonly oid: number;
  readonly schema: string;
  readonly name: string;
  readonly kind: "r" | "p" | "v" | "m";
  readonly isProtected: boolean;
  readonly isForced: boolean;
  readonly grants: readonly Grant[];
  readonly view: string | null;
};
type Column = Commented & {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly identity: string;
  readonly generated: string;
  readonly default: string | null;
  readonly collation: string | null;
  readonly grants: readonly Grant[];
};
type Policy = {
  readonly name: string;
  readonly command: string;
  readonly isPermissive: boolean;
  readonly sees: string | null;
  readonly writes: string | null;
  readonly roles: string;
};

const commands: Readonly<Record<string, string>> = { r: "select", a: "insert", w: "update", d: "delete", "*": "all" };

const head = `-- The schema that db/migrations give, for reading and for review. Written by \`npm run schema\`; do not edit.
`;

/** Reads one snapshot of the catalogue. Names are written with their schema, whatever the session's search path. */
export async function dumpSchema(client: pg.ClientBase): Promise<string> {
  await client.query("begin isolation level repeatable read read only; set local search_path = pg_catalog");
  try {
    return [head, ...(await serverWide(client)), ...(await bySchema(client))].join("\n");
  } finally {
    await client.query("rollback");
  }
}

async function serverWide(client: pg.ClientBase): Promise<string[]> {
  const extensions = await rows<{ name: string; schema: string }>(client, ask.extensions);
  const roles = await rows<{ name: string; canSignIn: boolean; inherits: boolean; isPowerful: boolean; memberOf: string[] }>(
    client,
    ask.roles,
  );
  return [
    ...extensions.map(({ name, schema }) => `create extension ${name} schema ${schema};`),
    "",
    ...roles.flatMap(({ name, canSignIn, inherits, isPowerful, memberOf }) => [
      `create role ${name} ${canSignIn ? "login" : "nologin"} ${inherits ? "inherit" : "noinherit"};${isPowerful ? " -- with powers over the server" : ""}`,
      ...(memberOf.length > 0 ? [`grant ${memberOf.join(", ")} to ${name};`] : []),
    ]),
    "",
  ];
}

async function bySchema(client: pg.ClientBase): Promise<string[]> {
  const schemas = await rows<Commented & { name: string; grants: Grant[] }>(client, ask.schemas);
  const types = await rows<Commented & { schema: string; name: string; definition: string }>(client, ask.types);
  const functions = await rows<Commented & { schema: string; signature: string; definition: string; grants: Grant[] }>(
    client,
    ask.functions,
  );
  const relations = await rows<Relation>(client, ask.relations);
  const lines: string[] = [];
  for (const { name, comment, grants } of [...schemas, { name: "public", comment: null, grants: [] }]) {
    const isIn = ({ schema }: { schema: string }) => schema === name;
    if (name !== "public")
      lines.push("", `create schema ${name};`, ...commentOn(`schema ${name}`, comment), ...grant(`schema ${name}`, grants), "");
    for (const type of types.filter(isIn))
      lines.push(
        `create ${type.definition.startsWith("enum") ? "type" : "domain"} ${name}.${type.name} as ${type.definition};`,
        ...commentOn(`type ${name}.${type.name}`, type.comment),
        "",
      );
    for (const relation of relations.filter(isIn)) lines.push(...(await describe(client, relation)), "");
    for (const made of functions.filter(isIn)) {
      const isPublic = made.grants.some(({ to }) => to === "public");
      const target = `function ${made.signature}`;
      lines.push(
        `${made.definition.trimEnd()};`,
        ...commentOn(target, made.comment),
        ...(isPublic ? [] : [`revoke all on ${target} from public;`]),
        ...grant(
          target,
          made.grants.filter(({ to }) => to !== "public"),
        ),
        "",
      );
    }
  }
  return lines;
}

async function describe(client: pg.ClientBase, relation: Relation): Promise<string[]> {
  const { oid } = relation;
  const name = `${relation.schema}.${quoted(relation.name)}`;
  const columns = await rows<Column>(client, ask.columns, oid);
  const constraints = await rows<Commented & { name: string; definition: string }>(client, ask.constraints, oid);
  const indexes = await rows<Commented & { name: string; definition: string }>(client, ask.indexes, oid);
  const policies = await rows<Policy>(client, ask.policies, oid);
  const triggers = await rows<{ definition: string }>(client, ask.triggers, oid);
  const body = [...columns.map(columnLine), ...constraints.map((constraint) => `constraint ${constraint.name} ${constraint.definition}`)];
  return [
    ...(relation.view === null
      ? [`create table ${name} (`, body.map((line) => `  ${line}`).join(",\n"), ");"]
      : [`create ${relation.kind === "m" ? "materialized view" : "view"} ${name} as`, withoutPrefix(relation.view)]),
    ...commentOn(`${relation.view === null ? "table" : "view"} ${name}`, relation.comment),
    ...columns.flatMap((column) => commentOn(`column ${name}.${column.name}`, column.comment)),
    ...constraints.flatMap((constraint) => commentOn(`constraint ${constraint.name} on ${name}`, constraint.comment)),
    ...indexes.flatMap((index) => [`${index.definition};`, ...commentOn(`index ${index.name}`, index.comment)]),
    ...triggers.map(({ definition }) => `${definition};`),
    ...(relation.isProtected ? [`alter table ${name} enable row level security;`] : []),
    ...(relation.isForced ? [`alter table ${name} force row level security;`] : []),
    ...policies.map((policy) => policyLine(name, policy)),
    ...grant(name, relation.grants),
    ...columnGrants(name, columns),
  ];
}

function columnLine(column: Column): string {
  const parts = [quoted(column.name), column.type];
  if (column.collation !== null) parts.push(`collate ${column.collation}`);
  if (column.isRequired) parts.push("not null");
  if (column.identity !== "") parts.push(`generated ${column.identity === "a" ? "always" : "by default"} as identity`);
  else if (column.generated !== "")
    parts.push(`generated always as (${column.default}) ${column.generated === "s" ? "stored" : "virtual"}`);
  else if (column.default !== null) parts.push(`default ${column.default}`);
  return parts.join(" ");
}

function policyLine(table: string, policy: Policy): string {
  const parts = [
    `create policy ${policy.name} on ${table}${policy.isPermissive ? "" : " as restrictive"} for ${commands[policy.command]} to ${policy.roles}`,
  ];
  if (policy.sees !== null) parts.push(`  using (${policy.sees})`);
  if (policy.writes !== null) parts.push(`  with check (${policy.writes})`);
  return `${parts.join("\n")};`;
}

/** From PostgreSQL 16 on a view over one relation names its columns without it; before that, with it. */
function withoutPrefix(view: string): string {
  const isOfOne = (view.match(/\bSELECT\b/g) ?? []).length === 1 && !/\bJOIN\b/.test(view);
  const [, relation, alias] = /\bFROM (?:\S+\.)?("[^"]+"|\w+)(?: (\w+))?(?=;|\n)/.exec(view) ?? [];
  return isOfOne && relation !== undefined ? view.replaceAll(`${alias ?? relation}.`, "") : view;
}

/** One line for all who are given the same. */
function grant(target: string, grants: readonly Grant[]): string[] {
  const rightsOf = [...Map.groupBy(grants, ({ to }) => to)].map(([to, given]) => ({
    to,
    rights: given.map(({ right }) => right).join(", "),
  }));
  const together = Map.groupBy(rightsOf, ({ rights }) => rights);
  return [...together].map(([rights, group]) => `grant ${rights} on ${target} to ${group.map(({ to }) => to).join(", ")};`);
}

/** Rights on single columns: one line per right and grantee. */
function columnGrants(table: string, columns: readonly Column[]): string[] {
  const given = columns.flatMap(({ name, grants }) => grants.map(({ right, to }) => ({ name, right, to })));
  const together = Map.groupBy(given, ({ right, to }) => `${right} ${to}`);
  return [...together.values()].map(
    (group) => `grant ${group[0]?.right} (${group.map(({ name }) => name).join(", ")}) on ${table} to ${group[0]?.to};`,
  );
}

const commentOn = (target: string, comment: string | null) =>
  comment === null ? [] : [`comment on ${target} is '${comment.replaceAll("'", "''")}';`];

const quoted = (name: string) => (/^[a-z_][a-z0-9_]*$/.test(name) && name !== "user" ? name : `"${name}"`);

async function rows<Row>(client: pg.ClientBase, text: string, oid?: number): Promise<Row[]> {
  return (await client.query(text, oid === undefined ? [] : [oid])).rows as Row[];
}
