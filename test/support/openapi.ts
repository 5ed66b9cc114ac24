/** The API's own description, read as tests need it: operations, fields, made-up requests, and whether an answer is as described. */
import { z } from "@hono/zod-openapi";
import type { Answered } from "./app.ts";

// biome-ignore lint/suspicious/noExplicitAny: JSON Schema is whatever it is
export type Schema = any;
export type Parameter = {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema: Schema;
};
export type Operation = {
  readonly method: string;
  /** Below the server, with {parameters}. */
  readonly path: string;
  readonly isOpen: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | null;
  /** Its body is a file. */
  readonly isUpload: boolean;
  /** Schema by status; null: no content. */
  readonly answers: Readonly<Record<string, { readonly type: string | null; readonly schema: Schema | null }>>;
};

/** Every operation of an OpenAPI document, with references resolved. */
export function operationsOf(document: Schema): readonly Operation[] {
  const resolve = (node: Schema): Schema => {
    if (Array.isArray(node)) return node.map(resolve);
    if (node === null || typeof node !== "object") return node;
    if (typeof node.$ref === "string")
      return resolve(
        node.$ref
          .split("/")
          .slice(1)
          .reduce((at: Schema, key: string) => at[key], document),
      );
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, resolve(value)]));
  };
  return Object.entries<Schema>(document.paths).flatMap(([path, methods]) =>
    Object.entries<Schema>(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      isOpen: operation.security?.length === 0,
      parameters: resolve(operation.parameters ?? []),
      body: resolve(operation.requestBody?.content?.["application/json"]?.schema ?? null),
      isUpload: operation.requestBody?.content?.["application/octet-stream"] !== undefined,
      answers: Object.fromEntries(
        Object.entries<Schema>(operation.responses).map(([status, response]) => {
          const [type = null, content] = Object.entries<Schema>(response.content ?? {})[0] ?? [];
          return [status, { type, schema: resolve(content?.schema ?? null) }];
        }),
      ),
    })),
  );
}

export const nameOf = ({ method, path }: Pick<Operation, "method" | "path">) => `${method} ${path}`;
const typesOf = (schema: Schema): readonly string[] => [schema.type ?? (schema.anyOf ?? schema.oneOf ?? []).flatMap(typesOf)].flat();

/** Values for fields whose schema alone does not tell what makes sense; by name of the field. */
const usual: Readonly<Record<string, unknown>> = {
  toOn: "2026-03-06",
  to: "17:00",
  year: 2026,
  country: "DE",
  region: null,
  rank: 6,
  key: "extra_level",
  isWorking: false,
  currency: "USD",
};

/** A request's value with its required fields only; ids come from `idFor`. */
export function sample(schema: Schema, idFor: (field: string) => string, field = ""): unknown {
  if (field in usual && !(field === "to" && /^(date|uuid)/.test(schema.format ?? ""))) return usual[field];
  if (schema.const !== undefined) return schema.const;
  if (schema.anyOf ?? schema.oneOf) return sample((schema.anyOf ?? schema.oneOf)[0], idFor, field);
  const [type] = typesOf(schema);
  if (schema.format === "uuid") return idFor(field);
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  switch (type) {
    case "object":
      return Object.fromEntries((schema.required ?? []).map((name: string) => [name, sample(schema.properties[name], idFor, name)]));
    case "array":
      return schema.minItems > 0 ? [sample(schema.items, idFor, field)] : [];
    case "integer":
    case "number":
      return schema.minimum ?? 1;
    case "boolean":
      return false;
    case "string":
      if (schema.format === "date-time") return "2027-03-02T09:00:00Z";
      return "Sample text that is long enough";
    default:
      return {};
  }
}

/** JSON pointers of the fields of a body that hold ids, down into objects (lists by their first element). */
export function idFields(schema: Schema, at = ""): readonly string[] {
  if (schema === null) return [];
  if (schema.format === "uuid") return [at];
  const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((one: Schema) => idFields(one, at));
  const fields = Object.entries<Schema>(schema.properties ?? {}).flatMap(([name, one]) => idFields(one, `${at}/${name}`));
  return [...new Set([...inner, ...fields, ...(schema.items ? idFields(schema.items, `${at}/0`) : [])])];
}

const known = new Map<unknown, z.ZodType>();
/** Objects say all their fields: one that is not described is a mistake too. */
function closed(schema: Schema): Schema {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== "object") return schema;
  const inner = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === "properties" ? Object.fromEntries(Object.entries(value as object).map(([name, one]) => [name, closed(one)])) : closed(value),
    ]),
  );
  return inner["properties"] && inner["additionalProperties"] === undefined ? { ...inner, additionalProperties: false } : inner;
}

/** What about the answer is not as the description says; null if nothing. */
export function answerFault(operation: Operation, answered: Answered): string | null {
  const described = operation.answers[String(answered.status)];
  const called = `${nameOf(operation)} → ${answered.status}`;
  if (!described) return `${called} is not described: ${answered.text.slice(0, 300)}`;
  if (described.schema === null) return answered.text === "" ? null : `${called} has a body that is not described`;
  const type = answered.headers.get("content-type")?.split(";")[0];
  if (type !== described.type) return `${called} is ${type}, described is ${described.type}`;
  // A file is any bytes.
  if (!/\bjson$/.test(described.type)) return null;
  const check = known.get(described.schema) ?? z.fromJSONSchema(closed(described.schema));
  known.set(described.schema, check);
  const checked = check.safeParse(answered.body);
  return checked.success ? null : `${called} is not as described: ${z.prettifyError(checked.error)}\n${answered.text.slice(0, 500)}`;
}
