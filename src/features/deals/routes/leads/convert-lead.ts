/** A lead becomes a client, its person a contact there, and it may become a deal: all of them change in one transaction, each by the decisions of its own command. */
import type { DomainEvent, Given, Operation } from "#platform/command/command.ts";
import { performPart } from "#platform/command/part.ts";
import type { Tx } from "#platform/db/database.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { DealView } from "../../contract/deals.ts";
import type { ConvertLead, LeadView } from "../../contract/leads.ts";
import type { DealEvent, DealRefusal } from "../../core/deal.ts";
import { convertLead, type Lead, type LeadEvent, type LeadRefusal } from "../../core/lead.ts";
import { namesOf } from "../../core/lead-contact.ts";
import { recordedLead } from "../../core/lead-recorded.ts";
import { contactAtClient, personAtClient } from "../../sql/leads/contact-at-client.ts";
import { findLead } from "../../sql/leads/lead-views.ts";
import { loadAroundLead, loadSeenLead, todayAt } from "../../sql/leads/load-lead.ts";
import { saveLeadEvents } from "../../sql/leads/save-lead.ts";
import { seeingAlso } from "../../sql/leads/seeing-also.ts";
import { seesClient } from "../../sql/load-deal.ts";
import { openingDeal } from "../operate-deals.ts";
import { shownLead } from "./operate-leads.ts";

type NewClient = { readonly name: string; readonly ownerId: string; readonly source?: string; readonly region?: string } & Reached;
type Reached = Readonly<Record<"phones" | "emails" | "messengers", { value: string; label: string | null }[]>>;
/** The command of the room on the left that adds a client; events of other rooms keep their own form. */
export type AddingClient<S, E extends DomainEvent, R extends string> = Operation<NewClient, S, E, R, { readonly id: string }>;

type NewContact = { readonly firstName: string; readonly lastName: string; readonly clientId: string } & Reached;
export type AddingContact<S, E extends DomainEvent, R extends string> = Operation<NewContact, S, E, R, { readonly id: string }>;

type Converted = { readonly clientId: string; readonly contactId: string | null; readonly dealId: string | null; readonly on: string };
type State<E> = {
  readonly lead: Lead;
  readonly others: readonly (E | DealEvent)[];
  readonly decided: Result<readonly LeadEvent[], string>;
};
type Command = { readonly id: string } & ConvertLead;

/** What adds clients and contacts comes from where the rooms are put together. */
export function convertingLead<S, E extends DomainEvent, R extends string>(
  addingClient: AddingClient<S, E, R>,
  addingContact: AddingContact<S, E, R>,
): Operation<Command, State<E>, E | DealEvent | LeadEvent, R | DealRefusal | LeadRefusal | "not_found", LeadView> {
  return {
    feature: "deals",
    async load(tx, command, given) {
      const lead = await loadSeenLead(tx, given.actor.scope, command.id);
      if (!lead) return null;
      const others: (E | DealEvent)[] = [];
      const into = await convert(tx, lead, command, given, others);
      return { lead, others, decided: into.ok ? convertLead(lead, into.value, given.now, "bind") : into };
    },
    version: ({ lead }) => lead.version,
    decide: ({ others, decided }) =>
      decided.ok ? yes([...others, ...decided.value]) : no(decided.refusal as R | DealRefusal | LeadRefusal | "not_found"),
    save: (tx, events, { lead }, given) => saveLeadEvents(tx, events.filter(isOfLead), lead, given),
    record(event) {
      if (isOfLead(event)) return { ...recordedLead(event), subjectKind: "lead" };
      if (isOfDeal(event)) return openingDeal.record(event);
      const theirs = isOfContact(event) ? addingContact : addingClient;
      return { ...theirs.record(event), feature: theirs.feature };
    },
    answer: (tx, _, { lead }, __, given) => shownLead(tx, given, lead.id),
  };

  /** The client and the deal, saved; nothing of them stays if the lead then cannot be converted. */
  async function convert(
    tx: Tx,
    lead: Lead,
    command: Command,
    given: Given,
    others: (E | DealEvent)[],
  ): Promise<Result<Converted, string>> {
    const { id: _, on, ...wish } = command;
    const convertible = convertLead(lead, { on: "", clientId: null, dealId: null }, given.now, "bind");
    if (!convertible.ok) return convertible;
    const view = await findLead(tx, given.actor.workspaceId, lead.id);
    if (!view) throw new Error("the lead just loaded is not there");
    const client = await clientOf(tx, lead, view, wish, given, others);
    if (!client.ok) return client;
    const { id: clientId, isNew } = client.value;
    const along = () => contactAndDeal({ tx, lead, view, wish, clientId, given, others });
    const made = isNew ? await seeingAlso(tx, given.actor.scope, lead.sellerId ?? lead.ownerId, along) : await along();
    if (!made.ok) return made;
    return yes({ clientId, ...made.value, on: on ?? (await todayAt(tx, given.actor.workspaceId, given.now)) });
  }

  type Along = {
    readonly tx: Tx;
    readonly lead: Lead;
    readonly view: LeadView;
    readonly wish: ConvertLead;
    readonly clientId: string;
    readonly given: Given;
    readonly others: (E | DealEvent)[];
  };

  async function contactAndDeal(along: Along): Promise<Result<Pick<Converted, "contactId" | "dealId">, string>> {
    const contact = await contactOf(along);
    if (!contact.ok) return contact;
    const { tx, lead, view, wish, clientId, given, others } = along;
    const deal = await dealOf(tx, lead, view, wish, clientId, given);
    if (!deal.ok) return deal;
    others.push(...deal.value.events);
    return yes({ contactId: contact.value, dealId: deal.value.id });
  }

  async function clientOf(tx: Tx, lead: Lead, view: LeadView, wish: ConvertLead, given: Given, others: (E | DealEvent)[]) {
    const clientId = wish.clientId ?? (wish.client === undefined ? lead.clientId : null);
    if (clientId !== null) {
      if (clientId === lead.clientId) return yes({ id: clientId, isNew: false });
      const { hasClient } = await loadAroundLead(tx, given.actor.scope, { ...nobody, clientId });
      return hasClient ? yes({ id: clientId, isNew: false }) : no("unknown_client" as const);
    }
    const { source, region, phones, emails, messengers } = view;
    const words = { ...(source === null ? {} : { source }), ...(region === null ? {} : { region }) };
    const name = wish.client?.name ?? view.company ?? view.person ?? view.title;
    const command = { name, ownerId: lead.sellerId ?? lead.ownerId, ...words, phones, emails, messengers };
    const added = await performPart(tx, addingClient, command, given);
    if (!added.ok) return added;
    others.push(...added.value.events);
    return yes({ id: added.value.answer.id, isNew: true });
  }

  /** Whom to talk to there: chosen, the lead's own, known by name, or new. A lead without a person brings nobody. */
  async function contactOf({ tx, lead, view, wish, clientId, given, others }: Along): Promise<Result<string | null, string>> {
    const { scope } = given.actor;
    if (wish.contactId !== undefined)
      return (await contactAtClient(tx, scope, wish.contactId, clientId)) ? yes(wish.contactId) : no("unknown_contact");
    if (lead.contactId !== null || view.person === null) return yes(lead.contactId);
    const known = await personAtClient(tx, scope, clientId, view.person, lead.channels);
    if (known !== null || !given.actor.rights.has("clients.change")) return yes(known);
    // The lead may have a client of somebody else's; there one adds nobody.
    if (!(await seesClient(tx, scope, clientId))) return yes(null);
    const { phones, emails, messengers } = view;
    const command = { ...namesOf(view.person), clientId, phones, emails, messengers };
    const added = await performPart(tx, addingContact, command, given);
    if (!added.ok) return added;
    others.push(...added.value.events);
    return yes(added.value.answer.id);
  }
}

async function dealOf(
  tx: Tx,
  lead: Lead,
  view: LeadView,
  { deal: wish }: ConvertLead,
  clientId: string,
  given: Given,
): Promise<Result<{ readonly events: readonly DealEvent[]; readonly id: string | null }, string>> {
  if (wish === undefined) return yes({ events: [], id: null });
  const source = wish.source === undefined ? view.source : wish.source;
  const region = wish.region === undefined ? view.region : wish.region;
  const command = {
    ...wish,
    title: wish.title ?? view.title,
    ownerId: wish.ownerId ?? lead.sellerId ?? lead.ownerId,
    clientId,
    source,
    region,
  };
  const opened = await performPart<typeof command, unknown, DealEvent, DealRefusal, DealView>(tx, openingDeal as never, command, given);
  return opened.ok ? yes({ events: opened.value.events, id: opened.value.answer.id }) : opened;
}

const nobody = { ownerId: null, telesalesId: null, sellerId: null, contactId: null, referredById: null, externalId: null };
const isOfLead = (event: DomainEvent): event is LeadEvent => event.type.startsWith("Lead");
const isOfContact = (event: DomainEvent) => event.type.startsWith("Contact");
const isOfDeal = (event: DomainEvent): event is DealEvent => event.type.startsWith("Deal");
