/** What a rule may ask of clients and deals: their own fields, and the sales made to a client. */
import { clientCatalogue, withRelations } from "#features/clients/core/catalogue.ts";
import { dealCatalogue } from "#features/deals/core/catalogue.ts";
import { salesOfClientRelations } from "#features/deals/core/sales-of-client.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";

export const clientCatalogueOfRules: Catalogue<never> = withRelations(clientCatalogue, salesOfClientRelations);

/** As a form offers them: without what belongs to other records, which only the API asks about here. */
export const plainClientCatalogue: Catalogue<never> = { ...clientCatalogue, relations: {} };
export const dealCatalogueOfRules: Catalogue<never> = { ...dealCatalogue, relations: {} };
