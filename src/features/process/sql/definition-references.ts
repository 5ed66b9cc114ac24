/**
 * What a definition names and must be there before it is published: fields, what filters ask for, other processes. A level or person that
 * nobody answers to is no fault: then somebody gets the task to assign it. But nobody is newly named who could not do the step.
 */
import { sql } from "kysely";
import { faultsOfChoices } from "#features/org/sql/choosing.ts";
import type { Scope, Tx } from "#platform/db/database.ts";
import { checkFilter } from "#shared/filter/check.ts";
import { isId } from "#shared/id.ts";
import type { Definition, Due, Step } from "../core/definition.ts";
import { type Questions, questionsOf } from "./run/subject.ts";

type Named = { readonly path: string; readonly name: string };
type Names = { readonly fields: Named[]; readonly processes: Named[] };
/** As a request tells its faults. */
export type ReferenceFault = { readonly path: string; readonly code: string; readonly message: string };
type Filters = { readonly path: string; readonly filter: unknown }[];

/** Every fault at its place in the definition. */
export async function referenceFaults(tx: Tx, scope: Scope, definition: Definition): Promise<readonly ReferenceFault[]> {
  const { workspaceId } = scope;
  const names: Names = { fields: [], processes: [] };
  const filters: Filters = [];
  for (const [key, step] of Object.entries(definition.steps)) collect(`/steps/${pointer(key)}`, step, names, filters);
  for (const [index, trigger] of (definition.triggers ?? []).entries()) {
    const path = `/triggers/${index}`;
    if (trigger.filter !== undefined) filters.push({ path: `${path}/filter`, filter: trigger.filter });
    if ("field" in trigger) names.fields.push({ path: `${path}/field`, name: trigger.field });
  }
  const questions = await questionsOf(tx, workspaceId, definition.subject);
  return [
    ...(await unknownProcesses(tx, workspaceId, definition, names.processes)),
    ...names.fields
      .filter(({ name }) => !isField(questions, name))
      .map(fault("unknown_field", "There is no such field of this kind of record")),
    ...filters.flatMap(({ path, filter }) => unusable(path, checkFilter(filter, questions.catalogue))),
    ...(await unfitPeople(tx, scope, definition)),
  ];
}

const pointer = (key: string) => key.replaceAll("~", "~0").replaceAll("/", "~1");
const fault =
  (code: string, words: string) =>
  ({ path, name }: Named): ReferenceFault => ({ path, code, message: `${words}: ${name.slice(0, 100)}` });

/** At the very word of the filter, so that who wrote `"value": 5` for an amount of money need not guess which part is meant. */
const unusable = (path: string, read: ReturnType<typeof checkFilter>): readonly ReferenceFault[] =>
  read.ok
    ? []
    : read.refusal.map(({ pointer, code }) => ({
        path: `${path}${pointer}`,
        code: "filter_unusable",
        message: `The filter asks for what these records do not have: ${code.replaceAll("_", " ")}`,
      }));

/** Contact channels of clients and leads are lists by themselves; everything else that a card shows, filters know. */
const besideFilters = new Set(["phones", "emails", "messengers", "expectedPaymentOn", "participants", "products", "competitors"]);
const isField = ({ catalogue }: Questions, name: string) => Object.hasOwn(catalogue.fields, name) || besideFilters.has(name);

function collect(path: string, step: Step, names: Names, filters: Filters): void {
  if (step.due) ofDue(`${path}/due`, step.due, names);
  if (step.until) {
    if ("time" in step.until) ofDue(`${path}/until/time`, step.until.time, names);
    else ofDue(`${path}/until/latest`, step.until.latest, names);
  }
  if (step.process !== undefined) names.processes.push({ path: `${path}/process`, name: step.process });
  for (const [index, field] of (step.fields ?? []).entries()) names.fields.push({ path: `${path}/fields/${index}`, name: field });
  for (const [index, { filter }] of (step.when ?? []).entries()) filters.push({ path: `${path}/when/${index}/filter`, filter });
  for (const [index, action] of (step.actions ?? []).entries())
    if ("set" in action) names.fields.push({ path: `${path}/actions/${index}/set`, name: action.set });
}

function ofDue(path: string, due: Due, names: Names): void {
  if ("before" in due) names.fields.push({ path: `${path}/before`, name: due.before });
}

const peopleOf = ({ steps }: Definition): readonly Named[] =>
  Object.entries(steps).flatMap(([key, { assignee }]) =>
    assignee && "person" in assignee && isId(assignee.person)
      ? [{ path: `/steps/${pointer(key)}/assignee/person`, name: assignee.person }]
      : [],
  );

const wordsOfFault = {
  left: ["assignee_left", "This person has left; choose somebody who works here"],
  unfit: ["assignee_unfit", "Neither level nor role gives this person tasks; choose somebody who works on them"],
} as const;

/** Whom the published version names may stay: they may have left, or got another level, since they were chosen. */
async function unfitPeople(tx: Tx, scope: Scope, definition: Definition): Promise<readonly ReferenceFault[]> {
  if (peopleOf(definition).length === 0) return [];
  const { rows } = await sql<{ definition: Definition }>`
    select v.definition from process.process p join process.version v on v.workspace_id = p.workspace_id and v.process_id = p.id and v.number = p.published
    where p.workspace_id = ${scope.workspaceId} and p.key = ${definition.key}`.execute(tx);
  const before = new Set(rows.flatMap((row) => peopleOf(row.definition).map(({ name }) => name)));
  const chosen = peopleOf(definition).filter(({ name }) => !before.has(name));
  const faults = await faultsOfChoices(
    tx,
    scope,
    chosen.map(({ name }) => ["step_assignee", name] as const),
  );
  return chosen.flatMap(({ path }, at) => {
    const found = faults[at];
    if (found !== "left" && found !== "unfit") return [];
    const [code, message] = wordsOfFault[found];
    return [{ path, code, message }];
  });
}

/** A process may call itself: it is published with this. */
async function unknownProcesses(tx: Tx, workspaceId: string, { key }: Definition, named: readonly Named[]) {
  if (named.length === 0) return [];
  const { rows } = await sql<{ key: string }>`
    select key from process.process
    where workspace_id = ${workspaceId} and key = any (${named.map(({ name }) => name)}::text[]) and published is not null and retired_at is null`.execute(
    tx,
  );
  const known = new Set([key, ...rows.map((row) => row.key)]);
  return named.filter(({ name }) => !known.has(name)).map(fault("unknown_process", "No process with this key is published"));
}
