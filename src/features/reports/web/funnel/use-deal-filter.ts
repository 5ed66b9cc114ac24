/** The filter of the report, in the address; edited and shown as on every list. */
import { useCallback, useMemo } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useOwnFields, withOwnFields } from "#ui/kit/custom/own-fields.ts";
import { type ListSettings, readSettings, settingsSearch } from "#ui/kit/list/list-settings.ts";
import type { ListState } from "#ui/kit/list/use-list.ts";
import { useRead } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import { reportCatalogue } from "../../core/catalogue.ts";
import type { StageName } from "./answers.ts";

type Words = { readonly items: readonly { readonly name: string; readonly retiredAt: string | null }[] };
const noColumns: readonly string[] = [];
/** Which pipeline is asked is chosen beside the filter. */
const hidden = ["pipeline", "archived"];

function useNames(room: string, list: string): readonly string[] {
  const { data } = useRead<Words>([room, "words", list], `/${list}`, { limit: 200 });
  return useMemo(() => data?.items.filter(({ retiredAt }) => retiredAt === null).map(({ name }) => name) ?? [], [data]);
}

export function useDealFilter(stages: readonly StageName[]): ListState {
  const t = useText();
  const [{ filter }, setSearch] = useUrlState();
  const products = useNames("deals", "products");
  const reason = useNames("deals", "loss-reasons");
  const competitors = useNames("deals", "competitors");
  const source = useNames("clients", "sources");
  const region = useNames("clients", "regions");
  const fields = useOwnFields("deal");
  const askable = useMemo(() => {
    const words = {
      field: (name: string) => t(`deals:field.${name}` as "deals:field.title"),
      option: (field: string, option: string) => {
        if (field === "status") return t(`deals:status.${option}` as "deals:status.open");
        return field === "stage" ? (stages.find(({ key }) => key === option)?.name ?? option) : option;
      },
      hidden,
      suggestions: { products, reason, competitors, source, region },
    };
    return withOwnFields({ catalogue: reportCatalogue, words }, fields);
  }, [t, stages, products, reason, competitors, source, region, fields]);
  const read = useMemo(() => readSettings({ filter }, askable.catalogue, noColumns), [filter, askable]);
  const change = useCallback(
    (changed: Partial<ListSettings>, mode: "push" | "replace" = "push") =>
      setSearch({ filter: settingsSearch({ ...read.settings, ...changed }).filter }, mode),
    [read, setSearch],
  );
  // What the filter's editor and its chips use of a list.
  const part = { definition: { askable }, settings: read.settings, isFilterBroken: read.faults.length > 0, change };
  return part as unknown as ListState;
}
