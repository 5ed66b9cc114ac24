/** The tables that imports fill by the thousand: the planner is told of them at the end. */
import type { ImportKind } from "../core/import-fields.ts";

const ofDeals = ["platform.record", "deals.deal", "deals.stage_visit"] as const;

export const writtenTables: Readonly<Record<ImportKind | "stage_moves", readonly string[]>> = {
  stage_moves: ofDeals,
  deals: ofDeals,
  clients: ["platform.record", "clients.client", "clients.channel"],
  contacts: ["platform.record", "clients.contact", "clients.channel"],
  leads: ["platform.record", "deals.lead"],
  payments: ["platform.record", "deals.payment"],
};
