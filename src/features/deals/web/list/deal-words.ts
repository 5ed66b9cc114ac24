/** How the screens name what can be asked of deals. */
import type { Say } from "#ui/i18n/text.ts";
import type { FieldWords } from "#ui/kit/list/field-words.ts";
import type { Pipeline } from "../answers.ts";

export const dealWords = (
  t: Say,
  pipelines: readonly Pipeline[],
  suggestions: Readonly<Record<string, readonly string[]>>,
): FieldWords => ({
  field: (name) => t(`deals:field.${name}` as "deals:field.title"),
  option: (field, option) => {
    if (field === "status") return t(`deals:status.${option}` as "deals:status.open");
    if (field === "pipeline") return pipelines.find((one) => one.key === option)?.name ?? option;
    if (field === "stage") return pipelines.flatMap(({ stages }) => stages).find((one) => one.key === option)?.name ?? option;
    return option;
  },
  relation: (name) => t(`deals:relation.${name}` as "deals:relation.client"),
  related: (name) => ({
    field: (field) => (name === "client" ? t(`clients:field.${field}` as "clients:field.name") : t("deals:relation.product_name")),
    relation: (inner) => t(`clients:relation.${inner}` as "clients:relation.contacts"),
  }),
  suggestions,
});
