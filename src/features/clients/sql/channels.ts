/** By what clients, contacts and leads are reached. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";

export type ChannelKind = "phone" | "email" | "messenger";
export type Channel = {
  readonly kind: ChannelKind;
  readonly value: string;
  /** The form in which it is compared: E.164, small letters. */
  readonly plain: string;
  readonly label: string | null;
};
export type ChannelsOf = { readonly recordId: string; readonly ownerId: string; readonly channels: readonly Channel[] };

/** What each record is reached by from now on, of these kinds; in the order given. The same one twice is once. */
export async function replaceChannels(
  tx: Tx,
  workspaceId: string,
  kinds: readonly ChannelKind[],
  records: readonly ChannelsOf[],
  newId: () => string,
): Promise<void> {
  if (records.length === 0) return;
  await sql`
    delete from clients.channel where workspace_id = ${workspaceId} and kind = any (${[...kinds]}::text[])
      and record_id = any (${records.map(({ recordId }) => recordId)}::uuid[])`.execute(tx);
  const rows = records.flatMap(({ recordId, ownerId, channels }) =>
    channels.map((channel, index) => ({ ...channel, id: newId(), record_id: recordId, owner_id: ownerId, position: index + 1 })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into clients.channel (workspace_id, id, record_id, owner_id, kind, value, plain, label, position)
    select ${workspaceId}::uuid, id, record_id, owner_id, kind, value, plain, label, position
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, record_id uuid, owner_id uuid, kind text, value text, plain text, label text, position smallint)
    on conflict (workspace_id, record_id, kind, plain) do nothing`.execute(tx);
}
