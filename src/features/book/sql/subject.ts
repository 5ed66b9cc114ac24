/** Whom and what a text is shown for, by the eyes of whoever reads: what they do not see is not known to the text either. */
import { sql } from "kysely";
import { findClient } from "#features/clients/sql/clients.ts";
import { contactsByIds } from "#features/clients/sql/contacts.ts";
import { findDeal } from "#features/deals/sql/deals.ts";
import { findLead } from "#features/deals/sql/leads/lead-views.ts";
import { loadFields } from "#features/fields/sql/field.ts";
import { filterContext } from "#features/org/sql/filter-context.ts";
import { findPerson } from "#features/org/sql/people.ts";
import type { Scope, Tx } from "#platform/db/database.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { FilterContext } from "#shared/filter/resolve.ts";
import type { TextSubject } from "../contract/texts.ts";
import { type BookRow, bookCatalogueWith } from "../core/catalogue.ts";
import { clientFactsOf, clientOfLead, dealFactsOf } from "../core/facts.ts";
import type { Spoken } from "../core/known.ts";

export type Recipient = { readonly name: string; readonly email: string | null };
export type ReadSubject = {
  readonly row: BookRow;
  readonly recipient: Recipient | null;
  readonly spoken: Pick<Spoken, "client" | "contact" | "deal">;
};

/** Null where there is no such subject, or the person does not see it. */
export async function readSubject(tx: Tx, workspaceId: string, { kind, id }: TextSubject): Promise<ReadSubject | null> {
  if (kind === "lead") return readLead(tx, workspaceId, id);
  const deal = kind === "deal" ? await findDeal(tx, workspaceId, id) : null;
  if (kind === "deal" && deal === null) return null;
  const clientId = deal === null ? id : deal.clientId;
  const client = clientId === null ? null : await findClient(tx, workspaceId, clientId);
  if (deal === null && client === null) return null;
  const recipient = client && (await firstContact(tx, workspaceId, client.id));
  return {
    row: { client: client && clientFactsOf(client), deal: deal && dealFactsOf(deal) },
    recipient,
    spoken: {
      client: client?.name ?? null,
      contact: recipient?.name ?? null,
      deal: deal && { title: deal.title, amount: deal.amount },
    },
  };
}

/** A lead of a client speaks of that client; one that is no client yet, of what is known of the company behind it. */
async function readLead(tx: Tx, workspaceId: string, id: string): Promise<ReadSubject | null> {
  const lead = await findLead(tx, workspaceId, id);
  if (!lead) return null;
  const client = lead.clientId === null ? null : await findClient(tx, workspaceId, lead.clientId);
  const [contact] = lead.contactId === null ? [] : await contactsByIds(tx, workspaceId, [lead.contactId]);
  const person = contact
    ? { name: contact.name, email: contact.emails[0]?.value ?? null }
    : lead.person === null
      ? null
      : { name: lead.person, email: lead.emails[0]?.value ?? null };
  const recipient = person ?? (client && (await firstContact(tx, workspaceId, client.id)));
  return {
    row: { client: client ? clientFactsOf(client) : clientOfLead(lead), deal: null },
    recipient,
    spoken: { client: client?.name ?? lead.company, contact: recipient?.name ?? null, deal: null },
  };
}

/** The first of the decision chain, else whoever has been known longest. */
async function firstContact(tx: Tx, workspaceId: string, clientId: string): Promise<Recipient | null> {
  const { rows } = await sql<{ id: string }>`
    select c.id from clients.contact c
    left join clients.decision_part p on p.workspace_id = c.workspace_id and p.client_id = c.client_id and p.contact_id = c.id
    where c.workspace_id = ${workspaceId} and c.client_id = ${clientId} and c.merged_into_id is null and c.archived_at is null and c.erased_at is null
    order by p.position nulls last, c.created_at, c.id limit 1`.execute(tx);
  const [contact] = rows[0] ? await contactsByIds(tx, workspaceId, [rows[0].id]) : [];
  return contact ? { name: contact.name, email: contact.emails[0]?.value ?? null } : null;
}

export type Speaker = { readonly context: FilterContext; readonly spoken: Pick<Spoken, "me" | "company" | "today"> };

/** Who speaks, for which company, on which day. */
export async function readSpeaker(tx: Tx, { workspaceId, personId }: Pick<Scope, "workspaceId" | "personId">, now: Date): Promise<Speaker> {
  const context = await filterContext(tx, { workspaceId, personId }, now);
  const me = personId === null ? null : await findPerson(tx, workspaceId, personId);
  const company = await tx.selectFrom("org.workspace").select("name").where("id", "=", workspaceId).executeTakeFirst();
  return { context, spoken: { me: me && { name: me.name, phone: me.phone }, company: company?.name ?? null, today: context.today } };
}

/** What variants can ask for in this company. */
export async function loadBookCatalogue(tx: Tx, workspaceId: string): Promise<Catalogue<BookRow>> {
  return bookCatalogueWith(await loadFields(tx, workspaceId, null));
}
