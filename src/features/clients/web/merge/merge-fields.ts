/** Which fields of two records that are one can be chosen, and which value stays when nobody chooses. Pure, for the screen. */
import type { OwnField, OwnValues } from "#ui/kit/custom/own-fields.ts";

export type Side = "kept" | "merged";
export type Choices = Readonly<Record<string, Side>>;
export type MergeKind = "clients" | "contacts";
type Owned = { readonly custom?: OwnValues | undefined };

export const mergeNames = {
  clients: [
    "name",
    "industry",
    "region",
    "source",
    "country",
    "street",
    "postcode",
    "city",
    "website",
    "taxNumber",
    "revenue",
    "employees",
    "parentId",
  ],
  contacts: ["firstName", "lastName", "clientId", "position", "region", "country", "street", "postcode", "city", "birthDate"],
} as const;

const address: readonly string[] = ["street", "postcode", "city"];
const isEmpty = (value: unknown) => value === null || value === undefined || value === "";

export function fieldValue(record: Owned, name: string): unknown {
  if (name.startsWith("custom.")) return record.custom?.[name.slice("custom.".length)] ?? null;
  return (record as Readonly<Record<string, unknown>>)[name] ?? null;
}

export type Row = { readonly name: string; readonly kept: unknown; readonly merged: unknown; readonly usual: Side };

/** The fields in which the two differ; what one lacks it takes over, an address only as a whole. */
export function differences(kind: MergeKind, kept: Owned, merged: Owned, own: readonly OwnField[]): readonly Row[] {
  const names = [...mergeNames[kind], ...own.map(({ key }) => `custom.${key}`)];
  const hasAddress = address.some((name) => !isEmpty(fieldValue(kept, name)));
  return names.flatMap((name) => {
    const [one, other] = [fieldValue(kept, name), fieldValue(merged, name)];
    if (JSON.stringify(one) === JSON.stringify(other)) return [];
    const isFilled = isEmpty(one) && !(hasAddress && address.includes(name));
    return [{ name, kept: one, merged: other, usual: isFilled ? "merged" : "kept" } as const];
  });
}
