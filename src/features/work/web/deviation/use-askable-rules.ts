/** What the filter of a rule may ask of deals, or of clients, in words. Null until the company's own fields are there. */
import { useMemo } from "react";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { type Key, useText } from "#ui/i18n/text.ts";
import { useOwnFields, withOwnFields } from "#ui/kit/custom/own-fields.ts";
import type { Askable } from "#ui/kit/list/field-words.ts";
import { useRead } from "#ui/query.ts";
import { dealCatalogueOfRules, plainClientCatalogue } from "../../core/deviation/client-catalogue.ts";

type Named = { readonly items: readonly { readonly name: string; readonly retiredAt?: string | null }[] };
type Pipelines = {
  readonly items: readonly {
    readonly key: string;
    readonly name: string;
    readonly stages: readonly { readonly key: string; readonly name: string }[];
  }[];
};

function useNames(room: string, path: string): readonly string[] {
  const { data } = useRead<Named>([room, "words", path], `/${path}`, { limit: 200 });
  return useMemo(() => data?.items.filter(({ retiredAt }) => !retiredAt).map(({ name }) => name) ?? [], [data]);
}

export function useAskableRules(subject: "deal" | "client"): Askable {
  const t = useText();
  const { data: pipelines } = useRead<Pipelines>(["deals", "pipelines", "rules"], "/pipelines", { limit: 200 });
  const fields = useOwnFields(subject);
  const source = useNames("clients", "sources");
  const region = useNames("clients", "regions");
  const industry = useNames("clients", "industries");
  const tags = useNames("clients", "tags");
  const products = useNames("deals", "products");
  const competitors = useNames("deals", "competitors");
  const reason = useNames("deals", "loss-reasons");
  return useMemo(() => {
    const known = pipelines?.items ?? [];
    const stages = new Map(known.flatMap((one) => one.stages.map(({ key, name }) => [key, name])));
    const named = new Map(known.map(({ key, name }) => [key, name]));
    const isDeal = subject === "deal";
    const room = isDeal ? "deals" : "clients";
    const words = {
      field: (name: string) => t(`${room}:field.${name}` as Key),
      option: (field: string, option: string) => {
        if (field === "status") return t(`deals:status.${option}` as "deals:status.open");
        return (field === "stage" ? stages : named).get(option) ?? option;
      },
      suggestions: isDeal ? { products, competitors, reason, source, region } : { industry, source, region, tags },
    };
    return withOwnFields({ catalogue: isDeal ? withOptions(stages.keys(), named.keys()) : plainClientCatalogue, words }, fields);
  }, [t, subject, pipelines, fields, source, region, industry, tags, products, competitors, reason]);
}

function withOptions(stages: Iterable<string>, pipelines: Iterable<string>): Catalogue<never> {
  const { fields } = dealCatalogueOfRules;
  const options = { stage: [...stages], pipeline: [...pipelines] };
  const offered = Object.entries(options).flatMap(([name, keys]) =>
    keys.length > 0 ? [[name, { ...fields[name]!, options: keys }] as const] : [],
  );
  return { ...dealCatalogueOfRules, fields: { ...fields, ...Object.fromEntries(offered) } } as never;
}
