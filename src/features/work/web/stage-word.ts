/** Where the record of a task stands: a deal's stage by its name, a lead's status in the reader's words. */
import { textOr } from "#ui/i18n/text.ts";

export const stageWord = (subject: { readonly kind: string; readonly stage: string | null } | null): string | null =>
  subject?.stage && subject.kind === "lead" ? textOr(`leads:status.${subject.stage}`, subject.stage) : (subject?.stage ?? null);
