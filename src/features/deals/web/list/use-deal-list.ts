/** What both views of the deals page ask for, and how it is called: a pipeline's deals under the filter of the address. */
import { useEffect, useMemo, useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useOwnFields, withOwnFields } from "#ui/kit/custom/own-fields.ts";
import { usePeople } from "#ui/kit/list/people.ts";
import type { ListDefinition } from "#ui/kit/list/use-list.ts";
import { useUrlState } from "#ui/url-state.ts";
import { dealCatalogue } from "../../core/catalogue.ts";
import type { Deal, Pipeline } from "../answers.ts";
import { useWords } from "../use-words.ts";
import { dealColumns } from "./deal-columns.tsx";
import { dealWords } from "./deal-words.ts";

export const statuses = ["open", "won", "lost", "all"] as const;
export type ShownStatus = (typeof statuses)[number];

/** The board shows open deals; the table those of the chosen status. */
export function useDealList(view: "board" | "table", pipelines: readonly Pipeline[], pipeline: Pipeline) {
  const t = useText();
  const people = usePeople();
  const [search] = useUrlState();
  const isCalm = useCalm();
  const products = useWords("products", isCalm);
  const reasons = useWords("loss-reasons", isCalm);
  const competitors = useWords("competitors", isCalm);
  const sources = useWords("sources", isCalm);
  const regions = useWords("regions", isCalm);
  const status: ShownStatus = view === "board" ? "open" : (statuses.find((one) => one === search["status"]) ?? "open");
  const fields = useOwnFields("deal");
  const columns = useMemo(() => dealColumns(t, pipelines, people, fields), [t, pipelines, people, fields]);
  const askable = useMemo(() => {
    const words = dealWords(t, pipelines, { products, reason: reasons, competitors, source: sources, region: regions });
    return withOwnFields({ catalogue: dealCatalogue as never, words }, fields);
  }, [t, pipelines, products, reasons, competitors, sources, regions, fields]);
  const definition: ListDefinition<Deal> = {
    screen: "deals",
    feature: "deals",
    path: "/deals",
    askable,
    columns,
    usualSort: "-since",
    quickField: "title",
    kept: ["view", "pipeline", "status"],
    parameters: { pipeline: pipeline.key, status: status === "all" ? undefined : status },
  };
  return { definition, status };
}

/** Suggestions for the filter can wait until the deals themselves are there: a browser asks for a handful of things at a time. */
function useCalm(): boolean {
  const [isCalm, setCalm] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(true), 1_500);
    return () => clearTimeout(timer);
  }, []);
  return isCalm;
}
