/**
 * A business date, typed or picked: "2026-03-02" in and out, shown as the reader's language writes dates.
 *
 *     <DateField label={t("…")} value={from} onChange={setFrom} />
 */
import { DateInput, type DateInputProps } from "@mantine/dates";
import "@mantine/dates/styles.layer.css";
import "dayjs/locale/de";
import "dayjs/locale/ru";
import { useState } from "react";
import { currentLanguage } from "../i18n/start.ts";
import { useText } from "../i18n/text.ts";
import { formatDate } from "./format.ts";
import { parseDate } from "./parse-date.ts";

type Props = Omit<DateInputProps, "value" | "onChange" | "valueFormat" | "dateParser"> & {
  readonly value: string | null;
  readonly onChange: (date: string | null) => void;
};

export function DateField({ value, onChange, ...rest }: Props) {
  const t = useText();
  const language = currentLanguage();
  // Enter says that the date is meant: the calendar goes out of the way of what comes next, until one types or clicks again.
  const [isPutAway, setPutAway] = useState(false);
  const offer = () => setPutAway(false);
  return (
    <DateInput
      value={value}
      onChange={onChange}
      onKeyDown={(event) => event.key === "Enter" && setPutAway(true)}
      onInput={offer}
      onClick={offer}
      onBlur={offer}
      popoverProps={isPutAway ? { opened: false } : {}}
      locale={language}
      firstDayOfWeek={1}
      valueFormat={(date) => formatDate(date, language)}
      dateParser={(typed) => parseDate(typed, language)}
      clearButtonProps={{ "aria-label": t("kit:date.clear") }}
      ariaLabels={{
        nextMonth: t("kit:date.next_month"),
        previousMonth: t("kit:date.previous_month"),
        nextYear: t("kit:date.next_year"),
        previousYear: t("kit:date.previous_year"),
        nextDecade: t("kit:date.next_years"),
        previousDecade: t("kit:date.previous_years"),
        monthLevelControl: t("kit:date.choose_month"),
        yearLevelControl: t("kit:date.choose_year"),
      }}
      {...rest}
    />
  );
}
