/** The numbers, their trend, and the groups in a table. */
import { Group, NativeSelect } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconChecks } from "@tabler/icons-react";
import { useMemo } from "react";
import { addDays } from "#shared/date.ts";
import { useText } from "#ui/i18n/text.ts";
import { Chart } from "#ui/kit/chart/Chart.tsx";
import { useChartColours } from "#ui/kit/chart/chart-colours.ts";
import { useFormat } from "#ui/kit/format.ts";
import { EmptyState, ErrorState, LoadingRows } from "#ui/kit/states.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { DataTable, listOf } from "#ui/kit/table/DataTable.tsx";
import { PageLink, useGoTo } from "#ui/link.tsx";
import { useRead } from "#ui/query.ts";
import { type UrlState, useUrlState } from "#ui/url-state.ts";
import type { DeviationsReport } from "../../contract/deviations.ts";
import { ExportButtons } from "../funnel/ExportButtons.tsx";
import type { Window } from "../funnel/window.ts";
import { behindGroup, type Group as Counted, dimensions, type What } from "./behind.ts";
import classes from "./Deviations.module.css";
import { trendOption } from "./trend-option.ts";

export function DeviationGroups({ window }: { readonly window: Window }) {
  const t = useText();
  const format = useFormat();
  const colours = useChartColours();
  const goTo = useGoTo();
  const [search, setSearch] = useUrlState();
  const by = dimensions.find((one) => one === search["by"]) ?? "rule";
  const asked = { ...window, by };
  const report = useRead<DeviationsReport>(["work", "report of deviations"], "/reports/deviations", asked);
  const { data } = report;
  const isNarrow = useMediaQuery("(max-width: 75em)", false, { getInitialValueInEffect: false });
  const today = new Date().toISOString().slice(0, 10);
  const option = useMemo(
    () =>
      data &&
      trendOption(data, today, colours, {
        week: (monday) => format.date(monday, { day: "numeric", month: "short" }),
        count: (value) => format.number(value),
      }),
    [data, today, colours, format],
  );
  if (report.problem) return <ErrorState problem={report.problem} retry={report.retry} />;
  if (!data) return <LoadingRows rows={8} />;
  if (data.total.opened === 0)
    return <EmptyState icon={IconChecks} title={t("monitor:report.empty")} hint={t("monitor:report.empty_hint")} />;
  const nameOf = (group: Counted) =>
    by === "week" ? t("monitor:report.week_of", { date: format.date(group.key ?? "") }) : (group.name ?? t(`monitor:report.without.${by}`));
  return (
    <>
      <dl className={classes["facts"]}>
        {(["opened", "answered", "closed", "open"] as const).map((what) => (
          <div key={what}>
            <dt>{t(`monitor:report.${what}`)}</dt>
            <dd>
              <CountLink what={what} value={data.total[what]} search={behindGroup(window, by, null, what)} />
            </dd>
          </div>
        ))}
        {(["medianHoursToAnswer", "medianHoursToClose"] as const).map((what) => (
          <div key={what}>
            <dt>{t(`monitor:report.${what}`)}</dt>
            <dd>{hoursText(data.total[what], format, t("monitor:report.not_reached"))}</dd>
          </div>
        ))}
      </dl>
      {option && (
        <Chart
          label={t("monitor:report.trend")}
          option={option}
          height={180}
          onPick={(picked) => {
            const { week } = picked as { week: string };
            goTo("deviations", {
              from: week < window.from ? window.from : week,
              to: addDays(week, 7) > window.to ? window.to : addDays(week, 7),
              state: "all",
            });
          }}
        />
      )}
      <Group justify="space-between" align="flex-end" mt="md" mb="sm">
        <NativeSelect
          label={t("monitor:report.by")}
          value={by}
          onChange={({ currentTarget }) =>
            setSearch({ by: currentTarget.value === "rule" ? undefined : currentTarget.value, sort: undefined }, "replace")
          }
          data={dimensions.map((value) => ({ value, label: t(`monitor:report.by_${value}`) }))}
        />
        <ExportButtons path="/reports/deviations" query={asked} />
      </Group>
      <DataTable<Counted>
        label={t("pages:deviations_report")}
        columns={groupColumns(t, format, window, by, nameOf).filter(
          ({ key }) => !isNarrow || (key !== "trend" && key !== "medianHoursToClose"),
        )}
        list={listOf(data.groups)}
        rowKey={({ key }) => key ?? "none"}
        sorting={search["sort"]}
        onSort={(sort) => setSearch({ sort }, "replace")}
        empty={<EmptyState title={t("monitor:report.empty")} />}
      />
    </>
  );
}

function CountLink({ what, value, search }: { readonly what: What; readonly value: number; readonly search: UrlState }) {
  const t = useText();
  const format = useFormat();
  return (
    <PageLink
      to="deviations"
      search={search}
      className={`${classes["number"]} figures`}
      aria-label={`${t(`monitor:report.${what}`)}: ${format.number(value)}`}
    >
      {format.number(value)}
    </PageLink>
  );
}

type Format = ReturnType<typeof useFormat>;

/** Under two days in hours, above that in days. */
const hoursText = (hours: number | null, format: Format, notReached: string) =>
  hours === null
    ? notReached
    : hours < 48
      ? format.number(hours, { style: "unit", unit: "hour", unitDisplay: "short", maximumFractionDigits: 1 })
      : format.number(hours / 24, { style: "unit", unit: "day", unitDisplay: "short", maximumFractionDigits: 1 });

function groupColumns(
  t: ReturnType<typeof useText>,
  format: Format,
  window: Window,
  by: (typeof dimensions)[number],
  nameOf: (group: Counted) => string,
): readonly Column<Counted>[] {
  const counted = (what: What): Column<Counted> => ({
    key: what,
    title: t(`monitor:report.${what}`),
    width: 92,
    align: "right",
    sortBy: (group) => group[what],
    cell: (group) => <CountLink what={what} value={group[what]} search={behindGroup(window, by, group, what)} />,
  });
  const median = (what: "medianHoursToAnswer" | "medianHoursToClose"): Column<Counted> => ({
    key: what,
    title: t(`monitor:report.${what}`),
    width: 116,
    align: "right",
    sortBy: (group) => group[what],
    cell: (group) => <span className="figures">{hoursText(group[what], format, "–")}</span>,
  });
  return [
    {
      key: "name",
      title: t(`monitor:report.by_${by}`),
      phone: "title",
      sortBy: nameOf,
      cell: (group) => <span className={classes["name"]}>{nameOf(group)}</span>,
    },
    { key: "trend", title: t("monitor:report.trend_short"), width: 116, phone: "hidden", cell: ({ trend }) => <Trend counts={trend} /> },
    counted("opened"),
    counted("answered"),
    counted("closed"),
    counted("open"),
    median("medianHoursToAnswer"),
    median("medianHoursToClose"),
  ];
}

/** As high as a word; the numbers stand beside it. */
function Trend({ counts }: { readonly counts: readonly number[] }) {
  const most = Math.max(1, ...counts);
  const shown = counts.slice(-26);
  return (
    <svg className={classes["trend"]} width={shown.length * 4} height={16} aria-hidden="true">
      {shown.map((count, at) => {
        const tall = count === 0 ? 1 : Math.max(3, (16 * count) / most);
        // biome-ignore lint/suspicious/noArrayIndexKey: a week is its place.
        return <rect key={at} x={at * 4} y={16 - tall} width={3} height={tall} data-none={count === 0 || undefined} />;
      })}
    </svg>
  );
}
