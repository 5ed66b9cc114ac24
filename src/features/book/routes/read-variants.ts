/** Variants as they were sent, read against the rules of the book and what this company can ask for; or every fault at its place. */
import { demandFilterJson } from "#platform/http/filter.ts";
import { demandFaultless } from "#platform/http/problem.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { no, yes } from "#shared/result.ts";
import type { VariantView } from "../contract/texts.ts";
import { limits, type TextKind } from "../core/content.ts";
import { type EditionFault, editionFaults, type Variant } from "../core/edition.ts";
import { cleanVariants } from "./operate-texts.ts";

const faultWords: Readonly<Record<EditionFault, string>> = {
  content_of_wrong_kind: "The content does not fit the kind of the text",
  last_variant_always: "The last variant is for everybody whom none before it is for: it has no filter",
  variant_filter_missing: "Say whom this variant is for; only the last one is for everybody",
  variant_twice: "Another variant has this name",
  key_twice: "Another one has this key",
  unknown_placeholder: "There is no such placeholder, or its braces are not closed",
  text_too_large: `A text with all its variants has at most ${limits.edition} characters`,
};

/** Throws a problem with JSON pointers into the body. */
export function demandVariants(kind: TextKind, sent: readonly VariantView[], catalogue: Catalogue<never>): readonly Variant[] {
  const variants = cleanVariants(sent);
  const faults = editionFaults(kind, variants);
  const placed = faults.map(({ path, code }) => ({ path: `/variants${path}`, code, message: faultWords[code] }));
  const read = demandFaultless(placed.length === 0 ? yes(variants) : no(placed));
  for (const [index, { filter }] of read.entries()) if (filter !== null) demandFilterJson(filter, catalogue, `/variants/${index}/filter`);
  return read;
}
