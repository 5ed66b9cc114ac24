/** Names of levels and roles in the reader's language. */
import { currentLanguage } from "#ui/i18n/start.ts";
import { text } from "#ui/i18n/text.ts";
import type { Level, TreeNode } from "./answers.ts";
import type { Company } from "./company.ts";

export const levelWord = (level: Level): string => level.names[currentLanguage()];

/** "Seller", "Auditor", or both for somebody on the ladder with a role beside it. */
export function placeWord(company: Company, { level, role }: Pick<TreeNode, "level" | "role">): string {
  const found = company.level(level);
  return [found ? levelWord(found) : level, role ? text(`org:role.${role}`) : null].filter(Boolean).join(" · ");
}

/** The levels of second functions, "Telesales, Assistant". */
export function functionsWord(company: Company, { functions }: Pick<TreeNode, "functions">): string {
  return functions
    .map((key) => company.level(key))
    .map((level, at) => (level ? levelWord(level) : functions[at]))
    .join(", ");
}
