/** Where the values of a company's own fields stand: rows of a side table, in typed columns whose indexes hold under the policies. */
import { sql } from "kysely";
import type { Column, Side, SqlField, SqlSource } from "#platform/db/filter/source.ts";
import { type FieldDefinition, filterName } from "../core/custom.ts";

/** The same source with the company's own fields; `recordColumn` is the column of its rows that names the record. */
export function withCustomSources(source: SqlSource, definitions: readonly FieldDefinition[], recordColumn = "id"): SqlSource {
  const fields = definitions.map((definition) => [filterName(definition.key), fieldFor(definition, recordColumn)] as const);
  return { ...source, fields: { ...source.fields, ...Object.fromEntries(fields) } };
}

function fieldFor({ id, kind, decimals }: FieldDefinition, recordColumn: string): SqlField {
  const side: Side = {
    table: "fields.value",
    on: { workspace_id: "workspace_id", record_id: recordColumn },
    where: { field_id: id },
  };
  const at = (column: Column) => ({ column, side });
  switch (kind) {
    case "text":
    case "link":
    case "choice":
    case "choices":
      // The key of a choice is its own folded form.
      return at("text_folded");
    case "number":
      return { ...at("integer_value"), scale: decimals };
    case "money":
      return { minor: "integer_value", currency: "currency", side };
    case "date":
      return at("date_value");
    case "boolean":
      return at((alias) => sql`(${sql.ref(`${alias}.integer_value`)} = 1)`);
    case "person":
    case "client":
      return at("id_value");
  }
}
