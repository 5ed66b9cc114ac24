/** A month with a row for everybody who is away in it. */
import { Text } from "@mantine/core";
import { IconBeach, IconCalendarOff, IconThermometer } from "@tabler/icons-react";
import { addDays, daysBetween } from "#shared/date.ts";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { daysText } from "../company/absence-days.ts";
import type { Absence, CalendarDay } from "../company/answers.ts";
import type { Company } from "../company/company.ts";
import { PersonText } from "../company/PersonText.tsx";
import classes from "./Calendar.module.css";
import { datesOf, monthAfter } from "./months.ts";

const icons = { holiday: IconBeach, sick: IconThermometer, other: IconCalendarOff } as const;

export type AbsencesProps = {
  readonly company: Company | undefined;
  readonly absences: readonly Absence[];
  readonly month: string;
  readonly today: string;
  readonly days: readonly CalendarDay[];
  readonly mayChange: (absence: Absence) => boolean;
  readonly onOpen: (absence: Absence) => void;
};

export function AbsenceTimeline({ company, absences, month, today, days, mayChange, onOpen }: AbsencesProps) {
  const t = useText();
  const format = useFormat();
  const dates = datesOf(month);
  const free = new Set(days.filter((one) => one.hours.length === 0).map((one) => one.on));
  const rows = [...Map.groupBy(absences, (one) => one.personId)];
  return (
    <section className={classes["scroll"]} aria-label={t("calendar:tab.absences")} tabIndex={0}>
      <table className={classes["timeline"]} aria-label={t("calendar:tab.absences")}>
        <thead>
          <tr>
            <th scope="col">{t("calendar:absence.who")}</th>
            {dates.map((on) => (
              <th key={on} scope="col" data-free={free.has(on) || undefined} data-today={on === today || undefined}>
                <span className={classes["weekday"]}>{format.date(on, { weekday: "narrow" })}</span>
                {Number(on.slice(8))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([personId, own]) => (
            <tr key={personId}>
              <th scope="row">
                <PersonText company={company} id={personId} />
              </th>
              {cells(own, month).map(({ on, absence, span }) =>
                absence ? (
                  <td key={on} colSpan={span} className={classes["away"]}>
                    <Bar absence={absence} company={company} onOpen={mayChange(absence) ? () => onOpen(absence) : null} span={span} />
                  </td>
                ) : (
                  <td key={on} data-free={free.has(on) || undefined} data-today={on === today || undefined} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type BarProps = {
  readonly absence: Absence;
  readonly company: Company | undefined;
  readonly onOpen: (() => void) | null;
  readonly span: number;
};

function Bar({ absence, company, onOpen, span }: BarProps) {
  const t = useText();
  const format = useFormat();
  const deputy = company?.person(absence.deputyId)?.name;
  const kind = t(`org:absence.kind.${absence.kind}`);
  const shown = [kind, deputy ? `→ ${deputy}` : null].filter(Boolean).join(" ");
  const whole = [shown, daysText(absence, format), deputy ? null : t("calendar:absence.nobody")].filter(Boolean).join(", ");
  const Icon = icons[absence.kind];
  const content = (
    <>
      <Icon size={14} aria-hidden />
      {span > 2 && (
        <Text span size="xs" truncate>
          {shown}
        </Text>
      )}
    </>
  );
  return onOpen ? (
    <button
      type="button"
      className={classes["bar"]}
      data-kind={absence.kind}
      data-short={span < 2 || undefined}
      title={whole}
      aria-label={whole}
      onClick={onOpen}
    >
      {content}
    </button>
  ) : (
    <span className={classes["bar"]} data-kind={absence.kind} data-short={span < 2 || undefined} title={whole}>
      {content}
    </span>
  );
}

type Cell = { readonly on: string; readonly absence: Absence | null; readonly span: number };

/** The month's days of one person: a cell per day, an absence as one cell over its days. */
function cells(own: readonly Absence[], month: string): readonly Cell[] {
  const end = `${monthAfter(month, 1)}-01`;
  const found: Cell[] = [];
  for (let on = `${month}-01`; on < end; ) {
    const absence = own.find((one) => one.fromOn <= on && one.toOn > on) ?? null;
    const until = absence ? (absence.toOn < end ? absence.toOn : end) : addDays(on, 1);
    found.push({ on, absence, span: daysBetween(on, until) });
    on = until;
  }
  return found;
}
