/** Industries with words of their own. An industry is a company's own list, so it is recognised by its words in any of our languages. */
import type { Filter } from "#shared/filter/language.ts";

const named = (...words: readonly string[]): Filter => ({
  or: words.map((value) => ({ field: "client.industry", op: "contains", value })),
});

export const industryFilters: Readonly<Record<string, Filter>> = {
  food: named("food", "dairy", "cold stor", "brew", "пищев", "молоч", "мясо", "холодильн", "lebensmittel", "molkerei", "kühl", "brauerei"),
  logistics: named("logistic", "warehous", "freight", "логист", "склад", "logistik", "lager", "spedition"),
  utility: named("utilit", "municipal", "public", "энергосбыт", "коммунал", "горсвет", "stadtwerk", "versorg", "kommun", "öffentlich"),
};
