/** The record that a run is about: what its card says, and whether a filter holds for it. */
import { type RawBuilder, sql } from "kysely";
import { clientSource, withSqlRelations } from "#features/clients/sql/client-source.ts";
import { findClient } from "#features/clients/sql/clients.ts";
import { askedWithOwnFields } from "#features/clients/sql/own-fields.ts";
import { askDeals } from "#features/deals/sql/asked-deals.ts";
import { findDeal } from "#features/deals/sql/deals.ts";
import { findLead } from "#features/deals/sql/leads/lead-views.ts";
import { leadQuestions } from "#features/deals/sql/leads/own-fields.ts";
import { salesOfClient } from "#features/deals/sql/sales-of-client.ts";
import { filterContext } from "#features/org/sql/filter-context.ts";
import type { Tx } from "#platform/db/database.ts";
import { filterSql } from "#platform/db/filter/compile.ts";
import type { SqlSource } from "#platform/db/filter/source.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { type CheckedFilter, checkFilter } from "#shared/filter/check.ts";
import { everything, type Filter } from "#shared/filter/language.ts";
import type { SubjectKind } from "../../core/definition.ts";
import { subjectCatalogues } from "../../core/subject-catalogue.ts";

export const subjectTables = { deal: "deals.deal", lead: "deals.lead", client: "clients.client" } as const;

export type SubjectView = Readonly<Record<string, unknown>>;

/** As the API shows it; null: there is no such record. */
export async function subjectView(tx: Tx, workspaceId: string, kind: SubjectKind, id: string): Promise<SubjectView | null> {
  if (kind === "deal") return findDeal(tx, workspaceId, id);
  return kind === "lead" ? findLead(tx, workspaceId, id) : findClient(tx, workspaceId, id);
}

/** The value of a field; own fields are named custom.KEY. */
export function fieldValue(view: SubjectView, field: string): unknown {
  const own = ownKey(field);
  if (own === null) return Object.hasOwn(view, field) ? view[field] : undefined;
  return (view.custom as SubjectView | undefined)?.[own];
}

export const ownKey = (field: string): string | null => (field.startsWith("custom.") ? field.slice("custom.".length) : null);

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

export type Questions = { readonly catalogue: Catalogue<never>; readonly source: SqlSource };

const clientWithSales = withSqlRelations(clientSource, salesOfClient.sources);

/** What filters may ask of records of the kind, the company's own fields too. */
export async function questionsOf(tx: Tx, workspaceId: string, kind: SubjectKind): Promise<Questions> {
  if (kind === "lead") return leadQuestions(tx, workspaceId);
  if (kind === "client")
    return askedWithOwnFields(tx, workspaceId, "client", { catalogue: subjectCatalogues.client, source: clientWithSales });
  // What can be asked does not depend on the day.
  return askDeals(tx, { workspaceId, personId: null }, new Date(0), all);
}

const all = (catalogue: Catalogue<never>): CheckedFilter => {
  const read = checkFilter(everything, catalogue);
  if (!read.ok) throw new Error("the filter that leaves everything is none");
  return read.value;
};

/** Whether the filter holds for the record now; "me" is its owner. A filter that the company's fields no longer know holds for nothing. */
export async function holdsFor(
  tx: Tx,
  workspaceId: string,
  subject: { readonly kind: SubjectKind; readonly id: string; readonly ownerId: string },
  filter: Filter,
  now: Date,
): Promise<boolean> {
  const questions = await questionsOf(tx, workspaceId, subject.kind);
  const where = await filterWhere(tx, workspaceId, questions, filter, subject.ownerId, now);
  if (where === null) return false;
  const { rows } = await sql`
    select from ${sql.table(subjectTables[subject.kind])} r where r.workspace_id = ${workspaceId} and r.id = ${subject.id} and ${where}`.execute(
    tx,
  );
  return rows.length > 0;
}

/** The filter as a condition on rows under the alias `r`; null where it cannot be understood any more. */
export async function filterWhere(
  tx: Tx,
  workspaceId: string,
  { catalogue, source }: Questions,
  filter: Filter,
  personId: string | null,
  now: Date,
): Promise<RawBuilder<boolean> | null> {
  const checked = checkFilter(filter, catalogue);
  if (!checked.ok) return null;
  return filterSql(checked.value, catalogue, source, await filterContext(tx, { workspaceId, personId }, now), "r");
}

/** The position of the deal's present visit, if it began at that moment by a step; null otherwise. */
export async function dealStepAt(tx: Tx, workspaceId: string, dealId: string, at: Date): Promise<number | null> {
  const { rows } = await sql<{ position: number }>`
    select d.visits as position from deals.deal d where d.workspace_id = ${workspaceId} and d.id = ${dealId} and d.since = ${at} and d.visits > 1`.execute(
    tx,
  );
  return rows[0]?.position ?? null;
}

/** What the work finds out stays; what it writes does not. */
export async function andTakeBack<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint looking`.execute(tx);
  const found = await work();
  await sql`rollback to savepoint looking`.execute(tx);
  return found;
}
