/** By what a text is found. */
import { foldText } from "#shared/text.ts";
import { saidIn } from "./content.ts";
import type { Variant } from "./edition.ts";

/** Its name, key and everything its variants say, in the one form in which texts are searched. */
export const searchedWords = (key: string, name: string, variants: readonly Variant[]): string =>
  foldText([name, key, ...variants.flatMap((variant) => [variant.name, ...saidIn(variant.content).map(({ text }) => text)])].join(" "));
