/** The company's own fields as they are defined. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { FieldDefinition, FieldRecordKind } from "../core/custom.ts";

const columns = sql`
  f.id, f.record_kind as "recordKind", f.key, f.name, f.kind, f.decimals, f.position, f.retired_at as "retiredAt", f.version,
  coalesce((select jsonb_agg(jsonb_build_object('key', c.key, 'name', c.name, 'retiredAt', c.retired_at) order by c.position, c.key) from fields.choice c
    where c.workspace_id = f.workspace_id and c.field_id = f.id), '[]') as choices,
  array(select r.stage_id::text from fields.requirement r where r.workspace_id = f.workspace_id and r.field_id = f.id order by 1) as "requiredFrom"`;

type Row = Omit<FieldDefinition, "choices"> & { choices: { key: string; name: string; retiredAt: string | null }[] };

const present = (row: Row): FieldDefinition => ({
  ...row,
  choices: row.choices.map(({ retiredAt, ...choice }) => ({ ...choice, retiredAt: retiredAt === null ? null : new Date(retiredAt) })),
});

/** All fields of a kind of record, or of all kinds, in their order; retired ones too. */
export async function loadFields(tx: Tx, workspaceId: string, kind: FieldRecordKind | null): Promise<readonly FieldDefinition[]> {
  const { rows } = await sql<Row>`
    select ${columns} from fields.field f where f.workspace_id = ${workspaceId} ${kind === null ? sql`` : sql`and f.record_kind = ${kind}`}
    order by f.record_kind, f.position, f.key`.execute(tx);
  return rows.map(present);
}

export async function findField(tx: Tx, workspaceId: string, id: string): Promise<FieldDefinition | null> {
  const { rows } = await sql<Row>`select ${columns} from fields.field f where f.workspace_id = ${workspaceId} and f.id = ${id}`.execute(tx);
  return rows[0] ? present(rows[0]) : null;
}
