/** The steps that a rule about late tasks can be narrowed to. */
type Step = { readonly kind: string; readonly title?: string | undefined };
export type Steps = { readonly steps: Readonly<Record<string, Step>> };
type Offer = { readonly value: string; readonly label: string };

/** Tasks and requests, by title; two of one title are told apart by their keys. A step that is gone stays to be seen under its key. */
export function stepsOffered(definition: Steps | undefined, chosen: string): readonly Offer[] {
  const steps = Object.entries(definition?.steps ?? {}).filter(([, { kind }]) => kind === "task" || kind === "request");
  const titles = steps.map(([key, { title }]) => title ?? key);
  const offers = steps.map(([value], at) => {
    const title = titles[at] ?? value;
    return { value, label: titles.indexOf(title) === titles.lastIndexOf(title) ? title : `${title} (${value})` };
  });
  return chosen === "" || offers.some(({ value }) => value === chosen) ? offers : [...offers, { value: chosen, label: chosen }];
}
