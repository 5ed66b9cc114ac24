/** The list of contacts, with the one under the cursor beside it. */
import { Button } from "@mantine/core";
import { IconAddressBook, IconPlus } from "@tabler/icons-react";
import { useMemo } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useOwnFields, withOwnFields } from "#ui/kit/custom/own-fields.ts";
import { ListHead } from "#ui/kit/list/ListHead.tsx";
import { usePeople } from "#ui/kit/list/people.ts";
import { RecordTable } from "#ui/kit/list/table/RecordTable.tsx";
import { useRecordList } from "#ui/kit/list/use-list.ts";
import { EmptyState } from "#ui/kit/states.tsx";
import { useCan } from "#ui/me.ts";
import type { Contact } from "../answers.ts";
import { BulkEdit } from "../list/BulkEdit.tsx";
import { clearFilter } from "../list/clear-filter.ts";
import { askableContacts } from "../words/client-words.ts";
import { useSuggestions } from "../words/use-suggestions.ts";
import { ContactPanel } from "./ContactPanel.tsx";
import { contactColumns } from "./contact-columns.tsx";

export function ContactsPage() {
  const t = useText();
  const can = useCan();
  const people = usePeople();
  const fields = useOwnFields("contact");
  const suggestions = useSuggestions();
  const askable = useMemo(() => withOwnFields(askableContacts(suggestions), fields), [suggestions, fields]);
  const columns = useMemo(() => contactColumns(t, people, fields), [t, people, fields]);
  const list = useRecordList<Contact>({
    screen: "contacts",
    feature: "clients",
    path: "/contacts",
    askable,
    columns,
    usualSort: "name",
    quickField: "name",
  });
  const mayChange = can("clients.change");
  return (
    <>
      <ListHead list={list} title={t("pages:contacts")}>
        {mayChange && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => list.open("new")}>
            {t("clients:contact.new")}
          </Button>
        )}
      </ListHead>
      <RecordTable<Contact>
        list={list}
        label={t("pages:contacts")}
        rowKey={(one) => one.id}
        rowName={(one) => one.name}
        {...(mayChange ? { bulk: (selection) => <BulkEdit kind="contacts" selection={selection} /> } : {})}
        empty={
          list.isFiltered ? (
            <EmptyState
              title={t("clients:empty.filtered_contacts")}
              action={
                <Button variant="default" onClick={() => clearFilter(list)}>
                  {t("clients:empty.clear")}
                </Button>
              }
            />
          ) : (
            <EmptyState icon={IconAddressBook} title={t("clients:empty.contacts")} hint={t("clients:empty.contacts_hint")} />
          )
        }
      />
      <ContactPanel />
    </>
  );
}
