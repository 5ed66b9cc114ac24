/** By what clients, contacts and leads are reached: read with their record, and written. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { type Channel, type ChannelKind, channelKinds, eachOnce } from "../core/channel.ts";

export type { Channel, ChannelKind };

/** To be selected beside a row of a table with `id`: its channels in their order, null where there are none. */
export function channelsSql(alias: string): RawBuilder<Channel[] | null> {
  const record = sql.id(alias);
  return sql`(select jsonb_agg(jsonb_build_object('kind', h.kind, 'value', h.value, 'plain', h.plain, 'label', h.label) order by h.kind, h.position)
    from clients.channel h where h.workspace_id = ${record}.workspace_id and h.record_id = ${record}.id)`;
}

/** In the order in which they are written down: telephones, addresses, messengers. */
export function channelsOf(rows: readonly Channel[] | null): readonly Channel[] {
  return channelKinds.flatMap((kind) => (rows ?? []).filter((channel) => channel.kind === kind));
}

/** As the API shows them. */
export function channelLists(rows: readonly Channel[] | null) {
  const of = (kind: ChannelKind) => (rows ?? []).filter((channel) => channel.kind === kind).map(({ value, label }) => ({ value, label }));
  return { phones: of("phone"), emails: of("email"), messengers: of("messenger") };
}

export type ChannelsOf = { readonly recordId: string; readonly ownerId: string; readonly channels: readonly Channel[] };

/** What each record is reached by from now on, of these kinds; in the order given. What stays keeps its id, the same one twice is once. */
export async function replaceChannels(
  tx: Tx,
  workspaceId: string,
  kinds: readonly ChannelKind[],
  records: readonly ChannelsOf[],
  newId: () => string,
): Promise<void> {
  if (records.length === 0) return;
  const { rows: known } = await sql<{ id: string; recordId: string; kind: string; plain: string }>`
    delete from clients.channel where workspace_id = ${workspaceId} and kind = any (${[...kinds]}::text[])
      and record_id = any (${records.map(({ recordId }) => recordId)}::uuid[])
    returning id, record_id as "recordId", kind, plain`.execute(tx);
  const idOf = new Map(known.map(({ id, recordId, kind, plain }) => [`${recordId} ${kind} ${plain}`, id]));
  await insertChannels(tx, workspaceId, records, newId, idOf);
}

/** Of new records. The first of each kind is the one that lists show. */
export async function insertChannels(
  tx: Tx,
  workspaceId: string,
  records: readonly ChannelsOf[],
  newId: () => string,
  knownIds: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const rows = records.flatMap(({ recordId, ownerId, channels }) => {
    const counted = new Map<ChannelKind, number>();
    return eachOnce(channels).map((channel) => {
      const position = (counted.get(channel.kind) ?? 0) + 1;
      counted.set(channel.kind, position);
      const id = knownIds.get(`${recordId} ${channel.kind} ${channel.plain}`) ?? newId();
      return { ...channel, id, record_id: recordId, owner_id: ownerId, position };
    });
  });
  if (rows.length === 0) return;
  await sql`
    insert into clients.channel (workspace_id, id, record_id, owner_id, kind, value, plain, label, position)
    select ${workspaceId}::uuid, id, record_id, owner_id, kind, value, plain, label, position
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, record_id uuid, owner_id uuid, kind text, value text, plain text, label text, position smallint)`.execute(
    tx,
  );
}
