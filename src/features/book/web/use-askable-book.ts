/** What the variants of a text can ask for, in words: fields of the client and of the deal, the company's own ones too. */
import { useMemo } from "react";
import type { PipelineView } from "#features/deals/contract/pipelines.ts";
import type { Catalogue, Field } from "#shared/filter/catalogue.ts";
import { type Key, type Say, useText } from "#ui/i18n/text.ts";
import type { OwnField } from "#ui/kit/custom/own-fields.ts";
import type { Askable } from "#ui/kit/list/field-words.ts";
import { useRead } from "#ui/query.ts";
import { bookCatalogueWith } from "../core/catalogue.ts";

type Owned = OwnField & { readonly recordKind: string };
type Named = { readonly items: readonly { readonly name: string; readonly retiredAt?: string | null }[] };

const lists = {
  "client.industry": ["clients", "industries"],
  "client.source": ["clients", "sources"],
  "client.region": ["clients", "regions"],
  "client.tags": ["clients", "tags"],
  "deal.products": ["deals", "products"],
  "deal.competitors": ["deals", "competitors"],
  "deal.reason": ["deals", "loss-reasons"],
} as const;

function useNames(field: keyof typeof lists): readonly string[] {
  const [feature, path] = lists[field];
  const { data } = useRead<Named>([feature, "words", path], `/${path}`, { limit: 200 });
  return useMemo(() => data?.items.filter(({ retiredAt }) => !retiredAt).map(({ name }) => name) ?? [], [data]);
}

/** Null until the company's own fields are there: a filter over them must not lose them. */
export function useAskableBook(): Askable | null {
  const t = useText();
  const { data: clientFields } = useRead<{ readonly items: readonly Owned[] }>(["fields", "of", "client"], "/fields", { kind: "client" });
  const { data: dealFields } = useRead<{ readonly items: readonly Owned[] }>(["fields", "of", "deal"], "/fields", { kind: "deal" });
  const { data: pipelines } = useRead<{ readonly items: readonly PipelineView[] }>(["deals", "pipelines", "book"], "/pipelines", {
    limit: 200,
  });
  const industries = useNames("client.industry");
  const sources = useNames("client.source");
  const regions = useNames("client.region");
  const tags = useNames("client.tags");
  const products = useNames("deal.products");
  const competitors = useNames("deal.competitors");
  const reasons = useNames("deal.reason");
  return useMemo(() => {
    if (!clientFields || !dealFields) return null;
    const own = [...clientFields.items, ...dealFields.items];
    const suggestions = {
      "client.industry": industries,
      "client.source": sources,
      "client.region": regions,
      "client.tags": tags,
      "deal.source": sources,
      "deal.region": regions,
      "deal.products": products,
      "deal.competitors": competitors,
      "deal.reason": reasons,
    };
    return askableBook(t, own, pipelines?.items ?? [], suggestions);
  }, [t, clientFields, dealFields, pipelines, industries, sources, regions, tags, products, competitors, reasons]);
}

function askableBook(
  t: Say,
  own: readonly Owned[],
  pipelines: readonly PipelineView[],
  suggestions: Readonly<Record<string, readonly string[]>>,
): Askable {
  const catalogue = bookCatalogueWith(own as never) as Catalogue<never>;
  const stages = new Map(pipelines.flatMap((pipeline) => pipeline.stages.map(({ key, name }) => [key, name])));
  const named = new Map(pipelines.map(({ key, name }) => [key, name]));
  const ownOf = (field: string) => own.find((one) => `${one.recordKind}.custom.${one.key}` === field);
  const offered = (field: string, options: Iterable<string>): Record<string, Field<never>> => {
    const known = catalogue.fields[field];
    const keys = [...options];
    return known && keys.length > 0 ? { [field]: { ...known, options: keys } as Field<never> } : {};
  };
  return {
    catalogue: {
      ...catalogue,
      fields: { ...catalogue.fields, ...offered("deal.stage", stages.keys()), ...offered("deal.pipeline", named.keys()) },
    },
    words: {
      field: (name) => fieldName(t, name, ownOf(name)),
      option: (field, option) => {
        if (field === "deal.stage") return stages.get(option) ?? option;
        if (field === "deal.pipeline") return named.get(option) ?? option;
        if (field === "deal.status") return t(`deals:status.${option}` as "deals:status.open");
        return ownOf(field)?.choices.find(({ key }) => key === option)?.name ?? option;
      },
      suggestions,
    },
  };
}

/** "Client: Industry", "Deal: Amount". */
function fieldName(t: Say, name: string, own: Owned | undefined): string {
  const [part, ...rest] = name.split(".");
  const inner = own ? own.name : t(`${part === "deal" ? "deals" : "clients"}:field.${rest.join(".")}` as Key);
  return part === "deal" ? t("book:field.of_deal", { field: inner }) : t("book:field.of_client", { field: inner });
}
