/** The board of a head: everybody below, live. A row opens the person's day beside it. */
import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconAlertTriangle, IconDeviceDesktopAnalytics } from "@tabler/icons-react";
import { useMemo } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { EmptyState, ErrorState, LoadingRows, NoRights } from "#ui/kit/states.tsx";
import { DataTable, listOf } from "#ui/kit/table/DataTable.tsx";
import { PageLink } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Monitor, MonitorRow } from "../../contract/monitor/monitor.ts";
import classes from "./Monitor.module.css";
import { monitorColumns } from "./monitor-columns.tsx";
import { PersonPanel } from "./PersonPanel.tsx";
import { useMonitor } from "./use-monitor.ts";

export function MonitorPage() {
  const t = useText();
  const can = useCan();
  if (!can("monitor.read"))
    return (
      <>
        <PageTitle title={t("pages:monitor")} />
        <NoRights />
      </>
    );
  return <Board />;
}

function Board() {
  const t = useText();
  const format = useFormat();
  const [search, setSearch] = useUrlState();
  const board = useMonitor();
  const isNarrow = useMediaQuery("(max-width: 80em)", false, { getInitialValueInEffect: false });
  const columns = useMemo(() => monitorColumns(t, format, isNarrow), [t, format, isNarrow]);
  const { data } = board;
  const open = data?.items.find(({ person }) => person.id === search["panel"]);
  return (
    <>
      <PageTitle title={t("pages:monitor")} {...(data ? { count: t("monitor:people", { count: data.items.length }) } : {})}>
        <Button component={PageLink} to="deviations" variant="default" leftSection={<IconAlertTriangle size={16} aria-hidden />}>
          {t("pages:deviations")}
        </Button>
      </PageTitle>
      {data && data.items.length > 0 && <Facts monitor={data} />}
      {board.problem ? (
        <ErrorState problem={board.problem} retry={board.retry} />
      ) : data === undefined ? (
        <LoadingRows rows={10} />
      ) : (
        <DataTable<MonitorRow>
          label={t("pages:monitor")}
          columns={columns}
          list={listOf(data.items)}
          rowKey={({ person }) => person.id}
          onOpen={({ person }) => setSearch({ panel: person.id, tab: undefined, date: undefined })}
          openKey={search["panel"]}
          sorting={search["sort"]}
          onSort={(sort) => setSearch({ sort }, "replace")}
          empty={<EmptyState icon={IconDeviceDesktopAnalytics} title={t("monitor:empty.title")} hint={t("monitor:empty.hint")} />}
        />
      )}
      <PersonPanel row={open} onClose={() => setSearch({ panel: undefined, tab: undefined, date: undefined })} />
    </>
  );
}

/** What everybody together comes to. */
function Facts({ monitor: { items } }: { readonly monitor: Monitor }) {
  const t = useText();
  const format = useFormat();
  const sum = (of: (row: MonitorRow) => number) => items.reduce((total, row) => total + of(row), 0);
  const facts = [
    ["at_work", sum(({ now }) => (now ? 1 : 0)), false],
    ["done", sum(({ done }) => done), false],
    ["overdue", sum(({ overdue }) => overdue), true],
    ["deviations", sum(({ deviations }) => deviations), true],
    ["away", sum(({ absence }) => (absence ? 1 : 0)), false],
  ] as const;
  return (
    <p className={classes["facts"]} aria-label={t("monitor:facts.label")}>
      {facts.map(([name, value, isAlarming]) => (
        <span key={name} data-meaning={isAlarming && value > 0 ? "red" : undefined}>
          {t(`monitor:facts.${name}`)} <b>{format.number(value)}</b>
        </span>
      ))}
    </p>
  );
}
