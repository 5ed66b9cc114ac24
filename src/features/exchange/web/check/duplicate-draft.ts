/** What is to become of rows that are alike, while it is being decided. Pure. */
import type { Decisions, DuplicateRule } from "../../core/import-order.ts";
import type { Change, Options } from "../calls.ts";

export type Draft = { readonly rule: DuplicateRule; readonly from: number; readonly decisions: Decisions };

export const draftOf = ({ duplicates, duplicatesFrom, decisions }: Options): Draft => ({
  rule: duplicates,
  from: duplicatesFrom,
  decisions,
});

/** What becomes of a row: as decided by hand, else by the rule from its score on. */
export const becomes = (
  { rule, from, decisions }: Draft,
  { line, score }: { readonly line: number; readonly score: number },
): DuplicateRule => decisions[String(line)] ?? (score >= from ? rule : "create");

/** A decision that says what the rule says stays: rules may change later. */
export const decide = (draft: Draft, line: number, rule: DuplicateRule): Draft => ({
  ...draft,
  decisions: { ...draft.decisions, [String(line)]: rule },
});

/** What is to be settled; null where nothing was changed. */
export function changeOf(options: Options, draft: Draft): Change | null {
  const before = draftOf(options);
  const isSame =
    before.rule === draft.rule &&
    before.from === draft.from &&
    Object.keys(before.decisions).length === Object.keys(draft.decisions).length &&
    Object.entries(draft.decisions).every(([line, rule]) => before.decisions[line] === rule);
  return isSame ? null : { options: { duplicates: draft.rule, duplicatesFrom: draft.from, decisions: draft.decisions } };
}
