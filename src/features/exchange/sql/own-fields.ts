/** The company's own fields that rows of a kind can fill in, as they are today. */
import { loadFields } from "#features/fields/sql/field.ts";
import type { Database, Scope } from "#platform/db/database.ts";
import { type ImportKind, type OwnFields, recordKindOf } from "../core/import-fields.ts";

export async function ownFieldsOf(kind: ImportKind, database: Database, scope: Scope): Promise<OwnFields> {
  const recordKind = recordKindOf[kind];
  return recordKind === null ? [] : database.read(scope, (tx) => loadFields(tx, scope.workspaceId, recordKind));
}
