/** Contacts of a client as whoever converts a lead sees them. */
import { sql } from "kysely";
import type { Channel } from "#features/clients/sql/channels.ts";
import { asReader, type Scope, type Tx } from "#platform/db/database.ts";
import { type KnownContact, knownPerson } from "../../core/lead-contact.ts";

/** Whether a contact that was chosen is one of the client's. */
export const contactAtClient = (tx: Tx, scope: Scope, id: string, clientId: string): Promise<boolean> =>
  asReader(tx, scope, async (eyes) => {
    const row = await eyes
      .selectFrom("clients.contact")
      .select("id")
      .where("workspace_id", "=", scope.workspaceId)
      .where("id", "=", id)
      .where("client_id", "=", clientId)
      .where("archived_at", "is", null)
      .where("merged_into_id", "is", null)
      .executeTakeFirst();
    return row !== undefined;
  });

/** The one at the client who is that person; null if nobody there is. */
export async function personAtClient(
  tx: Tx,
  scope: Scope,
  clientId: string,
  person: string,
  channels: readonly Channel[],
): Promise<string | null> {
  const known = await asReader(tx, scope, async (eyes) => {
    const { rows } = await sql<KnownContact>`
      select c.id, c.first_name as "firstName", c.last_name as "lastName",
        array(select h.plain from clients.channel h where h.workspace_id = c.workspace_id and h.record_id = c.id) as reached
      from clients.contact c where c.workspace_id = ${scope.workspaceId} and c.client_id = ${clientId} and c.archived_at is null and c.merged_into_id is null`.execute(
      eyes,
    );
    return rows;
  });
  return knownPerson(
    person,
    channels.map(({ plain }) => plain),
    known,
  );
}
