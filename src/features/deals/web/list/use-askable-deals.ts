/** What can be asked of deals from a list on the left: "clients that have a deal where …". */
import { useMemo } from "react";
import { useText } from "#ui/i18n/text.ts";
import type { Askable } from "#ui/kit/list/field-words.ts";
import { dealCatalogue } from "../../core/catalogue.ts";
import { usePipelines } from "../use-pipelines.ts";
import { dealWords } from "./deal-words.ts";

/** Stages are offered by their names; of several pipelines all of them. */
export function useAskableDeals(): Askable {
  const t = useText();
  const { data: pipelines } = usePipelines();
  return useMemo(() => {
    const known = pipelines ?? [];
    const { fields } = dealCatalogue;
    const stages = [...new Set(known.flatMap(({ stages: all }) => all.map(({ key }) => key)))];
    const options = { stage: stages, pipeline: known.map(({ key }) => key) };
    const named = Object.fromEntries(
      Object.entries(options).flatMap(([name, keys]) => (keys.length > 0 ? [[name, { ...fields[name]!, options: keys }]] : [])),
    );
    return { catalogue: { ...dealCatalogue, fields: { ...fields, ...named } } as never, words: dealWords(t, known, {}) };
  }, [t, pipelines]);
}
