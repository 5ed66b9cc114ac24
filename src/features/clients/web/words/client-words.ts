/** What fields of clients and contacts are called in filters and columns. */

import { text } from "#ui/i18n/text.ts";
import type { Askable, FieldWords } from "#ui/kit/list/field-words.ts";
import { clientCatalogue, contactCatalogue } from "../../core/catalogue.ts";

const channelWords: FieldWords = {
  field: (name) => text(`clients:channel.${name as "kind"}`),
  option: (_, option) => text(`clients:channel.kind_${option as "phone"}`),
};

const contactFields: FieldWords = {
  field: (name) => text(`clients:field.${name as "name"}`),
  relation: (name) => text(`clients:relation.${name as "channels"}`),
  related: () => channelWords,
};

const clientFields: FieldWords = {
  ...contactFields,
  related: (name) => (name === "contacts" ? contactFields : channelWords),
};

type Suggestions = NonNullable<FieldWords["suggestions"]>;

export const askableClients = (suggestions: Suggestions): Askable => ({
  catalogue: clientCatalogue,
  words: { ...clientFields, suggestions },
});
export const askableContacts = (suggestions: Suggestions): Askable => ({
  catalogue: contactCatalogue,
  words: { ...contactFields, suggestions },
});
