/** The deals page as a table: sorted by the server, drawn where one looks, many changed at once. */
import { Button, Select } from "@mantine/core";
import type { ReactNode } from "react";
import { useText } from "#ui/i18n/text.ts";
import { ListHead } from "#ui/kit/list/ListHead.tsx";
import { usePeople } from "#ui/kit/list/people.ts";
import { RecordTable } from "#ui/kit/list/table/RecordTable.tsx";
import { useRecordList } from "#ui/kit/list/use-list.ts";
import { EmptyState } from "#ui/kit/states.tsx";
import { useCan } from "#ui/me.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Deal, Pipeline } from "../answers.ts";
import { stageOf } from "../use-pipelines.ts";
import { BulkEdit } from "./BulkEdit.tsx";
import { statuses, useDealList } from "./use-deal-list.ts";

type Props = {
  readonly pipelines: readonly Pipeline[];
  readonly pipeline: Pipeline;
  readonly controls: ReactNode;
  readonly action: ReactNode;
};

export function DealsTable({ pipelines, pipeline, controls, action }: Props) {
  const t = useText();
  const can = useCan();
  const people = usePeople();
  const [, setSearch] = useUrlState();
  const { definition, status } = useDealList("table", pipelines, pipeline);
  const list = useRecordList(definition);
  const clear = () => {
    list.setQuick("");
    list.change({ filter: { and: [] } as never });
  };
  const groupWord = (field: string, value: string | number | boolean | null) => {
    if (value === null) return t("deals:group.none");
    if (field === "stage") return stageOf(pipeline, String(value))?.name ?? String(value);
    return field === "ownerId" ? (people.nameOf(String(value)) ?? t("deals:unknown_owner")) : String(value);
  };
  return (
    <>
      <ListHead
        list={list}
        title={t("pages:deals")}
        controls={
          <>
            <Select
              aria-label={t("deals:field.status")}
              size="xs"
              w={136}
              allowDeselect={false}
              data={statuses.map((value) => ({ value, label: t(`deals:status.${value}`) }))}
              value={status}
              onChange={(next) => setSearch({ status: next === "open" ? undefined : (next ?? undefined) })}
            />
            {controls}
          </>
        }
      >
        {action}
      </ListHead>
      <RecordTable<Deal>
        list={list}
        label={t("pages:deals")}
        rowKey={(one) => one.id}
        rowName={(one) => one.title}
        groupWord={groupWord}
        {...(can("deals.change") ? { bulk: (selection) => <BulkEdit selection={selection} pipeline={pipeline} /> } : {})}
        empty={
          <EmptyState
            title={t(list.isFiltered ? "deals:empty.filtered" : "deals:empty.title")}
            hint={list.isFiltered ? undefined : t("deals:empty.hint")}
            action={
              list.isFiltered && (
                <Button variant="default" onClick={clear}>
                  {t("deals:empty.clear")}
                </Button>
              )
            }
          />
        }
      />
    </>
  );
}
