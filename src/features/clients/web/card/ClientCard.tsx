/** All there is about a client, in tabs; rooms on the right add their own. */
import { Group } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Client } from "../answers.ts";
import { ContactsTab } from "../chain/ContactsTab.tsx";
import { LinksTab } from "../chain/LinksTab.tsx";
import { ClientForm } from "../entry/ClientForm.tsx";
import { ArchivedNote } from "./ArchivedNote.tsx";
import { CardTabs } from "./CardTabs.tsx";
import { ClientActions } from "./ClientActions.tsx";
import { ClientOverview } from "./ClientOverview.tsx";

export function ClientCard({ client, isPanel = false }: { readonly client: Client; readonly isPanel?: boolean }) {
  const t = useText();
  const [search, setSearch] = useUrlState();
  if (search["edit"]) {
    const leave = () => setSearch({ edit: undefined }, "replace");
    return <ClientForm client={client} onCancel={leave} onSaved={leave} />;
  }
  return (
    <>
      <ArchivedNote of={client} />
      {isPanel && (
        <Group gap="xs" mb="sm">
          <ClientActions client={client} isPanel />
        </Group>
      )}
      <CardTabs
        card="client"
        recordId={client.id}
        own={[
          { key: "overview", title: t("clients:tab.overview"), body: () => <ClientOverview client={client} /> },
          { key: "contacts", title: t("clients:tab.contacts"), body: () => <ContactsTab client={client} /> },
          { key: "links", title: t("clients:tab.links"), body: () => <LinksTab client={client} /> },
        ]}
      />
    </>
  );
}
