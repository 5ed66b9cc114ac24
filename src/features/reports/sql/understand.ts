/** What a report is asked, in the words of the room `deals`: business dates become instants, a filter a condition. */
import { type AskedDeals, askDeals } from "#features/deals/sql/asked-deals.ts";
import type { CohortQuestion, DealCondition } from "#features/deals/sql/cohort.ts";
import { findPipeline } from "#features/deals/sql/pipeline.ts";
import { findCompany } from "#features/org/sql/workspace.ts";
import type { Tx } from "#platform/db/database.ts";
import { filterSql } from "#platform/db/filter/compile.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { CheckedFilter } from "#shared/filter/check.ts";
import { parseInstant } from "#shared/instant.ts";
import { instantsOf } from "#shared/period.ts";
import { no, yes } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import type { AskLosses } from "../contract/behind.ts";

export type ReportRefusal = "unknown_pipeline";

/** Reads what was asked against the workspace's catalogue of deals, the company's own fields among them. */
export type ReadFilter = (catalogue: Catalogue<never>) => CheckedFilter;

/** Who asks, and of which deals; without a filter, of all that they can see. */
export type Reader = { readonly workspaceId: string; readonly personId: string | null; readonly filter: ReadFilter | null };

/** What every report of `deals` is asked. */
export type Question = Omit<CohortQuestion, "by">;

type Compared = {
  readonly compareFrom?: string | undefined;
  readonly compareTo?: string | undefined;
  readonly compareAsOf?: string | undefined;
};

export async function understand(tx: Tx, reader: Reader, asked: AskLosses & Compared, now: Date) {
  const { workspaceId } = reader;
  const [pipeline, company] = await Promise.all([findPipeline(tx, workspaceId, cleanName(asked.pipeline)), findCompany(tx, workspaceId)]);
  if (!pipeline) return no("unknown_pipeline" as const);
  const timeZone = asked.timeZone ?? company?.timeZone ?? "UTC";
  // The contract has read every instant.
  const instant = (text: string | undefined, otherwise: Date) => {
    const told = text === undefined ? yes(otherwise) : parseInstant(text, timeZone);
    return told.ok ? told.value : otherwise;
  };
  const asOf = instant(asked.asOf, now);
  const knownOn = asked.knownOn === undefined ? null : instant(asked.knownOn, now);
  const only = reader.filter === null ? undefined : condition(await askDeals(tx, reader, now, reader.filter));
  const question: Question = { workspaceId, pipeline, timeZone, asOf, only, knownOn, ...instantsOf(asked, timeZone) };
  return yes({ question, other: other(asked, question, instant) });
}

function condition({ filter, catalogue, source, context }: AskedDeals): DealCondition {
  return (alias) => filterSql(filter, catalogue, source, context, alias);
}

/**
 * The window to compare with. A younger cohort looks worse than an older one, so unless said otherwise both are told as long after they began;
 * never later than the first one is, for that may be the future.
 */
function other(
  { compareFrom, compareTo, compareAsOf }: Compared,
  { timeZone, asOf, from }: Question,
  instant: (text: string | undefined, otherwise: Date) => Date,
) {
  if (compareFrom === undefined || compareTo === undefined) return null;
  const instants = instantsOf({ from: compareFrom, to: compareTo }, timeZone);
  const atSameAge = new Date(Math.min(asOf.getTime(), instants.from.getTime() + asOf.getTime() - from.getTime()));
  const window = { ...instants, asOf: instant(compareAsOf, atSameAge) };
  return { window, told: { from: compareFrom, to: compareTo, asOf: window.asOf.toISOString(), timeZone } };
}
