/** Deals, leads, trials and contracts of a client, for filters of the room on the left: "has an open deal where …". */
import type { SqlRelation, SqlSource } from "#platform/db/filter/source.ts";
import { salesOfClientRelations } from "../core/sales-of-client.ts";
import { contractSource } from "./contract-source.ts";
import { dealsOfClient } from "./deals-of-client.ts";
import { leadSource } from "./lead-source.ts";
import { trialSource } from "./trial-source.ts";

const ofClient = (table: string, source: SqlSource): SqlRelation => ({
  table,
  on: { workspace_id: "workspace_id", client_id: "id" },
  where: { archived_at: null },
  to: () => source,
});

export const salesOfClient = {
  relations: salesOfClientRelations,
  sources: {
    ...dealsOfClient.sources,
    leads: ofClient("deals.lead", leadSource),
    trials: ofClient("deals.trial", trialSource),
    contracts: ofClient("deals.contract", contractSource),
  },
};
