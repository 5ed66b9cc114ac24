/** Why a day is no ordinary one: a holiday of the company, or the person is away. */
import { Tooltip } from "@mantine/core";
import { IconBeach, IconConfetti } from "@tabler/icons-react";
import { type Key, textOr, useText } from "#ui/i18n/text.ts";
import classes from "./Calendar.module.css";
import type { CalendarDay } from "./TimeGrid.tsx";

export function DayNotes({ day }: { readonly day: CalendarDay }) {
  const t = useText();
  const { holiday, absence } = day;
  const away = absence ? textOr(`work:absence.${absence.kind}`, t("work:absence.other" satisfies Key)) : null;
  return (
    <>
      {holiday && (
        <span className={classes["dayNote"]} title={holiday}>
          <IconConfetti size={12} aria-hidden /> {holiday}
        </span>
      )}
      {away && (
        <Tooltip label={absence?.deputy ? t("work:absence.deputy", { name: absence.deputy.name }) : t("work:absence.no_deputy")}>
          <span className={classes["dayNote"]} tabIndex={0}>
            <IconBeach size={12} aria-hidden /> {away}
          </span>
        </Tooltip>
      )}
    </>
  );
}
