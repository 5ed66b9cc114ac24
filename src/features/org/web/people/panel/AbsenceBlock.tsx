/** When somebody is away, now and later, and who stands in. */
import { ActionIcon, Button, Text, Tooltip } from "@mantine/core";
import { IconCalendarPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { useCan, useMe } from "#ui/me.ts";
import { useList } from "#ui/query.ts";
import { AbsenceForm } from "../../company/AbsenceForm.tsx";
import { daysText } from "../../company/absence-days.ts";
import type { Absence } from "../../company/answers.ts";
import { useCancelAbsence } from "../../company/use-cancel-absence.ts";
import { useToday } from "../../company/use-today.ts";
import { Block } from "./Block.tsx";
import type { PersonProps } from "./PersonView.tsx";
import classes from "./panel.module.css";

export function AbsenceBlock({ company, person }: PersonProps) {
  const t = useText();
  const format = useFormat();
  const can = useCan();
  const me = useMe();
  const today = useToday();
  const [isAdding, setAdding] = useState(false);
  const list = useList<Absence>(["org", "absences"], "/org/absences", { personId: person.id, from: today, limit: 20 });
  const cancel = useCancelAbsence();
  const mayReport = can("absences.change") || (can("absences.own") && person.id === me.personId);
  const coming = list.items.filter((one) => one.cancelledAt === null);
  const add = mayReport && !isAdding && (
    <Button size="compact-sm" variant="subtle" leftSection={<IconCalendarPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t("org:absence.report")}
    </Button>
  );
  return (
    <Block title={t("people:absence.title")} action={add}>
      {coming.length === 0 && !isAdding && (
        <Text size="sm" c="dimmed">
          {t("people:absence.none")}
        </Text>
      )}
      <ul className={classes["list"]}>
        {coming.map((one) => (
          <li key={one.id}>
            <span>
              <Text size="sm">
                {daysText(one, format)} · {t(`org:absence.kind.${one.kind}`)}
              </Text>
              {one.deputyId && (
                <Text size="xs" c="dimmed">
                  {t("people:absence.stands_in", { name: company.person(one.deputyId)?.name ?? "" })}
                </Text>
              )}
            </span>
            {mayReport && (
              <Tooltip label={t("org:absence.cancel")}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("org:absence.cancel_of", { days: daysText(one, format) })}
                  onClick={() => cancel.run(one)}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
            )}
          </li>
        ))}
      </ul>
      {isAdding && <AbsenceForm company={company} personId={person.id} from={today} onClose={() => setAdding(false)} />}
    </Block>
  );
}
