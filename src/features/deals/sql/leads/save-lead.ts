/** Writes what happened to leads: their rows as they are now, their statuses, and who takes part. Many at once, for imports bring thousands. */
import { sql } from "kysely";
import { replaceChannels } from "#features/clients/sql/channels.ts";
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { setParticipants } from "#platform/db/participation.ts";
import { archiveRecord, enterRecords, giveRecords, renameRecord } from "#platform/db/record.ts";
import { foldText } from "#shared/text.ts";
import { evolveLead, type Lead, type LeadDetails, type LeadEvent, type LeadStep } from "../../core/lead.ts";
import { saveLeadFields } from "./own-fields.ts";

const kinds = ["phone", "email", "messenger"] as const;
type Writer = Pick<Given, "actor" | "now" | "newId"> & { readonly importId?: string | null };

/** Events of one lead, in order. */
export async function saveLeadEvents(tx: Tx, events: readonly LeadEvent[], before: Lead, given: Writer): Promise<void> {
  const { workspaceId } = given.actor;
  let lead = before;
  for (const event of events) {
    lead = evolveLead(lead, event);
    switch (event.type) {
      case "LeadOpened":
        await insertLeads(tx, [event.lead], given);
        break;
      case "LeadHandedOver":
        await giveRecords(tx, workspaceId, [{ id: event.leadId, ownerId: event.after }]);
        break;
      case "LeadChanged":
        await saveDetails(tx, lead, event.after, given);
        break;
      case "LeadFieldsFilled":
        await saveLeadFields(tx, workspaceId, event.leadId, event.after);
        break;
      case "LeadArchived":
      case "LeadRestored":
        await archiveRecord(tx, workspaceId, lead.id, lead.archivedAt);
        await sql`update deals.lead set archived_at = ${lead.archivedAt} where workspace_id = ${workspaceId} and id = ${lead.id}`.execute(
          tx,
        );
        break;
      default:
        await saveLeadSteps(tx, [event], given);
    }
  }
  const isOpened = events.some(({ type }) => type === "LeadOpened");
  if (events.length > 0 && !isOpened)
    await sql`update deals.lead set version = version + 1 where workspace_id = ${workspaceId} and id = ${before.id}`.execute(tx);
  if (lead.ownerId !== before.ownerId || lead.telesalesId !== before.telesalesId || lead.sellerId !== before.sellerId || isOpened)
    await saveParts(tx, workspaceId, [lead]);
}

/** New leads with their first status. */
export async function insertLeads(tx: Tx, leads: readonly Lead[], { actor, now, newId, importId = null }: Writer): Promise<void> {
  if (leads.length === 0) return;
  const { workspaceId } = actor;
  const words = (lead: Lead) => [lead.company ?? "", lead.person ?? "", lead.externalId ?? "", ...lead.channels.map(({ plain }) => plain)];
  await enterRecords(
    tx,
    workspaceId,
    leads.map((lead) => ({ id: lead.id, kind: "lead", ownerId: lead.ownerId, parentId: null, title: lead.title, words: words(lead) })),
  );
  const rows = leads.map((lead) => ({
    id: lead.id,
    owner_id: lead.ownerId,
    ...columnsOf(lead),
    status: lead.status,
    reason_id: lead.reasonId,
    opened_at: lead.openedAt,
    external_id: lead.externalId,
  }));
  await sql`
    insert into deals.lead (workspace_id, id, owner_id, title, title_folded, company, company_folded, person, person_folded, client_id, contact_id, source_id, referred_by_id,
      region_id, telesales_id, seller_id, first_contact_on, status, reason_id, opened_at, external_id, import_id, created_at)
    select ${workspaceId}::uuid, id, owner_id, title, title_folded, company, company_folded, person, person_folded, client_id, contact_id, source_id, referred_by_id,
      region_id, telesales_id, seller_id, first_contact_on, status, reason_id, opened_at, external_id, ${importId}::uuid, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, owner_id uuid, title text, title_folded text, company text, company_folded text, person text,
      person_folded text, client_id uuid, contact_id uuid, source_id uuid, referred_by_id uuid, region_id uuid, telesales_id uuid, seller_id uuid, first_contact_on date,
      status text, reason_id uuid, opened_at timestamptz, external_id text)`.execute(tx);
  await sql`
    insert into deals.lead_status (workspace_id, lead_id, position, owner_id, status, reason_id, actor_id, import_id, from_at, recorded_at)
    select workspace_id, id, 1, owner_id, status, reason_id, ${actor.personId}::uuid, import_id, opened_at, ${now}::timestamptz
    from deals.lead where workspace_id = ${workspaceId} and id = any (${leads.map(({ id }) => id)}::uuid[])`.execute(tx);
  await replaceChannels(tx, workspaceId, kinds, leads.map(channelsOf), newId);
}

/** The next status of leads, one step of each: the stay before ends, the next begins, the lead is what it leads to. The version is the caller's. */
export async function saveLeadSteps(tx: Tx, steps: readonly LeadStep[], { actor, now, importId = null }: Writer): Promise<void> {
  if (steps.length === 0) return;
  const rows = steps.map(({ leadId, from, to, reasonId, convertedOn, clientId, contactId, dealId, stay, at }) => ({
    id: leadId,
    was_new: from === "new",
    status: to,
    reason_id: reasonId,
    converted_on: convertedOn,
    client_id: clientId,
    contact_id: contactId,
    deal_id: dealId,
    stay,
    at,
  }));
  await sql`
    with step as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (id uuid, was_new boolean, status text, reason_id uuid, converted_on date, client_id uuid, contact_id uuid, deal_id uuid, stay integer, at timestamptz)
    ), moved as (
      update deals.lead l set status = step.status, reason_id = step.reason_id, converted_on = step.converted_on, client_id = coalesce(step.client_id, l.client_id),
        contact_id = coalesce(step.contact_id, l.contact_id), deal_id = coalesce(step.deal_id, l.deal_id), first_response_at = coalesce(l.first_response_at, case when step.was_new then step.at end)
      from step where l.workspace_id = ${actor.workspaceId} and l.id = step.id returning l.id, l.owner_id
    ), ended as (
      update deals.lead_status s set to_at = step.at from step
      where s.workspace_id = ${actor.workspaceId} and s.lead_id = step.id and s.position = step.stay - 1 returning s.lead_id, s.position
    )
    insert into deals.lead_status (workspace_id, lead_id, position, previous_position, owner_id, status, reason_id, actor_id, import_id, from_at, recorded_at)
    select ${actor.workspaceId}::uuid, step.id, step.stay, ended.position, moved.owner_id, step.status, step.reason_id, ${actor.personId}::uuid, ${importId}::uuid, step.at, ${now}::timestamptz
    from step join moved on moved.id = step.id join ended on ended.lead_id = step.id`.execute(tx);
}

/** Whoever calls about a lead, and to whom it goes, see it. */
export function saveParts(tx: Tx, workspaceId: string, leads: readonly Lead[]): Promise<void> {
  const named = ({ telesalesId, sellerId }: Lead) => [telesalesId, sellerId].filter((id) => id !== null);
  return setParticipants(
    tx,
    workspaceId,
    leads.map((lead) => ({ id: lead.id, ownerId: lead.ownerId, personIds: named(lead) })),
  );
}

async function saveDetails(tx: Tx, lead: Lead, after: Partial<LeadDetails>, { actor, newId }: Writer): Promise<void> {
  const { workspaceId } = actor;
  await tx.updateTable("deals.lead").set(columnsOf(lead)).where("workspace_id", "=", workspaceId).where("id", "=", lead.id).execute();
  const words = [lead.company ?? "", lead.person ?? "", lead.externalId ?? "", ...lead.channels.map(({ plain }) => plain)];
  await renameRecord(tx, workspaceId, { id: lead.id, title: lead.title, words });
  if (after.channels !== undefined) await replaceChannels(tx, workspaceId, kinds, [channelsOf(lead)], newId);
}

const channelsOf = ({ id, ownerId, channels }: Lead) => ({ recordId: id, ownerId, channels });

const columnsOf = (lead: LeadDetails) => ({
  title: lead.title,
  title_folded: foldText(lead.title),
  company: lead.company,
  company_folded: lead.company === null ? null : foldText(lead.company),
  person: lead.person,
  person_folded: lead.person === null ? null : foldText(lead.person),
  client_id: lead.clientId,
  contact_id: lead.contactId,
  source_id: lead.sourceId,
  referred_by_id: lead.referredById,
  region_id: lead.regionId,
  telesales_id: lead.telesalesId,
  seller_id: lead.sellerId,
  first_contact_on: lead.firstContactOn,
});
