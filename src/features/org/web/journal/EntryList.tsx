/** Entries one under the other, newest first; narrow beside a record. */
import { useText } from "#ui/i18n/text.ts";
import type { Company } from "../company/company.ts";
import { EntryRow } from "./EntryRow.tsx";
import type { JournalEntry } from "./entry.ts";
import classes from "./Journal.module.css";

type Props = { readonly company: Company | undefined; readonly entries: readonly JournalEntry[]; readonly isNarrow?: boolean };

export function EntryList({ company, entries, isNarrow = false }: Props) {
  const t = useText();
  return (
    <ol className={`${classes["entries"]} ${isNarrow ? classes["narrow"] : ""}`} aria-label={t("journal:entries")}>
      {entries.map((entry) => (
        <EntryRow key={entry.id} company={company} entry={entry} />
      ))}
    </ol>
  );
}
