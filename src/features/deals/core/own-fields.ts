/** The company's own fields of deals: what the room `fields` defines, in this room's words. */
import { type CustomChange, type CustomValues, type FieldDefinition, withCustomFields } from "#features/fields/core/custom.ts";
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { type DealFacts, dealCatalogue } from "./catalogue.ts";

export type OwnField = FieldDefinition;
export type OwnValues = CustomValues;
export type OwnChange = CustomChange;

/** What can be asked of a company's deals, its own fields too. */
export const dealCatalogueWith = (fields: readonly OwnField[]): Catalogue<DealFacts> => withCustomFields(dealCatalogue, fields);
