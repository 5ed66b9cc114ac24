/** The year at a glance: what is worked, what is a holiday and by what name, how many working days each month has. */
import { Group, Modal, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { Loaded } from "#ui/kit/states.tsx";
import { useCan } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Calendar } from "../company/answers.ts";
import { useToday } from "../company/use-today.ts";
import classes from "./Calendar.module.css";
import { DayForm } from "./DayForm.tsx";
import { MonthGrid } from "./MonthGrid.tsx";
import { dateAfterKey, monthsOf } from "./months.ts";
import { Stepper } from "./Stepper.tsx";

const [first, last] = [1990, 2100];
const kinds = ["working", "weekend", "holiday", "day_off", "extra_working"] as const;

export function YearTab() {
  const t = useText();
  const today = useToday();
  const [search, setSearch] = useUrlState();
  const thisYear = Number(today.slice(0, 4));
  const asked = Number(search["year"]);
  const year = Number.isInteger(asked) && asked >= first && asked <= last ? asked : thisYear;
  const calendar = useRead<Calendar>(["org", "calendar", year], "/org/calendar", { year });
  const go = (to: number) =>
    setSearch({ year: to === thisYear ? undefined : String(Math.min(last, Math.max(first, to))), day: undefined }, "replace");
  return (
    <>
      <Group justify="space-between" mb="md">
        <Stepper
          title={String(year)}
          back={{ label: t("calendar:year.back"), run: () => go(year - 1) }}
          on={{ label: t("calendar:year.on"), run: () => go(year + 1) }}
          today={{ label: t("calendar:year.this"), run: () => go(thisYear), isHere: year === thisYear }}
        />
        <ul className={classes["legend"]} aria-label={t("calendar:legend")}>
          {kinds.map((kind) => (
            <li key={kind}>
              <span className={classes["day"]} data-kind={kind} aria-hidden>
                1
              </span>
              {t(`calendar:kind.${kind}`)}
            </li>
          ))}
        </ul>
      </Group>
      <Loaded from={calendar}>{(data) => <Year key={data.year} calendar={data} today={today} />}</Loaded>
    </>
  );
}

function Year({ calendar, today }: { readonly calendar: Calendar; readonly today: string }) {
  const t = useText();
  const format = useFormat();
  const can = useCan();
  const [{ day: chosen }, setSearch] = useUrlState();
  const months = useMemo(() => monthsOf(calendar.days), [calendar]);
  const [focused, setFocused] = useState(today.startsWith(String(calendar.year)) ? today : `${calendar.year}-01-01`);
  const day = calendar.days.find((one) => one.on === chosen);
  const country = new Intl.DisplayNames(format.language, { type: "region" }).of(calendar.country) ?? calendar.country;
  const close = () => setSearch({ day: undefined });

  const walk = (event: React.KeyboardEvent<HTMLDivElement>) => {
    const next = dateAfterKey(focused, event.key);
    if (!next) return;
    event.preventDefault();
    setFocused(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-on="${next}"]`)?.focus();
  };
  return (
    <>
      <Text size="sm" c="dimmed" mb="md">
        {t("calendar:year.sum", { count: calendar.workingDays })} ·{" "}
        {t("calendar:year.country", { country: calendar.region ? `${country}, ${calendar.region}` : country })}
        {can("calendar.change") && ` · ${t("calendar:year.hint")}`}
      </Text>
      <div className={classes["year"]} onKeyDown={walk}>
        {months.map((month) => (
          <MonthGrid
            key={month.key}
            month={month}
            today={today}
            focused={focused}
            onFocus={setFocused}
            onChoose={can("calendar.change") ? (on) => setSearch({ day: on }) : null}
          />
        ))}
      </div>
      <Modal
        opened={day !== undefined && can("calendar.change")}
        onClose={close}
        title={day ? format.date(day.on, { dateStyle: "full" }) : ""}
        closeButtonProps={{ "aria-label": t("kit:close") }}
      >
        {day && <DayForm key={day.on} day={day} onClose={close} />}
      </Modal>
    </>
  );
}
