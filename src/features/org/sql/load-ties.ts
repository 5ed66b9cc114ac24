/** What ties a person to the structure: current pairings, the position filled, positions led. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { Ties } from "../core/person.ts";

/** Changes of the tree wait for each other (`lockTree`), so these rows stay as they are until the end of the transaction. */
export async function loadTies(tx: Tx, workspaceId: string, personId: string): Promise<Ties> {
  const pairings = await sql<Ties["pairings"][number]>`
    select id, giver_id as "giverId", taker_id as "takerId" from org.pairing
    where workspace_id = ${workspaceId} and to_at is null and (giver_id = ${personId} or taker_id = ${personId}) order by id`.execute(tx);
  const positions = await sql<{ positionId: string; personId: string | null }>`
    select id as "positionId", person_id as "personId" from org.position
    where workspace_id = ${workspaceId} and closed_on is null and (person_id = ${personId} or chief_id = ${personId}) order by id`.execute(
    tx,
  );
  return {
    pairings: pairings.rows,
    fills: positions.rows.find((one) => one.personId === personId)?.positionId ?? null,
    leads: positions.rows.filter((one) => one.personId !== personId),
  };
}
