/** An edition of a text: its variants in order, the rules for them, and which one is shown. */
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { checkFilter } from "#shared/filter/check.ts";
import type { Filter } from "#shared/filter/language.ts";
import { matches } from "#shared/filter/matches.ts";
import type { FilterContext } from "#shared/filter/resolve.ts";
import { type Content, kindOf, limits, saidIn, type TextKind } from "./content.ts";
import { unknownPlaceholders } from "./placeholders.ts";

/** `filter`: null holds always. It is kept as it was sent and read against the catalogue of the day. */
export type Variant = { readonly name: string; readonly filter: Filter | null; readonly content: Content };

export type EditionFault =
  | "content_of_wrong_kind"
  | "last_variant_always"
  | "variant_filter_missing"
  | "variant_twice"
  | "key_twice"
  | "unknown_placeholder"
  | "text_too_large";
/** What is wrong, and where: a JSON pointer into the variants. */
export type PlacedFault = { readonly path: string; readonly code: EditionFault };

/** Everything wrong with the variants of a text; none: they can be kept. What a filter asks for is the catalogue's to judge. */
export function editionFaults(kind: TextKind, variants: readonly Variant[]): readonly PlacedFault[] {
  if (JSON.stringify(variants).length > limits.edition) return [{ path: "", code: "text_too_large" }];
  const names = variants.map(({ name }) => name);
  return variants.flatMap(({ name, filter, content }, index): PlacedFault[] => {
    const isLast = index === variants.length - 1;
    const at = (path: string, code: EditionFault) => ({ path: `/${index}${path}`, code });
    if (kindOf(content) !== kind) return [at("/content", "content_of_wrong_kind")];
    return [
      ...(names.indexOf(name) < index ? [at("/name", "variant_twice")] : []),
      ...(isLast && filter !== null ? [at("/filter", "last_variant_always")] : []),
      ...(!isLast && filter === null ? [at("/filter", "variant_filter_missing")] : []),
      ...repeatedKeys(content).map((path) => at(`/content${path}`, "key_twice")),
      ...saidIn(content)
        .filter(({ text }) => unknownPlaceholders(text).length > 0)
        .map(({ path }) => at(`/content${path}`, "unknown_placeholder")),
    ];
  });
}

function repeatedKeys(content: Content): readonly string[] {
  const [word, keyed] =
    "objections" in content ? ["objections", content.objections] : "items" in content ? ["items", content.items] : ["", []];
  const keys = keyed.map(({ key }) => key);
  return keys.flatMap((key, index) => (keys.indexOf(key) < index ? [`/${word}/${index}/key`] : []));
}

/** Which variant is shown, and those before it that were passed over; a broken one asks for what is not there any more, and never holds. */
export type Chosen = {
  readonly index: number;
  readonly variant: Variant;
  readonly passedOver: readonly { readonly name: string; readonly filter: Filter; readonly isBroken: boolean }[];
};

/** The first variant whose filter holds. The last one has none, so there is one always; throws for an edition that has no such last one. */
export function chooseVariant<Row>(variants: readonly Variant[], row: Row, catalogue: Catalogue<Row>, context: FilterContext): Chosen {
  const passedOver: Chosen["passedOver"][number][] = [];
  for (const [index, variant] of variants.entries()) {
    const { name, filter } = variant;
    if (filter === null) return { index, variant, passedOver };
    const read = checkFilter(filter, catalogue as Catalogue<never>);
    if (read.ok && matches(read.value, row, catalogue, context)) return { index, variant, passedOver };
    passedOver.push({ name, filter, isBroken: !read.ok });
  }
  throw new Error("the last variant of an edition has no filter");
}
