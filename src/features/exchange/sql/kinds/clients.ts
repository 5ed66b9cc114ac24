/** A batch of clients from a file: those known by their id elsewhere, or by their name, are changed; the others added. */
import { sql } from "kysely";
import { addClient, type Client, type ClientEvent, type ClientWish, changeClient } from "#features/clients/core/client.ts";
import { recordedClient } from "#features/clients/core/recorded-client.ts";
import { normaliseWebsite } from "#features/clients/core/website.ts";
import { insertClients, saveClientEvents } from "#features/clients/sql/save-client.ts";
import { clientsByExternalIds, loadClient } from "#features/clients/sql/seen-client.ts";
import { appendJournal } from "#platform/command/journal.ts";
import type { Tx } from "#platform/db/database.ts";
import { no, type Result, yes } from "#shared/result.ts";
import { foldText } from "#shared/text.ts";
import { channelsIn } from "../../core/channels-in.ts";
import { type Imported, type ImportRow, type Outcome, refusedAs } from "../../core/imported.ts";
import type { RowRefusal } from "../../core/read-row.ts";
import { type Batch, clientsByName, type ImportParts, idsOfWords, namedClient } from "../names.ts";
import { loadParents, type Parents } from "./parents.ts";

type Texts = Readonly<Record<string, string>>;
type Followed = { readonly before: Client | null; client: Client };
type WordOf = (list: "industry" | "region" | "source", name: string | undefined) => string | null;

export async function importClients(tx: Tx, rows: readonly ImportRow[], parts: ImportParts): Promise<Batch> {
  const { context } = parts;
  const { workspaceId } = context.actor;
  const texts = rows.map(({ values }) => values.texts);
  const words = {
    industry: await idsOfWords(
      tx,
      "industry",
      texts.map((row) => row["industry"]),
      parts,
    ),
    region: await idsOfWords(
      tx,
      "region",
      texts.map((row) => row["region"]),
      parts,
    ),
    source: await idsOfWords(
      tx,
      "source",
      texts.map((row) => row["source"]),
      parts,
    ),
  };
  const wordOf: WordOf = (list, name) => (name === undefined ? null : (words[list].ids.get(name) ?? null));
  const named = texts.flatMap((row) => (row["parent"] === undefined ? [] : [[row["parent"], ownerIn(row, parts)] as const]));
  const holdings = await clientsByName(tx, new Map(named), parts);
  // After the holdings, so that a row that is about one of them finds it.
  const known = await clientsByExternalIds(
    tx,
    workspaceId,
    rows.filter(({ hasOwnId }) => hasOwnId).map(({ externalId }) => externalId),
  );
  const byName = await clientsNamed(
    tx,
    workspaceId,
    texts.flatMap((row) => row["name"] ?? []),
  );
  const parents = await loadParents(
    tx,
    workspaceId,
    [...holdings.ids.values()].flatMap((holding) => holding?.id ?? []),
    parts.isDry,
  );
  const followed = new Map<string, Followed>();
  const latest = new Map<string, string>();
  const outcomes: Outcome[] = [];
  for (const row of rows) {
    const key = row.hasOwnId ? `id ${row.externalId}` : `name ${foldText(row.values.texts["name"] ?? "")}`;
    const before = await find(row, known, byName, tx, parts);
    if (before === "ambiguous") {
      outcomes.push(refusedAs("name", "ambiguous_client"));
      continue;
    }
    const own = followed.get(before?.id ?? latest.get(key) ?? "");
    const current = own?.client ?? before;
    const parent = row.values.texts["parent"] === undefined ? undefined : holdings.ids.get(row.values.texts["parent"]);
    const decided = decide(current, row, parent, wordOf, parents, parts);
    if (!decided.ok) outcomes.push(decided.refusal);
    else if (decided.value === null) outcomes.push("unchanged");
    else {
      const client = decided.value;
      followed.set(client.id, { before: own?.before ?? before, client });
      latest.set(key, client.id);
      parents.set(client.id, client.parentId);
      outcomes.push(current === null ? "created" : "updated");
    }
  }
  const all = [...followed.values()];
  if (!parts.isDry) await write(tx, all, parts);
  const imported = all.map(({ before, client }): Imported => {
    const change = before === null ? "created" : "updated";
    return { recordId: client.id, kind: "client", change, version: (before?.version ?? 0) + 1, before: before && beforeOf(before, client) };
  });
  const created = { industries: words.industry.created, regions: words.region.created, sources: words.source.created };
  return { outcomes, imported: [...holdings.created, ...imported], alsoCreated: { clients: holdings.created.length, ...created } };
}

/** By its id elsewhere; else the one client of that name that has none, or, for a row without an id, the one client of that name. */
async function find(
  { values, externalId, hasOwnId }: ImportRow,
  known: ReadonlyMap<string, Client>,
  byName: ReadonlyMap<string, readonly { readonly id: string; readonly externalId: string | null }[]>,
  tx: Tx,
  { context }: ImportParts,
): Promise<Client | null | "ambiguous"> {
  const found = hasOwnId ? known.get(externalId) : undefined;
  if (found) return found;
  const same = (byName.get(foldText(values.texts["name"] ?? "")) ?? []).filter((one) => !hasOwnId || one.externalId === null);
  if (same.length > 1) return hasOwnId ? null : "ambiguous";
  return same[0] ? loadClient(tx, context.actor.workspaceId, same[0].id) : null;
}

async function clientsNamed(tx: Tx, workspaceId: string, names: readonly string[]) {
  const { rows } = await sql<{ id: string; externalId: string | null; folded: string }>`
    select id, external_id as "externalId", name_folded as folded from clients.client
    where workspace_id = ${workspaceId} and merged_into_id is null and archived_at is null and name_folded = any (${names.map(foldText)}::text[])`.execute(
    tx,
  );
  return Map.groupBy(rows, ({ folded }) => folded);
}

/** The client after the row; null: nothing changes. */
function decide(
  current: Client | null,
  row: ImportRow,
  parent: { readonly id: string } | null | undefined,
  wordOf: WordOf,
  parents: Parents,
  parts: ImportParts,
): Result<Client | null, RowRefusal> {
  const { texts } = row.values;
  const owner = ownerIn(texts, parts);
  if (texts["owner"] !== undefined && owner === null) return no(refusedAs("owner", "ambiguous_person"));
  if (parent === null) return no(refusedAs("parent", "ambiguous_client"));
  const details = detailsOf(row, current, parent?.id, wordOf, parts);
  if (!details.ok) return details;
  // Whoever brings history may name people who have left.
  const around = {
    ownerStatus: "active",
    isParentSeen: parent === undefined ? null : true,
    parentLine: parent === undefined ? [] : parents.line(parent.id),
    isExternalIdTaken: false,
  };
  const at = parts.context.now;
  if (current === null) {
    const ownerId = owner ?? parts.fallbackOwnerId;
    if (ownerId === null) return no(refusedAs("owner", "owner_needed"));
    if (texts["name"] === undefined) return no(refusedAs("name", "name_needed"));
    const client = { ...namedClient(parts.context.newId(), ownerId, texts["name"]), ...details.value };
    const added = addClient(client, around, at);
    return added.ok ? yes(client) : no(refusedAs(fieldOf(added.refusal), added.refusal));
  }
  const changed = changeClient(current, { ...details.value, ...(owner === null ? {} : { ownerId: owner }) }, around, at);
  if (!changed.ok) return no(refusedAs(fieldOf(changed.refusal), changed.refusal));
  return yes(changed.value.length === 0 ? null : changed.value.reduce(evolve, current));
}

const fieldOf = (refusal: string) => (/parent|holding/.test(refusal) ? "parent" : "name");
const ownerIn = (texts: Texts, parts: ImportParts) => (texts["owner"] === undefined ? null : parts.personOf(texts["owner"]));
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
  parts: ImportParts,
): Result<ClientWish, RowRefusal> {
  const told = <T extends ClientWish>(field: string, value: T) => (texts[field] === undefined ? {} : value);
  const website = texts["website"] === undefined ? undefined : normaliseWebsite(texts["website"]);
  if (website === null) return no(refusedAs("website", "website_malformed"));
  const channels = channelsIn(texts, current?.country ?? parts.country, current?.channels ?? []);
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
    ...(minor === undefined ? {} : { revenue: { minor, currency: texts["currency"] ?? parts.currency } }),
    ...(parentId === undefined ? {} : { parentId }),
    ...(hasOwnId ? { externalId } : {}),
    ...(channels.value === (current?.channels ?? null) || channels.value.length === 0 ? {} : { channels: channels.value }),
  });
}

async function write(tx: Tx, all: readonly Followed[], parts: ImportParts): Promise<void> {
  const { context, importId } = parts;
  const { actor, now, newId } = context;
  const fresh = all.flatMap(({ before, client }) => (before === null ? [client] : []));
  await insertClients(tx, actor.workspaceId, fresh, { at: now, newId, importId });
  const events = fresh.map((client): ClientEvent => ({ type: "ClientAdded", client, at: now }));
  for (const { before, client } of all) {
    if (before === null) continue;
    // Several rows about one client are one change.
    const around = { ownerStatus: "active", isParentSeen: null, parentLine: [], isExternalIdTaken: false };
    const { id: _, version: __, mergedIntoId: ___, archivedAt: ____, ...wish } = client;
    const changed = changeClient(before, wish, around, now);
    if (!changed.ok) throw new Error("what was decided row by row holds for all of them");
    await saveClientEvents(tx, changed.value, before, context);
    events.push(...changed.value);
  }
  const entries = events.map((event) => {
    const { personal, ...entry } = recordedClient(event);
    return { ...entry, subjectKind: "client", personal: personal.map((value) => ({ ...value, subjectId: entry.subjectId })) };
  });
  await appendJournal(tx, "clients", entries, context);
}

function beforeOf(before: Client, after: Client): Readonly<Record<string, unknown>> {
  const names = (Object.keys(after) as (keyof Client)[]).filter((name) => before[name] !== after[name] && name !== "version");
  return Object.fromEntries(names.map((name) => [name, before[name]]));
}
