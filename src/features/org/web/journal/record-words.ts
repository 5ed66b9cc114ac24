/** Words for what is written about records: those that their cards and timelines use. */
import { textOr } from "#ui/i18n/text.ts";
import { kindInPlainWords } from "./entry.ts";

/** What happened, in the journal's own words or in those of a record's timeline. */
export const kindText = (kind: string): string =>
  textOr(`journal:kind.${kind}`, textOr(`clients:event.${kind}`, kindInPlainWords(kind), { name: "" }));

/** Which value: a field of the company, otherwise one of clients, deals or leads. */
export const fieldText = (field: string): string =>
  textOr(`journal:field.${field}`, textOr(`clients:field.${field}`, textOr(`clients:changed.${field}`, ofSales(field))));

const ofSales = (field: string): string => textOr(`deals:field.${field}`, textOr(`leads:field.${field}`, field));
