/** The API's description with a company's own fields in it: their names, kinds and choices where a record's `custom` stands. */
import type { FieldDefinition, FieldRecordKind } from "./custom.ts";
import { longestLink, longestText } from "./read-custom.ts";

type Json = Readonly<Record<string, unknown>>;

const generic = "#/components/schemas/Custom";
const nameOf: Readonly<Record<FieldRecordKind, string>> = { client: "Client", contact: "Contact", lead: "Lead", deal: "Deal" };
const kinds = Object.entries(nameOf) as readonly [FieldRecordKind, string][];

/**
 * The document with `ClientCustom`, `DealCustom` and so on in place of the general one: in answers whatever may stand there, in requests
 * (`…CustomChange`) what may be filled in, or null to take a value away. A kind without own fields allows none.
 */
export function describeFields(document: Json, definitions: readonly FieldDefinition[]): Json {
  const { components = {}, paths = {} } = document as { readonly components?: Json; readonly paths?: Json };
  const schemas = (components as { readonly schemas?: Json }).schemas ?? {};
  const own = kinds.flatMap(([kind, name]) => {
    const fields = definitions.filter(({ recordKind }) => recordKind === kind);
    return [
      [`${name}Custom`, objectOf(fields, false)],
      [
        `${name}CustomChange`,
        objectOf(
          fields.filter(({ retiredAt }) => retiredAt === null),
          true,
        ),
      ],
    ] as const;
  });
  const described = Object.entries(schemas).map(([name, schema]) => [name, pointed(schema, placeOfSchema(name))]);
  const placed = Object.entries(paths).map(([path, operations]) => [path, pointed(operations, placeOfPath(path))]);
  return {
    ...document,
    paths: Object.fromEntries(placed),
    components: { ...components, schemas: { ...Object.fromEntries(described), ...Object.fromEntries(own) } },
  };
}

/** What a record is answered as has its kind's plain name; everything else about it is a request. */
function placeOfSchema(name: string): string | null {
  const kind = kinds.find(([, word]) => name.includes(word))?.[1];
  return kind === undefined ? null : `${kind}Custom${name === kind ? "" : "Change"}`;
}

function placeOfPath(path: string): string | null {
  const kind = kinds.find(([word]) => path.startsWith(`/api/v1/${word}s`))?.[1];
  return kind === undefined ? null : `${kind}CustomChange`;
}

function pointed(node: unknown, to: string | null): unknown {
  if (to === null) return node;
  if (Array.isArray(node)) return node.map((one) => pointed(one, to));
  if (typeof node !== "object" || node === null) return node;
  const { $ref } = node as { readonly $ref?: unknown };
  if ($ref === generic) return { ...node, $ref: `#/components/schemas/${to}` };
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, pointed(value, to)]));
}

const objectOf = (fields: readonly FieldDefinition[], isChange: boolean): Json => ({
  type: "object",
  properties: Object.fromEntries(fields.map((field) => [field.key, propertyOf(field, isChange)])),
  additionalProperties: false,
});

function propertyOf(field: FieldDefinition, isChange: boolean): Json {
  const about = { title: field.name, ...(field.retiredAt === null ? {} : { deprecated: true }) };
  const schema = schemaOf(field, isChange);
  return isChange ? { ...about, anyOf: [schema, { type: "null" }] } : { ...about, ...schema };
}

function schemaOf({ kind, decimals, choices }: FieldDefinition, isChange: boolean): Json {
  const keys = choices.filter(({ retiredAt }) => !isChange || retiredAt === null).map(({ key }) => key);
  switch (kind) {
    case "text":
      return { type: "string", maxLength: longestText };
    case "link":
      return { type: "string", format: "uri", maxLength: longestLink };
    case "number":
      return { type: "number", multipleOf: Number(`1e-${decimals}`) };
    case "money":
      return {
        type: "object",
        properties: { amount: { type: "string" }, currency: { type: "string" } },
        required: ["amount", "currency"],
        additionalProperties: false,
      };
    case "date":
      return { type: "string", format: "date" };
    case "choice":
      return { type: "string", enum: keys };
    case "choices":
      return { type: "array", items: { type: "string", enum: keys }, uniqueItems: true };
    case "person":
    case "client":
      return { type: "string", format: "uuid" };
    case "boolean":
      return { type: "boolean" };
  }
}
