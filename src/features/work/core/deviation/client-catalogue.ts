/** What a rule may ask of clients: their own fields, and the sales made to them. */
import { clientCatalogue, withRelations } from "#features/clients/core/catalogue.ts";
import { salesOfClientRelations } from "#features/deals/core/sales-of-client.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";

export const clientCatalogueOfRules: Catalogue<never> = withRelations(clientCatalogue, salesOfClientRelations);
