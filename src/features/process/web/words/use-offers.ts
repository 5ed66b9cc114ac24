/** What can be chosen in the panel: fields, stages, texts of the book, other processes. */
import { useMemo } from "react";
import { textOr, useText } from "#ui/i18n/text.ts";
import { type OwnFieldsOf, useOwnFields, withOwnFields } from "#ui/kit/custom/own-fields.ts";
import type { Askable } from "#ui/kit/list/field-words.ts";
import { useCan } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import type { ProcessSummary } from "../../contract/processes.ts";
import type { SubjectKind } from "../../core/definition.ts";
import { dateFields, demandable, subjectCatalogues } from "../../core/subject-catalogue.ts";
import { fieldWords } from "./use-sayings.ts";

export type Offer = { readonly value: string; readonly label: string };
type Stage = { readonly key: string; readonly name: string; readonly retiredAt: string | null };
type Pipelines = { readonly items: readonly { readonly name: string; readonly stages: readonly Stage[] }[] };
type Texts = { readonly items: readonly { readonly key: string; readonly name: string; readonly kind: string }[] };

export type Offers = {
  readonly askable: Askable;
  readonly fields: readonly Offer[];
  readonly dates: readonly Offer[];
  readonly stages: readonly Offer[];
  readonly scripts: readonly Offer[];
  readonly texts: readonly Offer[];
  readonly processes: readonly Offer[];
  /** The book has answered, or may not be asked: before, its texts would be told by their keys. */
  readonly isComplete: boolean;
};

/** Stages are those of deals; other records have none. */
export function useOffers(subject: SubjectKind): Offers {
  const t = useText();
  const can = useCan();
  const own = useOwnFields(subject as OwnFieldsOf);
  const pipelines = useRead<Pipelines>(["deals", "pipelines"], "/pipelines", { limit: 100 }, { isEnabled: can("deals.read") }).data;
  const { data: book, isLoading } = useRead<Texts>(["book", "offered"], "/texts", { limit: 200 }, { isEnabled: can("book.read") });
  const others = useRead<{ readonly items: readonly ProcessSummary[] }>(["process", "offered"], "/processes", { limit: 200 }).data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language has other words.
  return useMemo(() => {
    const stages = [...new Map((pipelines?.items ?? []).flatMap((one) => one.stages).map((one) => [one.key, one])).values()];
    const shown = stages.filter(({ retiredAt }) => retiredAt === null).map(({ key, name }) => ({ value: key, label: name }));
    const askable = withOwnFields(askableOf(subject, shown), own);
    const offer = (name: string) => ({ value: name, label: askable.words.field(name) });
    const texts = (book?.items ?? []).map(({ key, name, kind }) => ({ value: key, label: name, kind }));
    return {
      askable,
      fields: demandable(askable.catalogue).map(offer),
      dates: dateFields(askable.catalogue).map(offer),
      stages: subject === "deal" ? shown : [],
      scripts: texts.filter(({ kind }) => kind === "script"),
      texts: texts.filter(({ kind }) => kind !== "script"),
      processes: (others?.items ?? []).map(({ key, name }) => ({ value: key, label: name })),
      isComplete: !isLoading,
    };
  }, [subject, own, pipelines, book, isLoading, others, t]);
}

function askableOf(subject: SubjectKind, stages: readonly Offer[]): Askable {
  const catalogue = subjectCatalogues[subject];
  const stage = catalogue.fields["stage"];
  const area = { deal: "deals", lead: "leads", client: "clients" }[subject];
  return {
    catalogue:
      stage && stages.length > 0
        ? { ...catalogue, fields: { ...catalogue.fields, stage: { ...stage, options: stages.map(({ value }) => value) } as never } }
        : catalogue,
    words: {
      field: (name) => fieldWords(subject, name),
      option: (field, option) =>
        field === "stage" ? (stages.find(({ value }) => value === option)?.label ?? option) : textOr(`${area}:${field}.${option}`, option),
      relation: (name) => textOr(`${area}:relation.${name}`, name),
      related: (relation) => ({
        field: (name) => textOr(relation === "products" ? "deals:relation.product_name" : `clients:field.${name}`, name),
        relation: (name) => textOr(`clients:relation.${name}`, name),
      }),
    },
  };
}

/** What is chosen stays shown, also where it is no longer offered. */
export const withChosen = (offers: readonly Offer[], chosen: readonly (string | undefined)[]): Offer[] => [
  ...offers,
  ...chosen.flatMap((value) => (value && !offers.some((one) => one.value === value) ? [{ value, label: value }] : [])),
];
