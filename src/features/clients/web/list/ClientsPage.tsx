/** The list of clients, with the one under the cursor beside it. */
import { Button } from "@mantine/core";
import { IconBuilding, IconPlus } from "@tabler/icons-react";
import { useMemo } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useOwnFields, withOwnFields } from "#ui/kit/custom/own-fields.ts";
import { ListHead } from "#ui/kit/list/ListHead.tsx";
import { usePeople } from "#ui/kit/list/people.ts";
import { RecordTable } from "#ui/kit/list/table/RecordTable.tsx";
import { useRecordList } from "#ui/kit/list/use-list.ts";
import { EmptyState } from "#ui/kit/states.tsx";
import { useCan } from "#ui/me.ts";
import { useWithRelated } from "#ui/related.tsx";
import type { Client } from "../answers.ts";
import { ClientPanel } from "../card/ClientPanel.tsx";
import { askableClients } from "../words/client-words.ts";
import { useSuggestions } from "../words/use-suggestions.ts";
import { BulkEdit } from "./BulkEdit.tsx";
import { clearFilter } from "./clear-filter.ts";
import { clientColumns } from "./client-columns.tsx";

export function ClientsPage() {
  const t = useText();
  const can = useCan();
  const people = usePeople();
  const fields = useOwnFields("client");
  const suggestions = useSuggestions();
  const own = useMemo(() => withOwnFields(askableClients(suggestions), fields), [suggestions, fields]);
  const askable = useWithRelated("client", own);
  const columns = useMemo(() => clientColumns(t, people, fields), [t, people, fields]);
  const list = useRecordList<Client>({
    screen: "clients",
    feature: "clients",
    path: "/clients",
    askable,
    columns,
    usualSort: "name",
    quickField: "name",
  });
  const mayChange = can("clients.change");
  const add = mayChange && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => list.open("new")}>
      {t("clients:new.open")}
    </Button>
  );
  return (
    <>
      <ListHead list={list} title={t("pages:clients")}>
        {add}
      </ListHead>
      <RecordTable<Client>
        list={list}
        label={t("pages:clients")}
        rowKey={(one) => one.id}
        rowName={(one) => one.name}
        {...(mayChange ? { bulk: (selection) => <BulkEdit kind="clients" selection={selection} /> } : {})}
        empty={
          list.isFiltered ? (
            <EmptyState
              title={t("clients:empty.filtered")}
              action={
                <Button variant="default" onClick={() => clearFilter(list)}>
                  {t("clients:empty.clear")}
                </Button>
              }
            />
          ) : (
            <EmptyState icon={IconBuilding} title={t("clients:empty.title")} hint={t("clients:empty.hint")} />
          )
        }
      />
      <ClientPanel />
    </>
  );
}
