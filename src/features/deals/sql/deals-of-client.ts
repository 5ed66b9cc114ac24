/** The deals of a client, for filters of the room on the left: "has an open deal where …". */
import type { ClientFacts } from "#features/clients/core/catalogue.ts";
import type { SqlRelation } from "#platform/db/filter/source.ts";
import { type Relation, relation } from "#shared/filter/catalogue.ts";
import { type DealFacts, dealCatalogue } from "../core/catalogue.ts";
import { dealSource } from "./deal-source.ts";

/** Where a client is filtered in memory, its deals come along. */
type WithDeals = ClientFacts & { readonly deals?: readonly DealFacts[] };

export const dealsOfClient: {
  readonly relations: { readonly deals: Relation<WithDeals> };
  readonly sources: { readonly deals: SqlRelation };
} = {
  relations: {
    deals: relation<ClientFacts, DealFacts>(
      () => dealCatalogue,
      (client: WithDeals) => client.deals ?? [],
    ),
  },
  sources: {
    deals: {
      table: "deals.deal",
      on: { workspace_id: "workspace_id", client_id: "id" },
      where: { archived_at: null },
      to: () => dealSource,
    },
  },
};
