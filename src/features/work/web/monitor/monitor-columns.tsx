/** A row for each person: what they do now, what they did, what waits, how full the day is, what went wrong. */
import { Text, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconBeach } from "@tabler/icons-react";
import type { Say } from "#ui/i18n/text.ts";
import type { useFormat } from "#ui/kit/format.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { PersonAvatar } from "#ui/kit/PersonAvatar.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { PageLink } from "#ui/link.tsx";
import type { MonitorRow } from "../../contract/monitor/monitor.ts";
import { DoneBars } from "./DoneBars.tsx";
import { LoadBar } from "./LoadBar.tsx";
import classes from "./Monitor.module.css";

type Format = ReturnType<typeof useFormat>;

/** Where there is little room, the number of all open tasks and the name of the silent deal are left to the panel. */
export const monitorColumns = (t: Say, format: Format, isNarrow: boolean): readonly Column<MonitorRow>[] => [
  {
    key: "name",
    title: t("monitor:column.person"),
    phone: "title",
    sortBy: ({ person }) => person.name,
    cell: ({ person, unit }) => (
      <span className={classes["person"]}>
        <PersonAvatar name={person.name} />
        <span>
          {person.name}
          {unit && <small title={unit.name}>{unit.name}</small>}
        </span>
      </span>
    ),
  },
  {
    key: "now",
    title: t("monitor:column.now"),
    sortBy: ({ now }) => now?.since ?? null,
    cell: (row) => <Now row={row} t={t} format={format} />,
  },
  {
    key: "done",
    title: t("monitor:column.done"),
    width: isNarrow ? 84 : 132,
    align: "right",
    sortBy: ({ done }) => done,
    cell: ({ done, doneByHour }) => (
      <span className={classes["done"]}>
        {!isNarrow && <DoneBars hours={doneByHour} />}
        <span className="figures">{format.number(done)}</span>
      </span>
    ),
  },
  {
    key: "overdue",
    title: t("monitor:column.overdue"),
    width: isNarrow ? 92 : 108,
    align: "right",
    sortBy: ({ overdue }) => overdue,
    cell: ({ overdue }) => <Alarming value={overdue} format={format} label={t("monitor:column.overdue")} />,
  },
  ...(isNarrow ? [] : [openColumn(t, format)]),
  {
    key: "load",
    title: t("monitor:column.load"),
    width: isNarrow ? 100 : 168,
    sortBy: ({ loadMinutes, capacityMinutes }) => (capacityMinutes === 0 ? (loadMinutes > 0 ? 99 : null) : loadMinutes / capacityMinutes),
    cell: (row) => <LoadBar row={row} />,
  },
  {
    key: "deviations",
    title: t("monitor:column.deviations"),
    width: isNarrow ? 104 : 116,
    align: "right",
    sortBy: ({ deviations }) => deviations,
    cell: ({ person, deviations }) =>
      deviations === 0 ? (
        <span className="figures">{format.number(0)}</span>
      ) : (
        <PageLink to="deviations" search={{ person: person.id }} onClick={(event) => event.stopPropagation()}>
          <Alarming value={deviations} format={format} label={t("monitor:column.deviations")} />
        </PageLink>
      ),
  },
  {
    key: "silent",
    title: t("monitor:column.silent"),
    width: isNarrow ? 96 : 196,
    sortBy: ({ silent }) => silent?.days ?? null,
    cell: ({ silent }) =>
      silent && (
        <PageLink
          to={`deals/${silent.id}`}
          className={classes["silent"]!}
          onClick={(event) => event.stopPropagation()}
          title={silent.title}
        >
          <span className="figures">{t("monitor:days", { count: silent.days })}</span>
          {!isNarrow && (
            <Text span inherit c="dimmed" truncate>
              {silent.title}
            </Text>
          )}
        </PageLink>
      ),
  },
];

const openColumn = (t: Say, format: Format): Column<MonitorRow> => ({
  key: "open",
  title: t("monitor:column.open"),
  width: 88,
  align: "right",
  phone: "hidden",
  sortBy: ({ open }) => open,
  cell: ({ open }) => <span className="figures">{format.number(open)}</span>,
});

/** Red says what the word beside it says too. */
function Alarming({ value, format, label }: { readonly value: number; readonly format: Format; readonly label: string }) {
  if (value === 0) return <span className="figures">{format.number(0)}</span>;
  return (
    <span className={classes["alarm"]}>
      <IconAlertTriangle size={14} aria-label={label} />
      <span className="figures">{format.number(value)}</span>
    </span>
  );
}

function Now({ row: { now, absence, lastDoneAt }, t, format }: { readonly row: MonitorRow; readonly t: Say; readonly format: Format }) {
  if (absence)
    return (
      <Tooltip label={absence.deputy ? t("monitor:deputy", { name: absence.deputy.name }) : t("monitor:no_deputy")}>
        <span className={classes["away"]}>
          <IconBeach size={14} aria-hidden />
          {t("monitor:away_until", { date: format.date(absence.to) })}
        </span>
      </Tooltip>
    );
  if (now)
    return (
      <span className={classes["now"]} title={[now.title, now.subject?.title].filter(Boolean).join(" · ")}>
        <span>{now.title}</span>
        <small>
          {now.subject && now.subject.title !== now.title && <span>{now.subject.title}</span>}
          <Moment at={now.since} />
        </small>
      </span>
    );
  return (
    <span className={classes["quiet"]}>
      {lastDoneAt ? (
        <>
          {t("monitor:last_done")} <Moment at={lastDoneAt} />
        </>
      ) : (
        t("monitor:nothing_begun")
      )}
    </span>
  );
}
