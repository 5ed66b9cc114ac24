/** What a row about a client means: pure, by the decisions of the room clients. */
import { addClient, type Client, type ClientEvent, type ClientWish, changeClient } from "#features/clients/core/client.ts";
import { recordedClient } from "#features/clients/core/recorded-client.ts";
import { normaliseWebsite } from "#features/clients/core/website.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { channelsIn } from "../channels-in.ts";
import type { ImportGiven } from "../import-given.ts";
import { type ImportRow, refusedAs } from "../imported.ts";
import { namedClient } from "../named-client.ts";
import type { RowRefusal } from "../read-row.ts";

type Texts = Readonly<Record<string, string>>;
export type Followed = { readonly before: Client | null; client: Client };
export type WordOf = (list: "industry" | "region" | "source", name: string | undefined) => string | null;

/** The client after the row; null: nothing changes. */
export function decide(
  current: Client | null,
  row: ImportRow,
  parent: { readonly id: string } | null | undefined,
  wordOf: WordOf,
  parents: { readonly line: (id: string) => readonly string[] },
  given: ImportGiven,
): Result<Client | null, RowRefusal> {
  const { texts } = row.values;
  const owner = ownerIn(texts, given);
  if (texts["owner"] !== undefined && owner === null) return no(refusedAs("owner", "ambiguous_person"));
  if (parent === null) return no(refusedAs("parent", "ambiguous_client"));
  const details = detailsOf(row, current, parent?.id, wordOf, given);
  if (!details.ok) return details;
  // Whoever brings history may name people who have left.
  const around = {
    ownerFault: null,
    isParentSeen: parent === undefined ? null : true,
    parentLine: parent === undefined ? [] : parents.line(parent.id),
    isExternalIdTaken: false,
  };
  const at = given.now;
  if (current === null) {
    const ownerId = owner ?? given.fallbackOwnerId;
    if (ownerId === null) return no(refusedAs("owner", "owner_needed"));
    if (texts["name"] === undefined) return no(refusedAs("name", "name_needed"));
    const client = { ...namedClient(given.newId(), ownerId, texts["name"]), ...details.value };
    const added = addClient(client, around, at);
    return added.ok ? yes(client) : no(refusedAs(fieldOf(added.refusal), added.refusal));
  }
  const changed = changeClient(current, { ...details.value, ...(owner === null ? {} : { ownerId: owner }) }, around, at);
  if (!changed.ok) return no(refusedAs(fieldOf(changed.refusal), changed.refusal));
  return yes(changed.value.length === 0 ? null : changed.value.reduce(evolve, current));
}

const fieldOf = (refusal: string) => (/parent|holding/.test(refusal) ? "parent" : "name");
export const ownerIn = (texts: Texts, given: ImportGiven) => (texts["owner"] === undefined ? null : given.personOf(texts["owner"]));
const evolve = (client: Client, event: ClientEvent): Client =>
  event.type === "ClientChanged"
    ? { ...client, ...event.after }
    : event.type === "ClientHandedOver"
      ? { ...client, ownerId: event.after }
      : client;

function detailsOf(
  { values: { texts, amounts }, externalId, hasOwnId }: ImportRow,
  current: Client | null,
  parentId: string | undefined,
  wordOf: WordOf,
  given: ImportGiven,
): Result<ClientWish, RowRefusal> {
  const told = <T extends ClientWish>(field: string, value: T) => (texts[field] === undefined ? {} : value);
  const website = texts["website"] === undefined ? undefined : normaliseWebsite(texts["website"]);
  if (website === null) return no(refusedAs("website", "website_malformed"));
  const channels = channelsIn(texts, current?.country ?? given.country, current?.channels ?? []);
  if (!channels.ok) return channels;
  const minor = amounts["revenue"];
  return yes({
    ...told("name", { name: texts["name"] ?? "" }),
    ...told("industry", { industryId: wordOf("industry", texts["industry"]) }),
    ...told("region", { regionId: wordOf("region", texts["region"]) }),
    ...told("source", { sourceId: wordOf("source", texts["source"]) }),
    ...told("country", { country: texts["country"] ?? null }),
    ...told("street", { street: texts["street"] ?? null }),
    ...told("city", { city: texts["city"] ?? null }),
    ...told("postcode", { postcode: texts["postcode"] ?? null }),
    ...told("tax_number", { taxNumber: texts["tax_number"] ?? null }),
    ...told("employees", { employees: Number(texts["employees"]) }),
    ...(website === undefined ? {} : { website }),
    ...(minor === undefined ? {} : { revenue: { minor, currency: texts["currency"] ?? given.currency } }),
    ...(parentId === undefined ? {} : { parentId }),
    ...(hasOwnId ? { externalId } : {}),
    ...(channels.value === (current?.channels ?? null) || channels.value.length === 0 ? {} : { channels: channels.value }),
  });
}

export function beforeOf(before: Client, after: Client): Readonly<Record<string, unknown>> {
  const names = (Object.keys(after) as (keyof Client)[]).filter((name) => before[name] !== after[name] && name !== "version");
  return Object.fromEntries(names.map((name) => [name, before[name]]));
}

/** What becomes of a client by all rows about it: added, or one change. */
export function clientEvents({ before, client }: Followed, at: Date): readonly ClientEvent[] {
  if (before === null) return [{ type: "ClientAdded", client, at }];
  const around = { ownerFault: null, isParentSeen: null, parentLine: [], isExternalIdTaken: false };
  const { id: _, version: __, mergedIntoId: ___, archivedAt: ____, ...wish } = client;
  const changed = changeClient(before, wish, around, at);
  if (!changed.ok) throw new Error("what was decided row by row holds for all of them");
  return changed.value;
}

export const clientEntries = (events: readonly ClientEvent[]) =>
  events.map((event) => {
    const { personal, ...entry } = recordedClient(event);
    return { ...entry, subjectKind: "client", personal: personal.map((value) => ({ ...value, subjectId: entry.subjectId })) };
  });
