/** What hangs on a record follows it into another, and goes back: nothing is thrown away, and what both have stays with each. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import { copyParts, endPart } from "#platform/db/participation.ts";
import { adoptRecords, returnRecords } from "#platform/db/record.ts";
import { moveReferences, type Reference, returnReferences } from "#platform/db/references.ts";
import type { LinkKind } from "../core/client-link.ts";

/** One that stays and one that goes, with their owners of today. */
export type Pair = { readonly keptId: string; readonly keptOwnerId: string; readonly mergedId: string; readonly mergedOwnerId: string };

/** Ids of what changed hands, by table; enough to take it all back. */
export type Moved = {
  readonly children: readonly string[];
  readonly references: Readonly<Record<string, readonly string[]>>;
  readonly channels: readonly { readonly id: string; readonly position: number }[];
  readonly notes: readonly string[];
  readonly attachments: readonly string[];
  readonly tags: readonly string[];
  readonly participants: readonly string[];
  readonly parts: readonly { readonly contactId: string; readonly position: number }[];
  readonly links: readonly { readonly fromId: string; readonly toId: string; readonly kind: LinkKind }[];
};

const named = ({ table, column }: Reference) => `${table}.${column}`;
const ids = <T extends { id: string }>(rows: readonly T[]) => rows.map(({ id }) => id);

export async function moveAll(tx: Tx, workspaceId: string, pair: Pair, references: readonly Reference[], at: Date): Promise<Moved> {
  const { keptId, keptOwnerId, mergedId, mergedOwnerId } = pair;
  const parts = await takeParts(tx, workspaceId, mergedId);
  // The register first: whatever belongs to the one that goes gets the owner of the one that stays.
  const children = await adoptRecords(tx, workspaceId, mergedId, { id: keptId, ownerId: keptOwnerId });
  const followed: Record<string, readonly string[]> = {};
  for (const reference of references) followed[named(reference)] = await moveReferences(tx, workspaceId, reference, mergedId, keptId);
  await putParts(tx, workspaceId, keptId, parts);
  return {
    children,
    references: followed,
    channels: await moveChannels(tx, workspaceId, pair),
    notes: await moveRows(tx, workspaceId, "clients.note", pair),
    attachments: await moveRows(tx, workspaceId, "clients.attachment", pair),
    tags: await copyTags(tx, workspaceId, pair),
    // Whoever took part in the one goes on seeing what became of it; its owner too, if that is somebody else.
    participants: await copyParts(tx, workspaceId, mergedId, { id: keptId, ownerId: keptOwnerId }, mergedOwnerId, at),
    parts: parts.map(({ contactId, position }) => ({ contactId, position })),
    links: await moveLinks(tx, workspaceId, pair),
  };
}

export async function moveBack(tx: Tx, workspaceId: string, pair: Pair, moved: Moved, references: readonly Reference[]): Promise<void> {
  const { keptId, mergedId, mergedOwnerId } = pair;
  const theirs = new Set(moved.parts.map(({ contactId }) => contactId));
  const parts = (await takeParts(tx, workspaceId, keptId, theirs)).map((part) => ({
    ...part,
    position: moved.parts.find(({ contactId }) => contactId === part.contactId)?.position ?? part.position,
  }));
  await returnRecords(tx, workspaceId, moved.children, keptId, { id: mergedId, ownerId: mergedOwnerId });
  for (const reference of references)
    await returnReferences(tx, workspaceId, reference, moved.references[named(reference)] ?? [], keptId, mergedId);
  await putParts(tx, workspaceId, mergedId, parts);
  await sql`
    update clients.channel c set record_id = ${mergedId}, owner_id = ${mergedOwnerId}, position = m.position
    from jsonb_to_recordset(${JSON.stringify(moved.channels)}::jsonb) as m (id uuid, position smallint)
    where c.workspace_id = ${workspaceId} and c.id = m.id and c.record_id = ${keptId}`.execute(tx);
  for (const [table, own] of [
    ["clients.note", moved.notes],
    ["clients.attachment", moved.attachments],
  ] as const)
    await sql`
      update ${sql.table(table)} set record_id = ${mergedId}, owner_id = ${mergedOwnerId}
      where workspace_id = ${workspaceId} and id = any (${[...own]}::uuid[]) and record_id = ${keptId}`.execute(tx);
  await sql`delete from clients.record_tag where workspace_id = ${workspaceId} and record_id = ${keptId} and tag_id = any (${[...moved.tags]}::uuid[])`.execute(
    tx,
  );
  for (const personId of moved.participants) await endPart(tx, workspaceId, keptId, personId);
  await returnLinks(tx, workspaceId, pair, moved.links);
}

type Part = {
  readonly contactId: string;
  readonly part: string;
  readonly caresAbout: string | null;
  readonly stance: string;
  readonly approvedOn: string | null;
  readonly position: number;
};

/** A part in a decision belongs to a contact of that very client, so it is lifted while the contact goes over. Of a contact: those it has itself. */
async function takeParts(tx: Tx, workspaceId: string, clientId: string, contactIds?: ReadonlySet<string>): Promise<readonly Part[]> {
  const those = contactIds === undefined ? sql`true` : sql`contact_id = any (${[...contactIds]}::uuid[])`;
  const { rows } = await sql<Part>`
    delete from clients.decision_part where workspace_id = ${workspaceId} and client_id = ${clientId} and ${those}
    returning contact_id as "contactId", part, cares_about as "caresAbout", stance, approved_on as "approvedOn", position`.execute(tx);
  return [...rows].sort((one, other) => one.position - other.position);
}

/** Behind those that are there. Whoever went to a third client meanwhile decides nothing here any more. */
async function putParts(tx: Tx, workspaceId: string, clientId: string, parts: readonly Part[]): Promise<void> {
  if (parts.length === 0) return;
  await sql`
    insert into clients.decision_part (workspace_id, client_id, contact_id, owner_id, part, cares_about, stance, approved_on, position)
    select ${workspaceId}::uuid, c.client_id, c.id, c.owner_id, r.part, r."caresAbout", r.stance, r."approvedOn",
      r.position + coalesce((select max(position) from clients.decision_part d where d.workspace_id = ${workspaceId} and d.client_id = ${clientId}), 0)
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as r ("contactId" uuid, part text, "caresAbout" text, stance text, "approvedOn" date, position smallint)
    join clients.contact c on c.workspace_id = ${workspaceId} and c.id = r."contactId" and c.client_id = ${clientId}`.execute(tx);
}

/** What both are reached by stays with each. */
async function moveChannels(tx: Tx, workspaceId: string, { keptId, keptOwnerId, mergedId }: Pair) {
  const { rows } = await sql<{ id: string; position: number }>`
    with theirs as (
      select c.id, c.position as old, (row_number() over (partition by c.kind order by c.position)
        + coalesce((select max(k.position) from clients.channel k where k.workspace_id = ${workspaceId} and k.record_id = ${keptId} and k.kind = c.kind), 0)) as new
      from clients.channel c where c.workspace_id = ${workspaceId} and c.record_id = ${mergedId}
        and not exists (select from clients.channel k where k.workspace_id = ${workspaceId} and k.record_id = ${keptId} and k.kind = c.kind and k.plain = c.plain)
    )
    update clients.channel c set record_id = ${keptId}, owner_id = ${keptOwnerId}, position = theirs.new from theirs
    where c.workspace_id = ${workspaceId} and c.id = theirs.id returning c.id, theirs.old as position`.execute(tx);
  return rows;
}

async function moveRows(
  tx: Tx,
  workspaceId: string,
  table: "clients.note" | "clients.attachment",
  { keptId, keptOwnerId, mergedId }: Pair,
) {
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(table)} set record_id = ${keptId}, owner_id = ${keptOwnerId} where workspace_id = ${workspaceId} and record_id = ${mergedId} returning id`.execute(
    tx,
  );
  return ids(rows);
}

async function copyTags(tx: Tx, workspaceId: string, { keptId, keptOwnerId, mergedId }: Pair) {
  const { rows } = await sql<{ id: string }>`
    insert into clients.record_tag (workspace_id, record_id, tag_id, owner_id)
    select workspace_id, ${keptId}, tag_id, ${keptOwnerId} from clients.record_tag where workspace_id = ${workspaceId} and record_id = ${mergedId}
    on conflict do nothing returning tag_id as id`.execute(tx);
  return ids(rows);
}

/** To a third client; a link between the two, or one that both have, stays as it is. */
async function moveLinks(tx: Tx, workspaceId: string, { keptId, mergedId }: Pair) {
  const { rows } = await sql<{ fromId: string; toId: string; kind: LinkKind }>`
    delete from clients.client_link l where l.workspace_id = ${workspaceId} and (l.from_id = ${mergedId} or l.to_id = ${mergedId})
      and l.from_id <> ${keptId} and l.to_id <> ${keptId} and not exists (
        select from clients.client_link k where k.workspace_id = ${workspaceId} and k.kind = l.kind
          and k.from_id = case when l.from_id = ${mergedId} then ${keptId}::uuid else l.from_id end
          and k.to_id = case when l.to_id = ${mergedId} then ${keptId}::uuid else l.to_id end)
    returning from_id as "fromId", to_id as "toId", kind`.execute(tx);
  const swap = (id: string) => (id === mergedId ? keptId : id);
  await insertLinks(
    tx,
    workspaceId,
    rows.map(({ fromId, toId, kind }) => ({ fromId: swap(fromId), toId: swap(toId), kind })),
  );
  return rows;
}

async function returnLinks(tx: Tx, workspaceId: string, { keptId, mergedId }: Pair, links: Moved["links"]): Promise<void> {
  const there: Moved["links"][number][] = [];
  for (const link of links) {
    const swap = (id: string) => (id === mergedId ? keptId : id);
    const { rows } = await sql`
      delete from clients.client_link where workspace_id = ${workspaceId} and from_id = ${swap(link.fromId)} and to_id = ${swap(link.toId)} and kind = ${link.kind} returning kind`.execute(
      tx,
    );
    // One that was taken away since is not brought back.
    if (rows.length > 0) there.push(link);
  }
  await insertLinks(tx, workspaceId, there);
}

async function insertLinks(tx: Tx, workspaceId: string, links: Moved["links"]): Promise<void> {
  if (links.length === 0) return;
  await sql`
    insert into clients.client_link (workspace_id, from_id, to_id, kind, from_owner_id, to_owner_id)
    select ${workspaceId}::uuid, f.id, t.id, r.kind, f.owner_id, t.owner_id
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as r ("fromId" uuid, "toId" uuid, kind text)
    join clients.client f on f.workspace_id = ${workspaceId} and f.id = r."fromId" join clients.client t on t.workspace_id = ${workspaceId} and t.id = r."toId"
    on conflict do nothing`.execute(tx);
}

/** Whether distributors would go in a circle were the two one. What links the two to each other stays as it is and is no circle. */
export async function makesLinkCycle(tx: Tx, workspaceId: string, keptId: string, mergedId: string): Promise<boolean> {
  const both = [keptId, mergedId];
  const { rows } = await sql<{ isCycle: boolean }>`
    with recursive beyond as (
      select to_id as id from clients.client_link
      where workspace_id = ${workspaceId} and from_id = any (${both}::uuid[]) and to_id <> all (${both}::uuid[]) and kind = 'distributor_of'
      union
      select l.to_id from beyond join clients.client_link l on l.workspace_id = ${workspaceId} and l.from_id = beyond.id and l.kind = 'distributor_of'
      where beyond.id <> all (${both}::uuid[])
    ) select exists (select from beyond where id = any (${both}::uuid[])) as "isCycle"`.execute(tx);
  return rows[0]?.isCycle ?? false;
}
