/** The filter of a rule as a condition on deals or clients, by the company's own fields of today. */
import { type RawBuilder, sql } from "kysely";
import { clientSource, withSqlRelations } from "#features/clients/sql/client-source.ts";
import { askedWithOwnFields } from "#features/clients/sql/own-fields.ts";
import { askDeals, askedSql } from "#features/deals/sql/asked-deals.ts";
import { salesOfClient } from "#features/deals/sql/sales-of-client.ts";
import { filterContext } from "#features/org/sql/filter-context.ts";
import type { Tx } from "#platform/db/database.ts";
import { recordWhere } from "#platform/db/filter/record-list.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { type CheckedFilter, checkFilter } from "#shared/filter/check.ts";
import { everything } from "#shared/filter/language.ts";
import { clientCatalogueOfRules } from "../../core/deviation/client-catalogue.ts";
import type { RuleSubject } from "../../core/deviation/rule.ts";

/** Reads the filter against the catalogue of its subject. */
export type ReadFilter = (catalogue: Catalogue<never>) => CheckedFilter;

export class FilterBroken extends Error {}

/** A filter that was good when the rule was written, but asks for a field that is gone. */
const demandGood =
  (filter: unknown): ReadFilter =>
  (catalogue) => {
    const read = checkFilter(filter ?? everything, catalogue);
    if (read.ok) return read.value;
    throw new FilterBroken("the filter of the rule asks for what is not there any more");
  };

/** On rows of deals under the alias `d`, or of clients under the alias `r`; archived ones are left out. Nobody asks: "me" is nobody. */
export async function recordCondition(
  tx: Tx,
  workspaceId: string,
  { subject, filter }: { readonly subject: RuleSubject; readonly filter: unknown },
  now: Date,
  read: ReadFilter = demandGood(filter),
): Promise<RawBuilder<boolean>> {
  const nobody = { workspaceId, personId: null };
  if (subject === "deal") return askedSql(await askDeals(tx, nobody, now, read));
  const context = await filterContext(tx, nobody, now);
  const asked = await askedWithOwnFields(tx, workspaceId, "client", {
    catalogue: clientCatalogueOfRules,
    source: withSqlRelations(clientSource, salesOfClient.sources),
  });
  const where = recordWhere({ table: "clients.client", ...asked, filter: read(asked.catalogue) }, workspaceId, context);
  return sql`${where} and r.merged_into_id is null`;
}
