/** What a variant of a text can ask for: of the client and of the deal it is shown for, as client.NAME and deal.NAME. Segments will ask here too. */
import { type ClientFacts, clientCatalogue } from "#features/clients/core/catalogue.ts";
import { type DealFacts, dealCatalogue } from "#features/deals/core/catalogue.ts";
import { type FieldDefinition, withCustomFields } from "#features/fields/core/custom.ts";
import type { Catalogue, Field } from "#shared/filter/catalogue.ts";

/** What is asked of a client; its contacts and channels are asked for nowhere in the book. */
export type AskedClient = Omit<ClientFacts, "channels" | "contacts">;

/** The client and the deal that a text is shown for. A subject that has none of the two has none of its fields: they are missing. */
export type BookRow = { readonly client: AskedClient | null; readonly deal: DealFacts | null };

export const bookCatalogue: Catalogue<BookRow> = bookCatalogueWith([]);

/** With a company's own fields of clients and deals, as client.custom.KEY and deal.custom.KEY; those of other records are left out. */
export function bookCatalogueWith(own: readonly FieldDefinition[]): Catalogue<BookRow> {
  const ownOf = (kind: FieldDefinition["recordKind"]) => own.filter(({ recordKind }) => recordKind === kind);
  const clients = withCustomFields(clientCatalogue as Catalogue<AskedClient>, ownOf("client"));
  const deals = withCustomFields(dealCatalogue, ownOf("deal"));
  return {
    id: ({ deal, client }) => deal?.id ?? client?.id ?? "",
    fields: {
      ...fieldsOf("client", clients.fields, ({ client }) => client),
      ...fieldsOf("deal", deals.fields, ({ deal }) => deal),
    },
    relations: {},
  };
}

/** A field of the part of the row is one of the row: missing where the part is, so none is always there. */
function fieldsOf<Part>(
  prefix: string,
  fields: Readonly<Record<string, Field<Part>>>,
  partOf: (row: BookRow) => Part | null,
): Readonly<Record<string, Field<BookRow>>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { isRequired: _, of, ...field }]) => {
      const value = of as (part: Part) => unknown;
      const ofRow = (row: BookRow) => {
        const part = partOf(row);
        return part === null ? null : value(part);
      };
      return [`${prefix}.${name}`, { ...field, of: ofRow } as Field<BookRow>];
    }),
  );
}
