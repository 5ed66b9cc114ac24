/** What has to be written or chosen before a text can be saved, each at its place, as a form names places: "variants.0.content.lines.2.say". */
import type { TextKind } from "../../core/content.ts";
import { editionFaults, type Variant } from "../../core/edition.ts";

export type Fault = { readonly place: string; readonly code: string };

export function faultsOf(kind: TextKind, variants: readonly Variant[]): readonly Fault[] {
  const missing = variants.flatMap(({ name, filter, content }, index): Fault[] => {
    const at = (place: string, code = "required") => ({ place: `variants.${index}.${place}`, code });
    return [
      ...(name === "" ? [at("name")] : []),
      ...(filter !== null && isEverything(filter) ? [at("filter", "variant_filter_missing")] : []),
      ...emptyPlaces(content).map((place) => at(`content.${place}`)),
    ];
  });
  const broken = editionFaults(kind, variants).map(({ path, code }) => ({ place: `variants${path.replaceAll("/", ".")}`, code }));
  return [...missing, ...broken.filter(({ place }) => !missing.some((one) => one.place === place))];
}

const isEverything = (filter: NonNullable<Variant["filter"]>): boolean => "and" in filter && filter.and.length === 0;

function emptyPlaces(content: Variant["content"]): readonly string[] {
  if ("lines" in content) return content.lines.length === 0 ? ["lines"] : [];
  if ("items" in content) return content.items.length === 0 ? ["items"] : [];
  if ("objections" in content)
    return content.objections.length === 0
      ? ["objections"]
      : content.objections.flatMap(({ objection, answer }, index) => [
          ...(objection === "" ? [`objections.${index}.objection`] : []),
          ...(answer === "" ? [`objections.${index}.answer`] : []),
        ]);
  return (["subject", "body"] as const).filter((word) => content[word] === "");
}

type Place = { readonly variant: number; readonly part: "name" | "filter" | "content"; readonly row: number | null };

/** The variant, its part and the row that a place is about, counted from 1, for words to people. */
export function placeOf(place: string): Place | null {
  const [, variant, part, row] = /^variants\.(\d+)\.(name|filter|content)(?:\.(?:lines|objections|items)\.(\d+))?/.exec(place) ?? [];
  if (variant === undefined) return null;
  return { variant: Number(variant) + 1, part: part as Place["part"], row: row === undefined ? null : Number(row) + 1 };
}
