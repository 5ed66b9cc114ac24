/** The deals of a client, for filters of the room on the left: "has an open deal where …". */
import type { SqlRelation } from "#platform/db/filter/source.ts";
import { dealsOfClientRelation } from "../core/catalogue.ts";
import { dealSource } from "./deal-source.ts";

const deals: SqlRelation = {
  table: "deals.deal",
  on: { workspace_id: "workspace_id", client_id: "id" },
  where: { archived_at: null },
  to: () => dealSource,
};

export const dealsOfClient = { relations: { deals: dealsOfClientRelation }, sources: { deals } };
