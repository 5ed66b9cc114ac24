/** What decisions about a deal need to know, seen with the person's own eyes and loaded for update. */
import { sql } from "kysely";
import { faultOfChoice } from "#features/org/sql/choosing.ts";
import { asReader, type Scope, type Tx } from "#platform/db/database.ts";
import type { Deal, OwnerFault } from "../core/deal.ts";
import type { Place } from "../core/transition.ts";

type Lists = "productIds" | "competitorIds" | "participantIds";
type Row = Omit<Deal, "place" | Lists> & { status: "open" | "won" | "lost"; reasonId: string | null } & {
  [list in Lists]: string[] | null;
};

const columns = sql`
  d.id, d.title, d.client_id as "clientId", d.owner_id as "ownerId", d.pipeline_id as "pipelineId", d.status, d.stage_id as "lastStageId", d.reason_id as "reasonId",
  d.visits, d.since, d.amount, d.currency, d.cost, d.expected_payment_on as "expectedPaymentOn", d.source_id as "sourceId", d.region_id as "regionId",
  d.direction_id as "directionId", d.external_id as "externalId", d.archived_at as "archivedAt", d.version,
  (select array_agg(p.product_id::text order by p.product_id) from deals.deal_product p where p.workspace_id = d.workspace_id and p.deal_id = d.id) as "productIds",
  (select array_agg(c.competitor_id::text order by c.competitor_id) from deals.deal_competitor c where c.workspace_id = d.workspace_id and c.deal_id = d.id) as "competitorIds",
  (select array_agg(p.person_id::text order by p.person_id) from platform.participation p where p.workspace_id = d.workspace_id and p.record_id = d.id and p.part = 'participant') as "participantIds"`;

function present({ status, reasonId, productIds, competitorIds, participantIds, ...row }: Row): Deal {
  const place: Place =
    status === "won"
      ? { at: "won" }
      : status === "lost"
        ? { at: "lost", reasonId: reasonId ?? "" }
        : { at: "stage", stageId: row.lastStageId };
  return { ...row, place, productIds: productIds ?? [], competitorIds: competitorIds ?? [], participantIds: participantIds ?? [] };
}

/**
 * A deal that the person can see, locked; null if there is none. `isFresh` says whether it is still as the person could see it when they
 * asked: false when somebody else's change was waited for.
 */
export async function loadSeenDeal(tx: Tx, scope: Scope, id: string): Promise<{ deal: Deal; isFresh: boolean } | null> {
  const { workspaceId } = scope;
  const seen = await asReader(tx, scope, (eyes) =>
    eyes.selectFrom("deals.deal").select("version").where("workspace_id", "=", workspaceId).where("id", "=", id).executeTakeFirst(),
  );
  if (!seen) return null;
  const { rows } =
    await sql<Row>`select ${columns} from deals.deal d where d.workspace_id = ${workspaceId} and d.id = ${id} for update`.execute(tx);
  return rows[0] ? { deal: present(rows[0]), isFresh: rows[0].version === seen.version } : null;
}

/** As it is, without holding it. */
export async function loadDeal(tx: Tx, workspaceId: string, id: string): Promise<Deal | null> {
  const { rows } = await sql<Row>`select ${columns} from deals.deal d where d.workspace_id = ${workspaceId} and d.id = ${id}`.execute(tx);
  return rows[0] ? present(rows[0]) : null;
}

/** Deals by the ids they have elsewhere, locked in one order so that two imports do not wait for each other in a circle. */
export async function loadByExternalIds(tx: Tx, workspaceId: string, externalIds: readonly string[]): Promise<ReadonlyMap<string, Deal>> {
  const { rows } = await sql<Row>`
    select ${columns} from deals.deal d where d.workspace_id = ${workspaceId} and d.external_id = any (${[...externalIds]}::text[]) order by d.id for update`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.externalId ?? "", present(row)]));
}

export type AroundDeal = {
  /** Why the owner asked for cannot be chosen. */
  readonly ownerFault: OwnerFault;
  readonly directionExists: boolean;
  readonly externalIdTaken: boolean;
  readonly participantsWork: boolean;
};

/** The facts around an owner, a direction, participants and an id from elsewhere that are asked for. */
export async function loadAroundDeal(
  tx: Tx,
  scope: Scope,
  asked: {
    readonly ownerId: string | null;
    readonly directionId: string | null;
    readonly externalId: string | null;
    readonly participantIds: readonly string[];
  },
): Promise<AroundDeal> {
  const { workspaceId } = scope;
  const ownerFault = asked.ownerId === null ? null : await faultOfChoice(tx, scope, "deal_owner", asked.ownerId);
  const { rows } = await sql<Omit<AroundDeal, "ownerFault">>`
    select
      exists (select from org.unit where workspace_id = ${workspaceId} and id = ${asked.directionId}::uuid and kind = 'direction' and archived_at is null) as "directionExists",
      exists (select from deals.deal where workspace_id = ${workspaceId} and external_id = ${asked.externalId}::text) as "externalIdTaken",
      not exists (select from unnest(${[...asked.participantIds]}::uuid[]) as wanted where not exists (
        select from org.person p where p.workspace_id = ${workspaceId} and p.id = wanted and p.status in ('active', 'invited'))) as "participantsWork"`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) throw new Error("a select without from answers one row");
  return { ...row, ownerFault };
}

/** Whether whoever asks sees the client; one that was archived or merged into another takes no new deals. */
export function seesClient(tx: Tx, scope: Scope, clientId: string): Promise<boolean> {
  return asReader(tx, scope, async (eyes) => {
    const row = await eyes
      .selectFrom("clients.client")
      .select("id")
      .where("workspace_id", "=", scope.workspaceId)
      .where("id", "=", clientId)
      .where("archived_at", "is", null)
      .where("merged_into_id", "is", null)
      .executeTakeFirst();
    return row !== undefined;
  });
}
