/** Words for what files have and imports say. What no catalogue knows is said as the server says it. */

import { textOr } from "#ui/i18n/text.ts";
import type { OwnField } from "#ui/kit/custom/own-fields.ts";
import { ownName } from "../core/own-values.ts";

export const fieldWord = (field: string) => textOr(`imports:field.${field}`, field);

/** The same, with the company's own fields by the names it gave them. */
export const fieldWords = (own: readonly OwnField[]) => (field: string) =>
  own.find(({ key }) => ownName(key) === field)?.name ?? fieldWord(field);
export const kindWord = (kind: string) => textOr(`imports:kind.${kind}`, kind);
export const originWord = (origin: string) => textOr(`imports:origin.${origin}`, origin);

/** What is wrong with a row: a word of imports, else of the room that refused it. */
export const problemWord = (problem: string) => textOr(`imports:problem.${problem}`, textOr(`problems:refusal.${problem}`, problem));
