/** A company's own fields of its records: what there is to be filled in, and how filters and lists ask for it under `custom.KEY`. */
import { type Catalogue, type Field, withFields } from "#shared/filter/catalogue.ts";
import { type MoneyJson, parseMoney } from "#shared/money.ts";

export const recordKinds = ["client", "contact", "lead", "deal"] as const;
export type FieldRecordKind = (typeof recordKinds)[number];

export const valueKinds = ["text", "number", "money", "date", "choice", "choices", "person", "client", "link", "boolean"] as const;
export type ValueKind = (typeof valueKinds)[number];

export type Choice = { readonly key: string; readonly name: string; readonly retiredAt: Date | null };

export type FieldDefinition = {
  readonly id: string;
  readonly recordKind: FieldRecordKind;
  /** Its name in JSON and in filters; never changes. */
  readonly key: string;
  readonly name: string;
  readonly kind: ValueKind;
  /** Of a number: digits after the point, 0 to 6; of any other kind 0. */
  readonly decimals: number;
  readonly position: number;
  /** In their order, retired ones too; empty unless it is a field of choices. */
  readonly choices: readonly Choice[];
  /** Stages from which on a deal must have a value. */
  readonly requiredFrom: readonly string[];
  /** Nobody fills it in any more; what was filled in stays and can be asked for. */
  readonly retiredAt: Date | null;
  readonly version: number;
};

/** A value as it travels: the key of a choice, keys of several in the order given, the id of a person or client. */
export type CustomValue = string | number | boolean | MoneyJson | readonly string[];
/** Values by the keys of their fields; a field without a value is not there. */
export type CustomValues = Readonly<Record<string, CustomValue>>;
/** What is to become of the fields named; null takes the value away. */
export type CustomChange = Readonly<Record<string, CustomValue | null>>;

/** The name of a field in filters, sort orders and columns. */
export const filterName = (key: string): string => `custom.${key}`;

/** The same catalogue with the company's own fields; rows hold their values under `custom`, as the API shows them. Retired fields can still be asked for. */
export function withCustomFields<Row>(catalogue: Catalogue<Row>, definitions: readonly FieldDefinition[]): Catalogue<Row> {
  return withFields(
    catalogue,
    Object.fromEntries(definitions.map((definition) => [filterName(definition.key), fieldFor<Row>(definition)])),
  );
}

function fieldFor<Row>({ kind, key, choices }: FieldDefinition): Field<Row> {
  const value = (row: Row) => (row as { readonly custom?: CustomValues }).custom?.[key] ?? null;
  const of = value as (row: Row) => never;
  switch (kind) {
    case "text":
    case "link":
      return { kind, of, isLong: true };
    case "choice":
    case "choices":
      return { kind, of, options: choices.map((choice) => choice.key) };
    case "money":
      return { kind, of: (row) => moneyOf(value(row)) };
    case "person":
      return { kind, of, record: "person" };
    case "client":
      return { kind: "record", of, record: "client" };
    default:
      return { kind, of };
  }
}

function moneyOf(value: CustomValue | null) {
  const read = value === null ? null : parseMoney(value);
  return read?.ok ? read.value : null;
}

/** Keys of the fields that a deal lacks although it has come to one of the stages they are required from. Retired fields are required nowhere. */
export function missingFields(
  definitions: readonly FieldDefinition[],
  values: CustomValues,
  reachedStageIds: readonly string[],
): readonly string[] {
  const reached = new Set(reachedStageIds);
  return definitions
    .filter(({ retiredAt, requiredFrom }) => retiredAt === null && requiredFrom.some((id) => reached.has(id)))
    .map(({ key }) => key)
    .filter((key) => !Object.hasOwn(values, key));
}
