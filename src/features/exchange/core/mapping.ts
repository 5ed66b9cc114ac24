/** Which column of a file is which of our fields. */
import { no, type Result, yes } from "#shared/result.ts";
import { fieldsWith, type ImportKind, neededFields, type OwnFields } from "./import-fields.ts";

/** Column names by our field. */
export type Mapping = Readonly<Record<string, string>>;
/** Where in a row each field stands. */
export type Placed = Readonly<Record<string, number>>;

export type MappingRefusal =
  | { readonly problem: "unknown_field" | "missing_column" | "repeated_column" | "field_twice"; readonly name: string }
  | { readonly problem: "field_needed"; readonly name: string };

/**
 * Names of columns by which each can be told: a name that stands there several times is numbered, "Источник (1)", "Источник (2)", and an empty
 * one is called by its place, "column 5".
 */
export function columnNames(columns: readonly string[]): readonly string[] {
  const often = new Map<string, number>();
  for (const name of columns) often.set(name, (often.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  return columns.map((name, index) => {
    if (name === "") return `column ${index + 1}`;
    if (often.get(name) === 1) return name;
    seen.set(name, (seen.get(name) ?? 0) + 1);
    return `${name} (${seen.get(name)})`;
  });
}

/** Reads "our=their,our=their". A part with a comma in it stands in quotes: `"street=Улица, номер дома",city=Город`. */
export function parseMapping(text: string): Result<Mapping, MappingRefusal> {
  const parts = text.match(/"(?:[^"]|"")*"|[^,]+/g) ?? [];
  const mapping: Record<string, string> = {};
  for (const part of parts) {
    const bare = /^\s*"/.test(part) ? part.trim().slice(1, -1).replaceAll('""', '"') : part;
    const at = bare.indexOf("=");
    const [field, column] = at === -1 ? [bare.trim(), bare.trim()] : [bare.slice(0, at).trim(), bare.slice(at + 1).trim()];
    if (Object.hasOwn(mapping, field)) return no({ problem: "field_twice", name: field });
    mapping[field] = column;
  }
  return yes(mapping);
}

/** Finds the columns; names what is unknown, missing or stands there twice. Without regard to capitals or space around a name. */
export function placeColumns(
  kind: ImportKind,
  mapping: Mapping,
  columns: readonly string[],
  own: OwnFields,
): Result<Placed, MappingRefusal> {
  const fields = fieldsWith(kind, own);
  const form = (name: string) => name.replace(/\s+/g, " ").trim().toLowerCase();
  const numbered = columnNames(columns).map(form);
  const plain = columns.map(form);
  const placed: Record<string, number> = {};
  for (const [field, column] of Object.entries(mapping)) {
    if (!Object.hasOwn(fields, field)) return no({ problem: "unknown_field", name: field });
    const at = numbered.indexOf(form(column));
    if (at === -1) return no({ problem: plain.includes(form(column)) ? "repeated_column" : "missing_column", name: column });
    placed[field] = at;
  }
  const lacking = neededFields[kind].find((any) => !any.some((field) => field in placed));
  return lacking ? no({ problem: "field_needed", name: lacking.join(" or ") }) : yes(placed);
}

/** Columns whose names are our field names, for a file without a mapping. */
export function sameNames(kind: ImportKind, columns: readonly string[], own: OwnFields): Mapping {
  const fields = Object.keys(fieldsWith(kind, own));
  return Object.fromEntries(fields.flatMap((field) => (columns.filter((name) => name === field).length === 1 ? [[field, field]] : [])));
}
