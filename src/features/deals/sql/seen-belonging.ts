/** What a trial, contract or payment names, as whoever asks sees it. */
import { sql } from "kysely";
import { asReader, type Scope, type Tx } from "#platform/db/database.ts";
import { businessDate } from "#shared/period.ts";
import type { Named, Seen } from "../core/belonging.ts";

/** As it is seen; held from here on, see `holdParents`. Read again once it is held: whoever was waited for may have given it to another owner. */
export async function loadNamed(tx: Tx, scope: Scope, named: Named): Promise<Seen> {
  const { client, deal, contract } = await readNamed(tx, scope, named);
  await holdParents(tx, scope.workspaceId, {
    dealId: deal?.id ?? contract?.dealId ?? null,
    clientId: client?.id ?? deal?.clientId ?? contract?.clientId ?? null,
  });
  return readNamed(tx, scope, named);
}

function readNamed(tx: Tx, scope: Scope, { clientId, dealId, contractId }: Named): Promise<Seen> {
  const { workspaceId } = scope;
  return asReader(tx, scope, async (eyes) => {
    const [client, deal, contract] = await Promise.all([
      sql<NonNullable<Seen["client"]>>`
        select id, owner_id as "ownerId" from clients.client where workspace_id = ${workspaceId} and id = ${clientId}::uuid and merged_into_id is null`.execute(
        eyes,
      ),
      sql<NonNullable<Seen["deal"]>>`
        select id, owner_id as "ownerId", client_id as "clientId", currency from deals.deal where workspace_id = ${workspaceId} and id = ${dealId}::uuid`.execute(
        eyes,
      ),
      sql<NonNullable<Seen["contract"]>>`
        select id, owner_id as "ownerId", client_id as "clientId", deal_id as "dealId", currency from deals.contract
        where workspace_id = ${workspaceId} and id = ${contractId}::uuid`.execute(eyes),
    ]);
    return { client: client.rows[0] ?? null, deal: deal.rows[0] ?? null, contract: contract.rows[0] ?? null };
  });
}

/** Held before what belongs to them, as a deal's own commands hold it: runs of both may wait for what is about to happen. */
export async function holdParents(
  tx: Tx,
  workspaceId: string,
  { dealId, clientId }: { readonly dealId: string | null; readonly clientId: string | null },
): Promise<void> {
  // Sent together, done one after the other.
  await Promise.all([
    dealId !== null && sql`select from deals.deal where workspace_id = ${workspaceId} and id = ${dealId} for update`.execute(tx),
    clientId !== null && sql`select from clients.client where workspace_id = ${workspaceId} and id = ${clientId} for update`.execute(tx),
  ]);
}

/** The day and the currency of the company. */
export async function companyNow(
  tx: Tx,
  workspaceId: string,
  now: Date,
): Promise<{ readonly today: string; readonly currency: string; readonly timeZone: string }> {
  const row = await tx
    .selectFrom("org.workspace")
    .select(["time_zone", "currency"])
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return { today: businessDate(now, row.time_zone), currency: row.currency, timeZone: row.time_zone };
}

type Numbered = "deals.trial" | "deals.contract" | "deals.payment";

export async function isNumberTaken(tx: Tx, workspaceId: string, table: Numbered, externalId: string | null): Promise<boolean> {
  if (externalId === null) return false;
  const row = await tx
    .selectFrom(table)
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("external_id", "=", externalId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the person sees a row, to be locked afterwards; what it belongs to is held from here on. */
export async function seesRow(tx: Tx, scope: Scope, table: Numbered, id: string): Promise<boolean> {
  const row = await asReader(tx, scope, (eyes) =>
    eyes
      .selectFrom(table)
      .select(["deal_id", "client_id"])
      .where("workspace_id", "=", scope.workspaceId)
      .where("id", "=", id)
      .executeTakeFirst(),
  );
  if (row) await holdParents(tx, scope.workspaceId, { dealId: row.deal_id, clientId: row.client_id });
  return row !== undefined;
}
