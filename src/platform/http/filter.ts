/** Filters, sort orders and cursors of a request: read against a catalogue, or refused with the place of every fault. */
import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { type CheckedFilter, checkFilter, type FilterFault, type FilterFaultCode, readFilter } from "#shared/filter/check.ts";
import { everything, limits } from "#shared/filter/language.ts";
import { type Order, readOrder, type SortFault } from "#shared/filter/order.ts";
import { filterJsonSchema } from "#shared/filter/schema.ts";
import type { Result } from "#shared/result.ts";
import type { Env } from "./endpoint/definition.ts";
import { ProblemError, problem } from "./problem.ts";

const schemaPath = "/api/v1/schemas/filter.json";

const words: Readonly<Record<FilterFaultCode, string>> = {
  not_json: "The filter is not valid JSON",
  too_long: `A filter has at most ${limits.json} characters`,
  too_deep: `Filters lie at most ${limits.depth} deep within each other`,
  too_many_nodes: `A filter is made of at most ${limits.nodes} filters`,
  malformed: `This is no filter; the schema is at ${schemaPath}`,
  unknown_field: "There is no such field",
  unknown_relation: "There are no such related records",
  unknown_op: `There is no such operator; the schema is at ${schemaPath}`,
  op_not_for_kind: "This operator does not fit this kind of field",
  value_missing: 'A value is needed; ask for missing values with "empty"',
  value_unexpected: "This operator takes no value",
  value_of_wrong_kind: "The value does not fit this field and operator",
  unknown_option: "The field has no such option",
  text_empty: "The text has no letters to look for",
  text_too_long: `A text has at most ${limits.text} characters`,
  control_characters: "Characters that cannot be kept: NUL, or half a character",
  number_out_of_range: "The number is too great or has too many decimal places",
  too_many_values: `A list has at most ${limits.list} values`,
  currencies_differ: "Both amounts must be of one currency",
  money_malformed: 'Money is written {"amount":"84000.00","currency":"EUR"}',
  unknown_currency: "There is no such currency",
  amount_malformed: 'An amount is written as text, such as "84000.00"',
  amount_too_precise: "The amount has more decimal places than its currency",
  amount_too_large: "The amount is too large",
};

/** The filter of `?filter=`, as text; without one, everything. Throws a problem with JSON pointers into the filter. */
export function demandFilter(text: string | undefined, catalogue: Catalogue<never>): CheckedFilter {
  return demand(text === undefined ? checkFilter(everything, catalogue) : readFilter(text, catalogue), "/filter");
}

/** The filter of a body, at its place there. */
export function demandFilterJson(json: unknown, catalogue: Catalogue<never>, path: string): CheckedFilter {
  return demand(checkFilter(json, catalogue), path);
}

function demand(read: Result<CheckedFilter, readonly FilterFault[]>, path: string): CheckedFilter {
  if (read.ok) return read.value;
  const errors = read.refusal.map(({ pointer, code }) => ({ path: `${path}${pointer}`, code, message: words[code] }));
  throw new ProblemError(problem("validation", { errors }));
}

const sortWords: Readonly<Record<SortFault["code"], string>> = {
  too_many_sort_keys: "A list is sorted by at most three fields",
  unknown_field: "There is no such field to sort by",
  not_sortable: "A field of this kind has no order",
  repeated_sort_key: "A field is named twice",
};

/** The order of `?sort=`; without one, the list's own. */
export function demandOrder(text: string | undefined, catalogue: Catalogue<never>, otherwise: Order): Order {
  if (text === undefined) return otherwise;
  const read = readOrder(text, catalogue);
  if (read.ok) return read.value;
  const { code, field } = read.refusal;
  throw new ProblemError(
    problem("validation", { errors: [{ path: "/sort", code, message: `${sortWords[code]}: ${field.slice(0, 100)}` }] }),
  );
}

/** The page that was read; a cursor that is not of this list is refused. */
export function demandPage<T>(read: Result<T, "cursor_malformed">): T {
  if (read.ok) return read.value;
  const message = "Take the cursor as the page before gave it, and keep the order";
  throw new ProblemError(problem("validation", { errors: [{ path: "/cursor", code: read.refusal, message }] }));
}

/** The published schema of filters: open to all, for it is the same for everybody. */
export function filterSchemaRoute(app: OpenAPIHono<Env>): void {
  const schema = JSON.stringify(filterJsonSchema());
  app.openAPIRegistry.registerPath({
    method: "get",
    path: schemaPath,
    tags: ["Server"],
    operationId: "getFilterSchema",
    summary: "The JSON Schema of filters",
    security: [],
    responses: {
      200: { description: "JSON Schema 2020-12", content: { "application/schema+json": { schema: z.record(z.string(), z.unknown()) } } },
    },
  });
  app.get(schemaPath, (context) => context.body(schema, 200, { "content-type": "application/schema+json", "cache-control": "no-cache" }));
}
