/** What can be asked of pipelines, and a page of them. There are few and they come whole, so both are answered in memory. */
import { decodeCursor, encodeCursor } from "#shared/cursor.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { CheckedFilter } from "#shared/filter/check.ts";
import { holds } from "#shared/filter/matches.ts";
import { byOrder, type Order, orderText } from "#shared/filter/order.ts";
import { type FilterContext, resolveFilter } from "#shared/filter/resolve.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { Pipeline } from "./pipeline.ts";

export const pipelineCatalogue: Catalogue<Pipeline> = {
  id: ({ id }) => id,
  fields: {
    key: { kind: "code", of: ({ key }) => key, isRequired: true },
    name: { kind: "text", of: ({ name }) => name, isRequired: true },
    currency: { kind: "code", of: ({ currency }) => currency, isRequired: true },
    mayMoveBack: { kind: "boolean", of: ({ mayMoveBack }) => mayMoveBack, isRequired: true },
    maySkip: { kind: "boolean", of: ({ maySkip }) => maySkip, isRequired: true },
    retired: { kind: "boolean", of: ({ retiredAt }) => retiredAt !== null, isRequired: true },
  },
  relations: {},
};

/** No pipeline has people or days, so that the answer is the same for everybody, always. */
const sameForAll: FilterContext = {
  me: null,
  myPeople: [],
  today: "2000-01-01",
  timeZone: "UTC",
  fiscalStart: 1,
};

export type AskedPipelines = {
  readonly retired: boolean | null;
  readonly filter: CheckedFilter;
  readonly order: Order;
  readonly limit: number;
  readonly cursor: string | undefined;
};

/** The page goes on behind the pipeline with which the one before ended; pipelines are never deleted, so that it is always there. */
export function pageOfPipelines(
  all: readonly Pipeline[],
  { retired, filter, order, limit, cursor }: AskedPipelines,
): Result<{ readonly items: readonly Pipeline[]; readonly nextCursor: string | null }, "cursor_malformed"> {
  const compare = byOrder(order, pipelineCatalogue);
  const after = cursor === undefined ? null : pipelineOf(cursor, order, all);
  if (after === undefined) return no("cursor_malformed");
  const asked = resolveFilter(filter, pipelineCatalogue as Catalogue<never>, sameForAll);
  const left = all
    .filter((one) => (retired === null || (one.retiredAt !== null) === retired) && holds(asked, one, pipelineCatalogue))
    .filter((one) => after === null || compare(one, after) > 0)
    .sort(compare);
  const items = left.slice(0, limit);
  const last = items.at(-1);
  return yes({ items, nextCursor: left.length > limit && last !== undefined ? encodeCursor([orderText(order), last.id]) : null });
}

function pipelineOf(cursor: string, order: Order, all: readonly Pipeline[]): Pipeline | undefined {
  const read = decodeCursor(cursor, ["text", "id"]);
  if (!read.ok) return undefined;
  const [of, id] = read.value;
  return of === orderText(order) ? all.find((one) => one.id === id) : undefined;
}
