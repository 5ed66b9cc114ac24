/** A company's own fields of a kind of record: asked in filters, shown in columns, filled in on cards. */
import { useMemo } from "react";
import { type Catalogue, type Field, withFields } from "#shared/filter/catalogue.ts";
import { useRead } from "../../query.ts";
import type { MoneyJson } from "../format.ts";
import type { Askable } from "../list/field-words.ts";

export type OwnValue = string | number | boolean | MoneyJson | readonly string[];
export type OwnValues = Readonly<Record<string, OwnValue>>;
/** Values as they are sent: null takes one away. */
export type OwnChange = Readonly<Record<string, OwnValue | null>>;
export type OwnField = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly kind: "text" | "number" | "money" | "date" | "choice" | "choices" | "person" | "client" | "link" | "boolean";
  readonly decimals: number;
  readonly choices: readonly { readonly key: string; readonly name: string; readonly retiredAt: string | null }[];
  readonly retiredAt: string | null;
};
export type OwnFieldsOf = "client" | "contact" | "lead" | "deal";

const none: readonly OwnField[] = [];
const prefix = "custom.";

/** Those in use, in the company's order. */
export function useOwnFields(kind: OwnFieldsOf): readonly OwnField[] {
  const { data } = useRead<{ readonly items: readonly OwnField[] }>(["fields", "of", kind], "/fields", { kind });
  return useMemo(() => data?.items.filter(({ retiredAt }) => retiredAt === null) ?? none, [data]);
}

/** The same records, with the company's own fields to be asked about and their words. */
export function withOwnFields({ catalogue, words }: Askable, fields: readonly OwnField[]): Askable {
  if (fields.length === 0) return { catalogue, words };
  const named = new Map(fields.map((field) => [prefix + field.key, field]));
  return {
    catalogue: withFields(catalogue as Catalogue<unknown>, Object.fromEntries([...named].map(([name, field]) => [name, askedAs(field)]))),
    words: {
      ...words,
      field: (name) => named.get(name)?.name ?? words.field(name),
      option: (name, option) => {
        const own = named.get(name);
        if (own) return own.choices.find(({ key }) => key === option)?.name ?? option;
        return words.option?.(name, option) ?? option;
      },
    },
  };
}

/** Only the server compares; on a screen the field's kind and choices are all that is needed. */
function askedAs({ kind, choices }: OwnField): Field<unknown> {
  const of = () => null;
  switch (kind) {
    case "choice":
    case "choices":
      return { kind, of, options: choices.map(({ key }) => key) };
    case "client":
      return { kind: "record", of, record: "client" };
    case "text":
    case "link":
      return { kind, of, isLong: true };
    default:
      return { kind, of };
  }
}

/** What differs from what the record has. */
export function changedOwn(before: OwnValues, after: OwnChange): OwnChange {
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => JSON.stringify(before[key] ?? null) !== JSON.stringify(value)));
}
