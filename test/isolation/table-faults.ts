/** What every table of business data must have so that no company ever meets another's rows. Each fault is a sentence. */
import type pg from "pg";
import { businessTables, everyRelation, type Policy, type Table } from "../support/catalog.ts";

/** The one key that has to be unique across companies, because a company is found by it. */
const acrossCompanies = new Set(["org.workspace: slug"]);
const readers = ["mainspring_member", "mainspring_all"];
const writingRights = /^(insert|delete|update)( \([a-z_]+\))?$/;

export async function tableFaults(client: pg.ClientBase): Promise<readonly string[]> {
  const relations = await everyRelation(client);
  const built = await policiesAsBuilt(client);
  return [
    ...relations.flatMap((relation) => (relation.kind === "r" || relation.kind === "p" ? [] : viewFaults(relation))),
    ...businessTables(relations).flatMap((table) => rulesOf(built).flatMap((rule) => rule(table).map((fault) => `${table.name} ${fault}`))),
  ];
}

const viewFaults = ({ name, kind, options }: Table): string[] =>
  kind === "v" && options.includes("security_invoker=true")
    ? []
    : [`${name} shows rows past the policies: a view needs security_invoker, other kinds are not used`];

type Rule = (table: Table) => readonly string[];
const rulesOf = (built: readonly Policy[]): readonly Rule[] => [
  keyFaults,
  uniqueFaults,
  indexFaults,
  foreignKeyFaults,
  (table) => policyFaults(table, built),
  grantFaults,
];

function keyFaults({ primaryKey, workspaceColumn, columns }: Table): string[] {
  const column = columns.find(({ name }) => name === workspaceColumn);
  if (column?.type !== "uuid" || !column.isRequired) return [`has no column ${workspaceColumn} uuid not null`];
  return primaryKey[0] === workspaceColumn ? [] : [`has a primary key that does not begin with ${workspaceColumn}`];
}

const uniqueFaults = ({ name, uniques, workspaceColumn }: Table): string[] =>
  uniques
    .filter(({ columns }) => columns[0] !== workspaceColumn && !acrossCompanies.has(`${name}: ${columns.join(", ")}`))
    .map((unique) => `is unique across companies by ${unique.name}`);

const indexFaults = ({ indexes, workspaceColumn }: Table): string[] =>
  indexes
    .filter(({ columns, comment }) => columns[0] !== workspaceColumn && !comment.startsWith("Without the workspace:"))
    .map(
      (index) => `has the index ${index.name}, which does not begin with ${workspaceColumn} and has no comment "Without the workspace: …"`,
    );

const foreignKeyFaults = ({ foreignKeys, workspaceColumn }: Table): string[] =>
  foreignKeys
    .filter(
      ({ columns, target, targetColumns }) =>
        columns[0] !== workspaceColumn || targetColumns[0] !== (target === "org.workspace" ? "id" : "workspace_id"),
    )
    .map(({ columns, target }) => `refers to ${target} by ${columns.join(", ")}, which may lie in another company`);

function policyFaults({ isProtected, policies, workspaceColumn }: Table, built: readonly Policy[]): string[] {
  if (!isProtected) return ["has no row-level security: platform.protect was not called"];
  return [
    ...built
      .filter(({ name }) => !policies.some((policy) => policy.name === name))
      .map(({ name }) => `lacks the policy ${name} of platform.protect`),
    ...policies
      .filter(
        (policy) =>
          !isAsBuilt(
            policy,
            built.find(({ name }) => name === policy.name),
            workspaceColumn,
          ),
      )
      .map(({ name }) => `has a policy ${name} that platform.protect would not build`),
  ];
}

/** The same roles and conditions; a member's sight may be narrowed further, never widened. */
function isAsBuilt(policy: Policy, model: Policy | undefined, workspaceColumn: string): boolean {
  if (!model || policy.command !== model.command || policy.roles.join() !== model.roles.join()) return false;
  const wanted = (text: string | null) => text?.replace("workspace_id", workspaceColumn) ?? null;
  const narrowed = policy.name === "member_sees" && policy.sees?.startsWith(`(${wanted(model.sees)} AND `);
  return (policy.sees === wanted(model.sees) || narrowed === true) && policy.writes === wanted(model.writes);
}

function grantFaults({ grants }: Table): string[] {
  return grants
    .filter(
      ({ to, right }) =>
        !(right === "select" && (readers.includes(to) || to === "mainspring_command")) &&
        !(to === "mainspring_command" && writingRights.test(right)),
    )
    .map(({ to, right }) => `lets ${to} ${right}`);
}

/** What the one builder of policies makes today, read from a table that it protects for a moment. */
async function policiesAsBuilt(client: pg.ClientBase): Promise<readonly Policy[]> {
  await client.query("begin");
  try {
    await client.query(
      "create table platform.model_of_a_table (workspace_id uuid not null, id uuid not null, primary key (workspace_id, id))",
    );
    await client.query("select platform.protect('platform.model_of_a_table')");
    const model = (await everyRelation(client)).find(({ name }) => name === "platform.model_of_a_table");
    return model?.policies ?? [];
  } finally {
    await client.query("rollback");
  }
}
