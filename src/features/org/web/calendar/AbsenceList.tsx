/** The same absences one under the other, for a phone. */
import { Text, UnstyledButton } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { daysText } from "../company/absence-days.ts";
import { PersonText } from "../company/PersonText.tsx";
import type { AbsencesProps } from "./AbsenceTimeline.tsx";
import classes from "./Calendar.module.css";

export function AbsenceList({ company, absences, mayChange, onOpen }: AbsencesProps) {
  const t = useText();
  const format = useFormat();
  return (
    <ul className={classes["list"]} aria-label={t("calendar:tab.absences")}>
      {absences.map((one) => {
        const deputy = company?.person(one.deputyId)?.name;
        const content = (
          <>
            <Text fw={600}>
              <PersonText company={company} id={one.personId} />
            </Text>
            <Text size="sm">
              {daysText(one, format)} · {t(`org:absence.kind.${one.kind}`)}
            </Text>
            <Text size="xs" c="dimmed">
              {deputy ? t("people:absence.stands_in", { name: deputy }) : t("calendar:absence.nobody")}
            </Text>
          </>
        );
        return <li key={one.id}>{mayChange(one) ? <UnstyledButton onClick={() => onOpen(one)}>{content}</UnstyledButton> : content}</li>;
      })}
    </ul>
  );
}
