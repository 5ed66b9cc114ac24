/**
 * A business date, typed or picked: "2026-03-02" in and out, shown as the reader's language writes dates.
 *
 *     <DateField label={t("…")} value={from} onChange={setFrom} />
 */
import { DateInput, type DateInputProps } from "@mantine/dates";
import "@mantine/dates/styles.layer.css";
import "dayjs/locale/de";
import "dayjs/locale/ru";
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
  return (
    <DateInput
      value={value}
      onChange={onChange}
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
