/** The list of leads, with the one under the cursor beside it. */
import { Button } from "@mantine/core";
import { IconFilterStar, IconPlus } from "@tabler/icons-react";
import { useMemo } from "react";
import type { CheckedFilter } from "#shared/filter/check.ts";
import { everything } from "#shared/filter/language.ts";
import { text, useText } from "#ui/i18n/text.ts";
import { useOwnFields, withOwnFields } from "#ui/kit/custom/own-fields.ts";
import { ListHead } from "#ui/kit/list/ListHead.tsx";
import { usePeople } from "#ui/kit/list/people.ts";
import { RecordTable } from "#ui/kit/list/table/RecordTable.tsx";
import { useRecordList } from "#ui/kit/list/use-list.ts";
import { EmptyState } from "#ui/kit/states.tsx";
import { useCan } from "#ui/me.ts";
import { useWords } from "../use-words.ts";
import { BulkEdit } from "./BulkEdit.tsx";
import type { Lead } from "./calls.ts";
import { LeadPanel } from "./LeadPanel.tsx";
import { leadColumns } from "./lead-columns.tsx";
import { askableLeads } from "./lead-words.ts";

export function LeadsPage() {
  const t = useText();
  const can = useCan();
  const people = usePeople();
  const [source, region] = [useWords("sources"), useWords("regions")];
  const own = useOwnFields("lead");
  const askable = useMemo(() => withOwnFields(askableLeads({ source, region }), own), [source, region, own]);
  const columns = useMemo(() => leadColumns(t, people, own), [t, people, own]);
  const list = useRecordList<Lead>({
    screen: "leads",
    feature: "deals",
    path: "/leads",
    askable,
    columns,
    usualSort: "-createdAt",
    quickField: "title",
  });
  const clear = () => {
    list.setQuick("");
    list.change({ filter: everything as CheckedFilter }, "replace");
  };
  return (
    <>
      <ListHead list={list} title={t("pages:leads")}>
        {can("leads.change") && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => list.open("new")}>
            {t("leads:new.open")}
          </Button>
        )}
      </ListHead>
      <RecordTable<Lead>
        list={list}
        label={t("pages:leads")}
        rowKey={(one) => one.id}
        rowName={(one) => one.title}
        groupWord={(field, value) => (field === "status" ? text(`leads:status.${value as "new"}`) : String(value ?? t("leads:none")))}
        {...(can("leads.change") ? { bulk: (selection) => <BulkEdit selection={selection} /> } : {})}
        empty={
          list.isFiltered ? (
            <EmptyState
              title={t("leads:empty.filtered")}
              action={
                <Button variant="default" onClick={clear}>
                  {t("leads:empty.clear")}
                </Button>
              }
            />
          ) : (
            <EmptyState icon={IconFilterStar} title={t("leads:empty.title")} hint={t("leads:empty.hint")} />
          )
        }
      />
      <LeadPanel />
    </>
  );
}
