/** What can be asked of leads, in words. */
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { text } from "#ui/i18n/text.ts";
import type { Askable, FieldWords } from "#ui/kit/list/field-words.ts";
import { leadCatalogue } from "../../core/lead-catalogue.ts";

export const askableLeads = (suggestions: NonNullable<FieldWords["suggestions"]>): Askable => ({
  catalogue: leadCatalogue as Catalogue<never>,
  words: {
    field: (name) => text(`leads:field.${name as "title"}`),
    option: (field, option) => (field === "status" ? text(`leads:status.${option as "new"}`) : option),
    suggestions,
  },
});
