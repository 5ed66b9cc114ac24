/** Tells some clients' stories into one transaction. */

import { settingChain } from "#features/clients/routes/client-ties.ts";
import { addingClient } from "#features/clients/routes/operate-clients.ts";
import { addingContact } from "#features/clients/routes/operate-contacts.ts";
import { idsOfClientWords } from "#features/clients/sql/lists.ts";
import { idsOfDealWords } from "#features/deals/sql/lists.ts";
import { loadByExternalIds } from "#features/deals/sql/load-deal.ts";
import { type PastRow, recordPastMoves } from "#features/deals/sql/past-moves.ts";
import { findPipeline } from "#features/deals/sql/pipeline.ts";
import type { ClientStory, DemoDeal, DemoMove } from "#features/exchange/core/demo/story.ts";
import type { FileStore } from "#platform/files/file-store.ts";
import { formatMoney } from "#shared/money.ts";
import type { Founded } from "./found-demo.ts";
import type { Chapter } from "./storyteller.ts";
import { tellDealParts, tellNotes } from "./tell-deal-parts.ts";
import { tellLeads } from "./tell-leads.ts";

export type Surroundings = Founded & { readonly workspaceId: string; readonly files: FileStore };

/** Answers the ids of clients, deals and leads by their keys. */
export async function tellClients(
  chapter: Chapter,
  stories: readonly ClientStory[],
  around: Surroundings,
): Promise<ReadonlyMap<string, string>> {
  const clients = new Map<string, string>();
  for (const story of stories) {
    const id = await tellClient(chapter, story, around);
    clients.set(story.key, id);
    await tellContacts(chapter, story, id, around);
  }
  await tellDeals(chapter, stories, around, clients);
  const deals = await loadByExternalIds(
    chapter.tx,
    around.workspaceId,
    stories.flatMap((story) => story.deals.map(({ key }) => key)),
  );
  for (const story of stories) {
    for (const deal of story.deals) await tellDealParts(chapter, deal, deals.get(deal.key)?.id ?? "", around.people);
    await tellNotes(chapter, story.notes, (key) => deals.get(key)?.id ?? clients.get(key), around.people);
  }
  const seats = stories.flatMap((story) =>
    story.leads.map((lead) => ({
      lead,
      clientId: clients.get(story.key) ?? null,
      dealId: lead.deal === null ? null : (deals.get(lead.deal)?.id ?? null),
    })),
  );
  const leads = await tellLeads(chapter, around.workspaceId, seats, around.people);
  return new Map([...clients, ...[...deals].map(([key, { id }]) => [key, id] as const), ...leads]);
}

async function tellDeals(
  chapter: Chapter,
  stories: readonly ClientStory[],
  { workspaceId, people, units, pipelineId }: Surroundings,
  clients: ReadonlyMap<string, string>,
): Promise<void> {
  const { tx } = chapter;
  const pipeline = await findPipeline(tx, workspaceId, pipelineId);
  const [first] = stories;
  if (!pipeline || !first) return;
  const context = chapter.context(first.since, null);
  const deals = stories.flatMap((story) => story.deals.map((deal) => ({ story, deal })));
  const sources = await idsOfClientWords(
    tx,
    workspaceId,
    "source",
    deals.map(({ deal }) => deal.source),
    context.newId,
  );
  const regions = await idsOfClientWords(
    tx,
    workspaceId,
    "region",
    stories.map(({ region }) => region),
    context.newId,
  );
  const products = await idsOfDealWords(
    tx,
    workspaceId,
    "product",
    deals.flatMap(({ deal }) => deal.lines.map(({ product }) => product)),
    context.newId,
  );
  const reasons = await idsOfDealWords(
    tx,
    workspaceId,
    "loss_reason",
    deals.flatMap(({ deal }) => deal.moves.flatMap(({ to }) => ("lost" in to ? [to.lost] : []))),
    context.newId,
  );
  const stages = new Map(pipeline.stages.map(({ key, id }) => [key, id]));
  const placeOf = ({ to }: DemoMove): PastRow["to"] =>
    "won" in to
      ? { at: "won" }
      : "lost" in to
        ? { at: "lost", reasonId: reasons.get(to.lost) ?? "" }
        : { at: "stage", stageId: stages.get(to.stage) ?? "" };
  const rowsOf = (story: ClientStory, deal: DemoDeal): PastRow[] =>
    deal.moves.map((move, index) => ({
      externalId: deal.key,
      title: deal.title,
      currency: deal.currency,
      at: move.at,
      to: placeOf(move),
      actorId: people.get(move.actor) ?? null,
      ownerId: index === 0 ? (people.get(deal.owner) ?? null) : move.owner === undefined ? null : (people.get(move.owner) ?? null),
      amount: index === 0 ? deal.amount : move.amount,
      details: {
        clientId: clients.get(story.key) ?? null,
        cost: deal.cost,
        expectedPaymentOn: deal.expectedPaymentOn,
        sourceId: sources.get(deal.source) ?? null,
        regionId: regions.get(story.region) ?? null,
        directionId: units.get(deal.direction) ?? null,
        productIds: [...new Set(deal.lines.map(({ product }) => products.get(product) ?? ""))],
      },
    }));
  const { outcomes } = await recordPastMoves(
    tx,
    deals.flatMap(({ story, deal }) => rowsOf(story, deal)),
    { pipeline, importId: context.commandId, context },
  );
  const refused = outcomes.find((outcome) => outcome !== "recorded");
  if (refused !== undefined) throw new Error(`the story cannot be: ${refused}`);
}

async function tellClient(chapter: Chapter, story: ClientStory, { people }: Surroundings): Promise<string> {
  const client = await chapter.tell(story.since, people.get(story.owner) ?? null, addingClient, {
    name: story.name,
    ownerId: people.get(story.owner) ?? "",
    industry: story.industry,
    region: story.region,
    source: story.source,
    country: story.country,
    street: story.street,
    city: story.city,
    postcode: story.postcode,
    website: story.website,
    taxNumber: story.taxNumber,
    revenue: formatMoney(story.revenue),
    employees: story.employees,
    phones: [{ value: story.phone, label: null }],
    tags: [...story.tags],
  });
  return client.id;
}

async function tellContacts(chapter: Chapter, story: ClientStory, clientId: string, { people }: Surroundings): Promise<void> {
  const who = people.get(story.owner) ?? null;
  const items = [];
  for (const { firstName, lastName, position, phone, email, ...chain } of story.contacts) {
    const contact = await chapter.tell(story.since, who, addingContact, {
      clientId,
      firstName,
      lastName,
      position,
      phones: [{ value: phone, label: null }],
      emails: [{ value: email, label: null }],
    });
    const { part, caresAbout, stance, approvedOn } = chain;
    items.push({ contactId: contact.id, part, caresAbout, stance, approvedOn });
  }
  await chapter.tell(story.since, who, settingChain, { id: clientId, items });
}
