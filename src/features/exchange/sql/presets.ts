/** How files with these columns were mapped the last time: remembered for the whole company. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { PresetView } from "../contract/imports.ts";
import type { ImportKind } from "../core/import-fields.ts";
import type { Mapping } from "../core/mapping.ts";

export type Preset = Omit<PresetView, "usedAt"> & { readonly usedAt: Date };

const columns = sql`id, kind, name, columns, mapping, used_at as "usedAt"`;

/** The last used first. */
export async function listedPresets(tx: Tx, workspaceId: string, kind: ImportKind | null): Promise<readonly Preset[]> {
  const { rows } = await sql<Preset>`
    select ${columns} from exchange.mapping_preset where workspace_id = ${workspaceId} and (${kind}::text is null or kind = ${kind}) order by used_at desc, id limit 200`.execute(
    tx,
  );
  return rows;
}

export async function findPreset(tx: Tx, workspaceId: string, id: string): Promise<Preset | null> {
  const { rows } =
    await sql<Preset>`select ${columns} from exchange.mapping_preset where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

export async function presetFor(tx: Tx, workspaceId: string, kind: ImportKind, names: readonly string[]): Promise<Preset | null> {
  const { rows } = await sql<Preset>`
    select ${columns} from exchange.mapping_preset where workspace_id = ${workspaceId} and kind = ${kind} and columns = ${[...names]}::text[]`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export type WishedPreset = {
  readonly id: string;
  readonly kind: ImportKind;
  readonly name: string;
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  readonly at: Date;
};

/** Of one kind and these columns there is one. Answers its id. */
export async function putPreset(tx: Tx, workspaceId: string, { id, kind, name, columns, mapping, at }: WishedPreset): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into exchange.mapping_preset (workspace_id, id, kind, name, columns, mapping, used_at)
    values (${workspaceId}, ${id}, ${kind}, ${name}, ${[...columns]}::text[], ${JSON.stringify(mapping)}::jsonb, ${at})
    on conflict (workspace_id, kind, columns) do update set name = excluded.name, mapping = excluded.mapping, used_at = excluded.used_at
    returning id`.execute(tx);
  return rows[0]?.id ?? id;
}

export async function removePreset(tx: Tx, workspaceId: string, id: string): Promise<void> {
  await sql`delete from exchange.mapping_preset where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
}
