/** The details of a client as they are sent → as they are kept: money in minor units, names as ids of the company's lists. */
import type { Given } from "#platform/command/command.ts";
import type { Tx } from "#platform/db/database.ts";
import { parseMoney } from "#shared/money.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import type { ChangeClient } from "../contract/clients.ts";
import { type Channel, readChannels } from "../core/channel.ts";
import type { ClientDetails, ClientRefusal } from "../core/client.ts";
import { normaliseWebsite } from "../core/website.ts";
import { homeCountry } from "../sql/home-country.ts";
import { type ClientList, idsOfClientWords } from "../sql/lists.ts";

type Known = { readonly channels: readonly Channel[]; readonly country: string | null };

/** `known` is the client as it was: numbers without a prefix are of its country, and without one of the company's. */
export async function readClientDetails(
  tx: Tx,
  given: Given,
  sent: Omit<ChangeClient, "ownerId" | "custom">,
  known: Known,
): Promise<Result<Partial<ClientDetails>, ClientRefusal>> {
  const { workspaceId } = given.actor;
  const read: { -readonly [K in keyof ClientDetails]?: ClientDetails[K] } = {};
  if (sent.name !== undefined) read.name = cleanName(sent.name);
  for (const field of ["street", "city", "postcode", "taxNumber", "externalId"] as const) {
    const text = sent[field];
    if (text !== undefined) read[field] = text === null ? null : cleanName(text);
  }
  if (sent.country !== undefined) read.country = sent.country;
  if (sent.employees !== undefined) read.employees = sent.employees;
  if (sent.parentId !== undefined) read.parentId = sent.parentId;
  if (sent.website !== undefined) {
    read.website = sent.website === null ? null : normaliseWebsite(sent.website);
    if (sent.website !== null && read.website === null) return no("website_malformed");
  }
  if (sent.revenue !== undefined) {
    const revenue = sent.revenue === null ? null : parseMoney(sent.revenue);
    if (revenue !== null && !revenue.ok) return no("amount_malformed");
    if (revenue !== null && revenue.value.minor < 0n) return no("revenue_negative");
    read.revenue = revenue?.value ?? null;
  }
  if ([sent.phones, sent.emails, sent.messengers].some((list) => list !== undefined)) {
    const country = sent.country ?? known.country ?? (await homeCountry(tx, workspaceId));
    const channels = readChannels(known.channels, sent, country);
    if (!channels.ok) return channels;
    read.channels = channels.value;
  }
  const idOf = async (list: ClientList, name: string | null) =>
    name === null ? null : ((await idsOfClientWords(tx, workspaceId, list, [name], given.newId)).get(name) ?? null);
  if (sent.industry !== undefined) read.industryId = await idOf("industry", sent.industry);
  if (sent.region !== undefined) read.regionId = await idOf("region", sent.region);
  if (sent.source !== undefined) read.sourceId = await idOf("source", sent.source);
  if (sent.tags !== undefined) read.tagIds = await readTags(tx, given, sent.tags);
  return yes(read);
}

/** Ids in one order, so that equal sets of tags are equal lists. */
export async function readTags(tx: Tx, given: Given, names: readonly string[]): Promise<readonly string[]> {
  const ids = await idsOfClientWords(tx, given.actor.workspaceId, "tag", names, given.newId);
  return [...new Set(ids.values())].sort();
}
