/** What becomes of a row that seems to be about somebody who is there already: as was decided by hand, else by the rule. */
import { foldText } from "#shared/text.ts";
import type { Match } from "./duplicate-search.ts";
import type { ImportOrder } from "./import-order.ts";
import { type ImportRow, refusedAs } from "./imported.ts";
import type { RowRefusal } from "./read-row.ts";

export type Settled = { readonly row: ImportRow } | { readonly refused: RowRefusal };

export function settleDuplicate(
  row: ImportRow,
  match: Match | null,
  { kind, duplicates, duplicatesFrom, decisions }: Pick<ImportOrder, "kind" | "duplicates" | "duplicatesFrom" | "decisions">,
): Settled {
  if (match === null || (kind === "clients" && isSameByName(row, match))) return { row };
  const rule = decisions[String(row.line)] ?? (match.score >= duplicatesFrom ? duplicates : "create");
  if (rule === "create") return { row };
  if (rule === "skip") return { refused: refusedAs("", "duplicate_left_out") };
  // An id from elsewhere that the record has already stays.
  if (match.recordId !== null) return { row: { ...row, recordId: match.recordId, hasOwnId: row.hasOwnId && match.externalId === null } };
  return { row: asEarlierRow(row, match) };
}

/** A client row without an id elsewhere is the client of its name; that is no likeness to decide about. */
const isSameByName = ({ hasOwnId, values }: ImportRow, match: Match) =>
  (!hasOwnId || match.externalId === null) && foldText(values.texts["name"] ?? "") === foldText(match.name);

/** It becomes another row about whomever the earlier one is about: by that one's id or, where it has none, its name. */
function asEarlierRow(row: ImportRow, match: Match): ImportRow {
  if (match.externalId !== null) {
    const hasOwnId = !match.externalId.startsWith("row ");
    return { ...row, externalId: match.externalId, hasOwnId };
  }
  return { ...row, hasOwnId: false, values: { ...row.values, texts: { ...row.values.texts, name: match.name } } };
}
