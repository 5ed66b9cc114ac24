/** What a process may ask of the record it runs on, and which of it a person can be asked to fill in. */
import { clientCatalogue, withRelations } from "#features/clients/core/catalogue.ts";
import { dealCatalogue } from "#features/deals/core/catalogue.ts";
import { leadCatalogue } from "#features/deals/core/lead-catalogue.ts";
import { salesOfClientRelations } from "#features/deals/core/sales-of-client.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import type { SubjectKind } from "./definition.ts";

export const subjectCatalogues: Readonly<Record<SubjectKind, Catalogue<never>>> = {
  // "Has won, and no deal is open" is what brings a client back to mind.
  client: withRelations(clientCatalogue as Catalogue<never>, salesOfClientRelations),
  lead: leadCatalogue as Catalogue<never>,
  deal: dealCatalogue as Catalogue<never>,
};

/** Kept by the server or by moves of their own: nobody types them. */
const kept = new Set([
  "pipeline",
  "stage",
  "status",
  "since",
  "openedAt",
  "createdAt",
  "firstResponseAt",
  "convertedOn",
  "archived",
  "grossProfit",
  "dealId",
  "clientId",
  "ownerId",
]);

/** Fields that a step can demand, by the names of the API. */
export const demandable = (catalogue: Catalogue<never>): readonly string[] =>
  Object.keys(catalogue.fields).filter((name) => !kept.has(name));

/** Dates of the record that a due date can be counted from. */
export const dateFields = (catalogue: Catalogue<never>): readonly string[] =>
  Object.entries(catalogue.fields).flatMap(([name, { kind }]) => (kind === "date" ? [name] : []));
