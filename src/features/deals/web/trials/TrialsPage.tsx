/** What hangs where, for how long, worth how much. */
import { Button, SegmentedControl } from "@mantine/core";
import { IconPackageExport, IconPlus } from "@tabler/icons-react";
import { useMemo } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { ListHead } from "#ui/kit/list/ListHead.tsx";
import { usePeople } from "#ui/kit/list/people.ts";
import { RecordTable } from "#ui/kit/list/table/RecordTable.tsx";
import { useRecordList } from "#ui/kit/list/use-list.ts";
import { EmptyState } from "#ui/kit/states.tsx";
import { useCan } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import { Numbers } from "../records/Numbers.tsx";
import { useToday } from "../use-today.ts";
import { TrialPanel } from "./TrialPanel.tsx";
import { trialColumns } from "./trial-columns.tsx";
import { askableTrials, type Hanging, type Trial } from "./trial-words.ts";

export function TrialsPage() {
  const t = useText();
  const can = useCan();
  const people = usePeople();
  const today = useToday();
  const [search, setSearch] = useUrlState();
  const isAll = search["show"] === "all";
  const columns = useMemo(() => trialColumns(t, people, today), [t, people, today]);
  const list = useRecordList<Trial>({
    screen: "trials",
    feature: "deals",
    path: "/trials",
    askable: askableTrials,
    columns,
    usualSort: isAll ? "-outOn" : "dueBackOn",
    quickField: "client",
    kept: ["show"],
    parameters: isAll ? {} : { out: "true" },
  });
  return (
    <>
      <ListHead
        list={list}
        title={t("pages:trials")}
        controls={
          <SegmentedControl
            size="xs"
            aria-label={t("money:trial.show")}
            value={isAll ? "all" : "out"}
            onChange={(next) => setSearch({ show: next === "all" ? "all" : undefined })}
            data={[
              { value: "out", label: t("money:trial.show_out") },
              { value: "all", label: t("money:trial.show_all") },
            ]}
          />
        }
      >
        {can("deals.change") && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => list.open("new")}>
            {t("money:trial.new")}
          </Button>
        )}
      </ListHead>
      <Hangs filter={list.filterText} />
      <RecordTable<Trial>
        list={list}
        label={t("pages:trials")}
        rowKey={(one) => one.id}
        rowName={(one) => one.clientName ?? one.id}
        empty={
          list.isFiltered ? (
            <EmptyState title={t("money:empty.filtered")} />
          ) : (
            <EmptyState icon={IconPackageExport} title={t("money:trial.empty")} hint={t("money:trial.empty_hint")} />
          )
        }
      />
      <TrialPanel />
    </>
  );
}

/** The same filter and rights as the list. */
function Hangs({ filter }: { readonly filter: string | undefined }) {
  const t = useText();
  const format = useFormat();
  const { data } = useRead<Hanging>(["deals", "trials", "hanging"], "/trials/summary", { filter });
  if (!data || data.out === 0) return null;
  return (
    <Numbers
      label={t("money:trial.hanging")}
      figures={[
        { word: t("money:trial.at_clients"), value: format.number(data.quantity) },
        ...data.sums.map((sum) => ({ word: t("money:trial.worth", { currency: sum.currency }), value: format.money(sum) })),
        ...(data.overdue > 0 ? [{ word: t("money:trial.overdue"), value: format.number(data.overdue), isAlarming: true }] : []),
      ]}
    />
  );
}
