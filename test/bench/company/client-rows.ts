/** The rows of one told client: itself, its people, its leads and its deals. */
import type { ClientStory, DemoLead } from "#features/exchange/core/demo/story.ts";
import { foldText } from "#shared/text.ts";
import { addDeal } from "./deal-rows.ts";
import type { Sheets } from "./sheets.ts";
import type { Surroundings } from "./surroundings.ts";

export type ClientSeat = { readonly newId: () => string; readonly personOf: (key: string) => string; readonly warmth: () => number };

export function addClient(sheets: Sheets, story: ClientStory, seat: ClientSeat, around: Surroundings): void {
  const { add } = sheets;
  const { newId, personOf } = seat;
  const id = newId();
  const owner = personOf(story.owner);
  const domain = story.website.replace("https://www.", "");
  const folded = foldText(story.name);
  add("platform.record", id, "client", owner, null, story.name, `${folded} ${story.taxNumber.toLowerCase()} ${story.phone} ${domain}`);
  add(
    "clients.client",
    id,
    owner,
    story.name,
    folded,
    around.word("clients.industry", story.industry),
    around.word("clients.region", story.region),
    around.word("clients.source", story.source),
    story.country,
    story.street,
    story.city,
    foldText(story.city),
    story.postcode,
    story.website,
    domain,
    story.taxNumber,
    story.taxNumber,
    ...revenueOf(story),
    story.employees,
    story.key,
    story.since,
  );
  add("clients.channel", newId(), id, owner, "phone", story.phone, story.phone);
  for (const tag of story.tags) add("clients.record_tag", id, around.word("clients.tag", tag), owner);
  for (const contact of story.contacts) {
    const contactId = newId();
    const name = `${contact.firstName} ${contact.lastName}`;
    const nameFolded = foldText(name);
    add("platform.record", contactId, "contact", owner, id, name, `${nameFolded} ${contact.phone} ${contact.email}`);
    add(
      "clients.contact",
      contactId,
      owner,
      id,
      contact.firstName,
      contact.lastName,
      nameFolded,
      contact.position,
      foldText(contact.position),
      contact.key,
      story.since,
    );
    add("clients.channel", newId(), contactId, owner, "phone", contact.phone, contact.phone);
    add("clients.channel", newId(), contactId, owner, "email", contact.email, contact.email);
  }
  const deals = new Map<string, string>();
  for (const deal of story.deals) {
    const dealId = newId();
    deals.set(deal.key, dealId);
    addDeal(sheets, deal, { id: dealId, clientId: id, personOf, warmth: seat.warmth() }, around);
  }
  for (const lead of story.leads)
    addLead(sheets, lead, { id: newId(), clientId: id, dealId: deals.get(lead.deal ?? "") ?? null, personOf }, around);
}

/** One client in six has told nobody, so that lists sorted by it have rows without a value. */
function revenueOf({ key, revenue }: ClientStory): readonly [bigint | null, string | null] {
  return Number(key.slice(1)) % 6 === 0 ? [null, null] : [revenue.minor, revenue.currency];
}

type LeadSeat = {
  readonly id: string;
  readonly clientId: string;
  readonly dealId: string | null;
  readonly personOf: (key: string) => string;
};

function addLead({ add }: Sheets, lead: DemoLead, { id, clientId, dealId, personOf }: LeadSeat, around: Surroundings): void {
  const owner = personOf(lead.seller);
  const caller = personOf(lead.telesales);
  const [first, second] = lead.steps;
  const last = lead.steps.at(-1)!;
  const folded = foldText(lead.company);
  const reasonOf = ({ reason }: DemoLead["steps"][number]) => (reason === undefined ? null : around.word("deals.rejection_reason", reason));
  add("platform.record", id, "lead", owner, null, lead.company, `${folded} ${foldText(lead.person)} ${lead.phone} ${lead.email}`);
  add(
    "deals.lead",
    id,
    owner,
    lead.company,
    folded,
    lead.company,
    folded,
    lead.person,
    foldText(lead.person),
    dealId === null ? null : clientId,
    around.word("clients.source", lead.source),
    last.status,
    reasonOf(last),
    caller,
    owner,
    lead.firstContactOn,
    first!.at,
    second?.at ?? null,
    last.status === "converted" ? last.at.toISOString().slice(0, 10) : null,
    dealId,
    lead.key,
    first!.at,
  );
  for (const [index, step] of lead.steps.entries())
    add(
      "deals.lead_status",
      id,
      index + 1,
      index || null,
      owner,
      step.status,
      reasonOf(step),
      personOf(step.actor),
      step.at,
      lead.steps[index + 1]?.at ?? null,
      step.at,
    );
}
