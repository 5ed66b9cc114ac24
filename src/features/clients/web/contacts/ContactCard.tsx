/** All there is about a contact, in tabs. */
import { Group } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Contact } from "../answers.ts";
import { ArchivedNote } from "../card/ArchivedNote.tsx";
import { CardTabs } from "../card/CardTabs.tsx";
import { ContactActions } from "./ContactActions.tsx";
import { ContactForm } from "./ContactForm.tsx";
import { ContactOverview } from "./ContactOverview.tsx";

export function ContactCard({ contact, isPanel = false }: { readonly contact: Contact; readonly isPanel?: boolean }) {
  const t = useText();
  const [search, setSearch] = useUrlState();
  if (search["edit"]) {
    const leave = () => setSearch({ edit: undefined }, "replace");
    return <ContactForm contact={contact} onCancel={leave} onSaved={leave} />;
  }
  return (
    <>
      <ArchivedNote of={contact} kind="contacts" />
      {isPanel && (
        <Group gap="xs" mb="sm">
          <ContactActions contact={contact} isPanel />
        </Group>
      )}
      <CardTabs
        card="contact"
        recordId={contact.id}
        own={[{ key: "overview", title: t("clients:tab.overview"), body: () => <ContactOverview contact={contact} /> }]}
      />
    </>
  );
}
