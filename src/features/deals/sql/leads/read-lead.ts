/** The details of a lead as they are sent → as they are kept: names as ids of the company's lists, telephones in E.164. */
import { idsOfClientWords } from "#features/clients/sql/lists.ts";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { type Result, yes } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import type { ChangeLead } from "../../contract/leads.ts";
import type { Lead, LeadDetails, LeadRefusal } from "../../core/lead.ts";
import { readLeadChannels } from "../../core/lead-channels.ts";

/** `known` is the lead as it was. */
export async function readLeadDetails(
  tx: Tx,
  given: Given,
  sent: Omit<ChangeLead, "title" | "ownerId" | "custom">,
  known: Lead | null,
): Promise<Result<Partial<LeadDetails>, LeadRefusal>> {
  const { workspaceId } = given.actor;
  const read: { -readonly [K in keyof LeadDetails]?: LeadDetails[K] } = {};
  for (const name of ["clientId", "contactId", "referredById", "telesalesId", "sellerId", "firstContactOn"] as const)
    if (sent[name] !== undefined) read[name] = sent[name];
  for (const name of ["company", "person"] as const) {
    const text = sent[name];
    if (text !== undefined) read[name] = text === null ? null : cleanName(text);
  }
  const idOf = async (list: "source" | "region", name: string | null) =>
    name === null ? null : ((await idsOfClientWords(tx, workspaceId, list, [name], given.newId)).get(name) ?? null);
  if (sent.source !== undefined) read.sourceId = await idOf("source", sent.source);
  if (sent.region !== undefined) read.regionId = await idOf("region", sent.region);
  if (sent.phones !== undefined || sent.emails !== undefined || sent.messengers !== undefined) {
    const channels = readLeadChannels(known?.channels ?? [], sent, await countryOf(tx, workspaceId));
    if (!channels.ok) return channels;
    read.channels = channels.value;
  }
  return yes(read);
}

/** In which numbers without a prefix are meant. */
async function countryOf(tx: Tx, workspaceId: string): Promise<string | null> {
  const row = await tx.selectFrom("org.workspace").select("country").where("id", "=", workspaceId).executeTakeFirst();
  return row?.country ?? null;
}
