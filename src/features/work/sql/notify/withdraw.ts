/** Notices of what was taken back go, where nobody has read them and no letter has left. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/database.ts";
import type { TakenBack } from "../../core/notify/taken-back.ts";
import { hintTo, notify, type TellingGiven } from "./notify.ts";

export async function withdraw(tx: Tx, given: TellingGiven, takenBack: readonly TakenBack[]): Promise<void> {
  if (takenBack.length === 0) return;
  const { workspaceId } = given.actor;
  const named = sql`jsonb_to_recordset(${JSON.stringify(takenBack)}::jsonb) as w ("personId" uuid, once text)`;
  const same = sql`n.workspace_id = ${workspaceId} and n.person_id = w."personId" and n.once = w.once`;
  const { rows: gone } = await sql<{ personId: string }>`
    update work.notification n set is_in_app = false, read_at = ${given.now}, mail_at = null, push_at = null from ${named}
    where ${same} and n.read_at is null and n.mailed_at is null and n.pushed_at is null returning n.person_id as "personId"`.execute(tx);
  await hintTo(tx, workspaceId, [...new Set(gone.map(({ personId }) => personId))]);
  const { rows: heard } = await sql<{ personId: string; once: string }>`
    select n.person_id as "personId", n.once from work.notification n, ${named}
    where ${same} and (n.is_in_app or n.mailed_at is not null or n.pushed_at is not null)`.execute(tx);
  const isHeard = (one: TakenBack) => heard.some(({ personId, once }) => personId === one.personId && once === one.once);
  await notify(
    tx,
    given,
    takenBack.flatMap((one) => (one.instead !== null && isHeard(one) ? [one.instead] : [])),
  );
}
