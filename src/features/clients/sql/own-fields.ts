/** The company's own fields of clients and contacts: asked for in lists, shown, filled in. */
import { withCustomSources } from "#features/fields/sql/custom-source.ts";
import { loadFields } from "#features/fields/sql/field.ts";
import { askCustom, type CustomWork, customOf, saveCustom } from "#features/fields/sql/values.ts";
import { asReader, type Scope, type Tx } from "#platform/db/database.ts";
import type { SqlSource } from "#platform/db/filter/source.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { yes } from "#shared/result.ts";
import { withOwnFields } from "../core/catalogue.ts";

type Kind = "client" | "contact";

export type { CustomWork };

export const noOwnFields: CustomWork = { definitions: [], change: {}, before: {} };

/** As sent, with people and clients looked up by the person's own eyes. */
export async function readOwnFields(
  tx: Tx,
  scope: Scope,
  kind: Kind,
  sent: unknown,
  recordId: string | null,
): ReturnType<typeof askCustom> {
  if (sent === undefined) return yes(noOwnFields);
  return asReader(tx, scope, (eyes) => askCustom(eyes, scope.workspaceId, kind, sent, recordId));
}

export async function saveOwnFields(tx: Tx, workspaceId: string, recordId: string, { definitions, change }: CustomWork): Promise<void> {
  if (Object.keys(change).length > 0) await saveCustom(tx, workspaceId, definitions, [{ recordId, change }]);
}

/** What was filled in about somebody who is erased goes too. */
export async function emptyOwnFields(tx: Tx, workspaceId: string, kind: Kind, recordIds: readonly string[]): Promise<void> {
  const definitions = await loadFields(tx, workspaceId, kind);
  const change = Object.fromEntries(definitions.map(({ key }) => [key, null]));
  await saveCustom(
    tx,
    workspaceId,
    definitions,
    recordIds.map((recordId) => ({ recordId, change })),
  );
}

export async function withOwnValues<View extends { readonly id: string }>(tx: Tx, workspaceId: string, kind: Kind, views: readonly View[]) {
  const definitions = views.length === 0 ? [] : await loadFields(tx, workspaceId, kind);
  const ids = views.map(({ id }) => id);
  const values = await customOf(tx, workspaceId, definitions, ids);
  return views.map((view) => ({ ...view, custom: values.get(view.id) ?? {} }));
}

export type Asked = { readonly catalogue: Catalogue<never>; readonly source: SqlSource };

/** The catalogue and its source with the company's own fields. */
export async function askedWithOwnFields(tx: Tx, workspaceId: string, kind: Kind, { catalogue, source }: Asked): Promise<Asked> {
  const definitions = await loadFields(tx, workspaceId, kind);
  return { catalogue: withOwnFields(catalogue, definitions), source: withCustomSources(source, definitions) };
}

/** Of several records at once, with the definitions by which they are written again. */
export async function ownValuesOf(tx: Tx, workspaceId: string, kind: Kind, ids: readonly string[]) {
  const definitions = await loadFields(tx, workspaceId, kind);
  return { definitions, values: await customOf(tx, workspaceId, definitions, ids) };
}
