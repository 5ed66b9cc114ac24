/** Clients: companies we sell to. Pure rules; what they need to know comes in. */

import type { CustomChange } from "#features/fields/core/custom.ts";
import { type ChoiceFault, type OwnerRefusal, ownerRefusal } from "#features/org/core/choosing.ts";
import { differing } from "#shared/changes.ts";
import type { Money } from "#shared/money.ts";
import { no, type Result, yes } from "#shared/result.ts";
import type { Channel, ChannelRefusal } from "./channel.ts";

export type ClientDetails = {
  readonly name: string;
  readonly industryId: string | null;
  readonly regionId: string | null;
  readonly sourceId: string | null;
  /** ISO 3166. */
  readonly country: string | null;
  readonly street: string | null;
  readonly city: string | null;
  readonly postcode: string | null;
  readonly website: string | null;
  readonly taxNumber: string | null;
  /** Yearly. */
  readonly revenue: Money | null;
  readonly employees: number | null;
  /** The holding it belongs to. */
  readonly parentId: string | null;
  readonly externalId: string | null;
  readonly channels: readonly Channel[];
  readonly tagIds: readonly string[];
};
export type Client = ClientDetails & {
  readonly id: string;
  readonly ownerId: string;
  /** The client that took its place when the two were found to be one. */
  readonly mergedIntoId: string | null;
  readonly archivedAt: Date | null;
  readonly version: number;
};

export type ClientEvent =
  /** The company's own fields. */
  | {
      readonly type: "ClientFieldsFilled";
      readonly clientId: string;
      readonly before: CustomChange;
      readonly after: CustomChange;
      readonly at: Date;
    }
  | { readonly type: "ClientAdded"; readonly client: Client; readonly at: Date }
  | { readonly type: "ClientHandedOver"; readonly clientId: string; readonly before: string; readonly after: string; readonly at: Date }
  | {
      readonly type: "ClientChanged";
      readonly clientId: string;
      readonly before: Partial<ClientDetails>;
      readonly after: Partial<ClientDetails>;
      readonly at: Date;
    }
  | { readonly type: "ClientArchived" | "ClientRestored"; readonly clientId: string; readonly at: Date };

export type ClientRefusal =
  | "owner_needed"
  | OwnerRefusal
  | "unknown_holding"
  | "holding_cycle"
  | "external_id_taken"
  | "amount_malformed"
  | "revenue_negative"
  | "website_malformed"
  | "merged_away"
  | "already_archived"
  | "not_archived"
  | ChannelRefusal;

/** The facts around what is wished for: asked only of what the wish names. */
export type AroundClient = {
  /** Why the owner wished for cannot be chosen. */
  readonly ownerFault: ChoiceFault | null;
  /** Of the parent wished for, as the person sees it; null: none was wished for. */
  readonly isParentSeen: boolean | null;
  /** The parent wished for and everything above it. */
  readonly parentLine: readonly string[];
  readonly isExternalIdTaken: boolean;
};

type Rule = (clientId: string, wish: ClientWish, around: AroundClient) => ClientRefusal | null;
export type ClientWish = Partial<ClientDetails> & { readonly ownerId?: string };

const rules: readonly Rule[] = [
  (_, { ownerId }, { ownerFault }) => (ownerId !== undefined && ownerFault !== null ? ownerRefusal(ownerFault) : null),
  (_, __, { isParentSeen }) => (isParentSeen === false ? "unknown_holding" : null),
  (clientId, { parentId }, { parentLine }) => (typeof parentId === "string" && parentLine.includes(clientId) ? "holding_cycle" : null),
  (_, { externalId }, { isExternalIdTaken }) => (typeof externalId === "string" && isExternalIdTaken ? "external_id_taken" : null),
];
const firstRefusal = (clientId: string, wish: ClientWish, around: AroundClient) =>
  rules.map((rule) => rule(clientId, wish, around)).find((refusal) => refusal !== null);

/** A new client. */
export function addClient(client: Client, around: AroundClient, at: Date): Result<readonly ClientEvent[], ClientRefusal> {
  const refusal = firstRefusal(client.id, client, around);
  return refusal ? no(refusal) : yes([{ type: "ClientAdded", client, at }]);
}

/** Only what is wished for changes. */
export function changeClient(
  client: Client,
  wish: ClientWish,
  around: AroundClient,
  at: Date,
): Result<readonly ClientEvent[], ClientRefusal> {
  if (client.mergedIntoId !== null) return no("merged_away");
  const { ownerId, ...details } = wish;
  const changed = differing<ClientDetails>(client, details);
  const isHandedOver = ownerId !== undefined && ownerId !== client.ownerId;
  const refusal = firstRefusal(client.id, { ...changed, ...(isHandedOver ? { ownerId } : {}) }, around);
  if (refusal) return no(refusal);
  const names = Object.keys(changed) as (keyof ClientDetails)[];
  const before = Object.fromEntries(names.map((name) => [name, client[name]])) as Partial<ClientDetails>;
  return yes([
    ...(isHandedOver ? [{ type: "ClientHandedOver", clientId: client.id, before: client.ownerId, after: ownerId, at } as const] : []),
    ...(names.length === 0 ? [] : [{ type: "ClientChanged", clientId: client.id, before, after: changed, at } as const]),
  ]);
}

/** Out of the lists and the search box; nothing is lost. */
export function archiveClient(client: Client, at: Date): Result<readonly ClientEvent[], ClientRefusal> {
  if (client.archivedAt !== null) return no("already_archived");
  return yes([{ type: "ClientArchived", clientId: client.id, at }]);
}

/** Back into the lists. What was merged into another comes back only by taking the merge apart. */
export function restoreClient(client: Client, at: Date): Result<readonly ClientEvent[], ClientRefusal> {
  if (client.mergedIntoId !== null) return no("merged_away");
  if (client.archivedAt === null) return no("not_archived");
  return yes([{ type: "ClientRestored", clientId: client.id, at }]);
}
