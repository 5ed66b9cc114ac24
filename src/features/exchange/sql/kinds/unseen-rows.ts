/** Rows about records that whoever imports does not see: a file changes no more than its person could. */
import { sql } from "kysely";
import { asReader, type Scope, type Tx } from "#platform/db/database.ts";
import { foldText } from "#shared/text.ts";
import type { ImportKind } from "../../core/import-fields.ts";
import type { ImportRow } from "../../core/imported.ts";

const tables: Readonly<Record<ImportKind, string>> = {
  leads: "deals.lead",
  clients: "clients.client",
  contacts: "clients.contact",
  deals: "deals.deal",
  payments: "deals.payment",
};

/** Their lines. */
export async function unseenRows(tx: Tx, kind: ImportKind, rows: readonly ImportRow[], scope: Scope): Promise<ReadonlySet<number>> {
  if (scope.sight === "all" || rows.length === 0) return new Set();
  const { workspaceId } = scope;
  const table = sql.table(tables[kind]);
  const { rows: byId } = await sql<{ id: string; key: string }>`
    select id, external_id as key from ${table} where workspace_id = ${workspaceId} and external_id = any (${rows.map(({ externalId }) => externalId)}::text[])`.execute(
    tx,
  );
  const nameOf = ({ values }: ImportRow) => foldText(values.texts["name"] ?? "");
  const { rows: byName } =
    kind === "clients"
      ? await sql<{ id: string; key: string }>`
          select id, name_folded as key from clients.client
          where workspace_id = ${workspaceId} and merged_into_id is null and archived_at is null and name_folded = any (${rows.map(nameOf)}::text[])`.execute(
          tx,
        )
      : { rows: [] };
  const found = [...byId, ...byName].map(({ id }) => id);
  if (found.length === 0) return new Set();
  const seen = await asReader(
    tx,
    scope,
    async (eyes) =>
      new Set(
        (
          await eyes.selectFrom("platform.record").select("id").where("workspace_id", "=", workspaceId).where("id", "in", found).execute()
        ).map(({ id }) => id),
      ),
  );
  const hidden = (all: readonly { readonly id: string; readonly key: string }[]) =>
    new Set(all.flatMap(({ id, key }) => (seen.has(id) ? [] : [key])));
  const [ids, names] = [hidden(byId), hidden(byName)];
  const known = new Set(byId.map(({ key }) => key));
  // A row whose id is known is that record, whatever it is called.
  return new Set(
    rows.flatMap((row) => (ids.has(row.externalId) || (!known.has(row.externalId) && names.has(nameOf(row))) ? [row.line] : [])),
  );
}
