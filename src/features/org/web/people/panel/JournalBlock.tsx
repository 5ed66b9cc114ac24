/** The last changes of a person, and the way to all of them. */
import { Anchor, Text } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { PageLink } from "#ui/link.tsx";
import { useList } from "#ui/query.ts";
import { EntryList } from "../../journal/EntryList.tsx";
import type { JournalEntry } from "../../journal/entry.ts";
import { Block } from "./Block.tsx";
import type { PersonProps } from "./PersonView.tsx";

export function JournalBlock({ company, person }: PersonProps) {
  const t = useText();
  const list = useList<JournalEntry>(["org", "journal"], "/journal", { subjectId: person.id, limit: 5 });
  const all = (
    <Anchor component={PageLink} to="journal" search={{ subject: person.id }} size="sm">
      {t("people:journal.all")}
    </Anchor>
  );
  return (
    <Block title={t("people:journal.title")} action={all}>
      {list.items.length > 0 ? (
        <EntryList company={company} entries={list.items.slice(0, 5)} isNarrow />
      ) : (
        <Text size="sm" c="dimmed">
          {t(list.isLoading ? "kit:loading" : "people:journal.none")}
        </Text>
      )}
    </Block>
  );
}
