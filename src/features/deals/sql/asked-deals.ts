/** Which deals a list, its head or a board is about: what was asked, as one condition. */
import { type RawBuilder, sql } from "kysely";
import { withCustomSources } from "#features/fields/sql/custom-source.ts";
import { loadFields } from "#features/fields/sql/field.ts";
import { filterContext } from "#features/org/sql/filter-context.ts";
import type { Scope, Tx } from "#platform/db/database.ts";
import { filterSql } from "#platform/db/filter/compile.ts";
import type { SqlSource } from "#platform/db/filter/source.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { CheckedFilter } from "#shared/filter/check.ts";
import { namesField } from "#shared/filter/names-field.ts";
import type { FilterContext } from "#shared/filter/resolve.ts";
import { dealCatalogueWith, type OwnField } from "../core/own-fields.ts";
import { dealSource } from "./deal-source.ts";

/** Parameters by themselves, for those who write addresses by hand: a stage means that the deal stands there now. */
export type PlainParameters = {
  readonly pipeline?: string | undefined;
  readonly stage?: string | undefined;
  readonly status?: string | undefined;
  readonly ownerId?: string | undefined;
};
export type AskedDeals = {
  readonly workspaceId: string;
  readonly definitions: readonly OwnField[];
  readonly catalogue: Catalogue<never>;
  readonly source: SqlSource;
  readonly context: FilterContext;
  readonly filter: CheckedFilter;
  readonly plain: PlainParameters;
};

/** `readFilter` refuses what the workspace's own catalogue does not know. */
export async function askDeals(
  tx: Tx,
  { workspaceId, personId }: Pick<Scope, "workspaceId" | "personId">,
  now: Date,
  readFilter: (catalogue: Catalogue<never>) => CheckedFilter,
  plain: PlainParameters = {},
): Promise<AskedDeals> {
  const context = await filterContext(tx, { workspaceId, personId }, now);
  const definitions = await loadFields(tx, workspaceId, "deal");
  const catalogue = dealCatalogueWith(definitions) as Catalogue<never>;
  const source = withCustomSources(dealSource, definitions);
  return { workspaceId, definitions, catalogue, source, context, filter: readFilter(catalogue), plain };
}

/** The condition on rows of deals under the alias `d`. Archived ones are left out unless the filter asks for them. */
export function askedSql({ workspaceId, catalogue, source, context, filter, plain }: AskedDeals): RawBuilder<boolean> {
  const conditions = [sql`d.workspace_id = ${workspaceId}`, filterSql(filter, catalogue, source, context, "d")];
  if (!namesField(filter, "archived")) conditions.push(sql`d.archived_at is null`);
  const { pipeline, stage, status, ownerId } = plain;
  if (pipeline !== undefined) conditions.push(inPipeline("d", workspaceId, pipeline));
  if (stage !== undefined) conditions.push(atStage("d", workspaceId, stage));
  if (status !== undefined) conditions.push(sql`d.status = ${status}`);
  if (ownerId !== undefined) conditions.push(sql`d.owner_id = ${ownerId}`);
  return sql`${sql.join(conditions, sql` and `)}`;
}

/** What a column of a board holds at most, as a condition on rows `seen` that the index of the board answers. */
export function columnSql({ workspaceId, filter, plain: { pipeline, stage } }: AskedDeals): RawBuilder<boolean> | undefined {
  if (pipeline === undefined || stage === undefined || namesField(filter, "archived")) return undefined;
  return sql`seen.archived_at is null and ${inPipeline("seen", workspaceId, pipeline)} and ${atStage("seen", workspaceId, stage)}`;
}

const inPipeline = (deal: string, workspaceId: string, pipeline: string) =>
  sql`${sql.ref(`${deal}.pipeline_id`)} = (select id from deals.pipeline where workspace_id = ${workspaceId} and (id::text = ${pipeline} or key = ${pipeline} or name = ${pipeline}) order by id::text = ${pipeline} desc, key = ${pipeline} desc, id limit 1)`;

const atStage = (deal: string, workspaceId: string, stage: string) =>
  sql`${sql.ref(`${deal}.status`)} = 'open' and ${sql.ref(`${deal}.stage_id`)} in (select id from deals.stage where workspace_id = ${workspaceId} and (id::text = ${stage} or key = ${stage}))`;
