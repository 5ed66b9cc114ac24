/** The working hours of each weekday, with breaks as gaps between two stretches. */
import { ActionIcon, Button, Group, Text, TextInput, Tooltip } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { FormProblemAlert } from "#ui/kit/CommandForm.tsx";
import { useFormat } from "#ui/kit/format.ts";
import { Loaded } from "#ui/kit/states.tsx";
import { useCan } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import type { Calendar, WorkingHours } from "../company/answers.ts";
import { useToday } from "../company/use-today.ts";
import classes from "./Calendar.module.css";
import { setHours } from "./calls.ts";
import { hoursProblem, weekTotal, withStretch } from "./hours.ts";
import { weekdayNames } from "./weekday-names.ts";

export function HoursTab() {
  const year = Number(useToday().slice(0, 4));
  const calendar = useRead<Calendar>(["org", "calendar", year], "/org/calendar", { year });
  return <Loaded from={calendar}>{({ hours }) => <HoursEditor key={JSON.stringify(hours)} before={hours} />}</Loaded>;
}

function HoursEditor({ before }: { readonly before: readonly WorkingHours[] }) {
  const t = useText();
  const format = useFormat();
  const can = useCan();
  const [hours, setAll] = useState<readonly WorkingHours[]>(before);
  const [problem, setProblem] = useState<Error | null>(null);
  const mayChange = can("calendar.change");
  const wrong = hoursProblem(hours);
  const save = useCommand({
    feature: "org",
    run: (wanted: readonly WorkingHours[]) => setHours(wanted),
    done: () => t("calendar:hours.saved"),
    undo: () => setHours(before),
    onDone: () => setProblem(null),
    onProblem: setProblem,
  });
  return (
    <>
      <Text size="sm" c="dimmed" mb="md" maw={720}>
        {t("calendar:hours.hint")}
      </Text>
      {problem && <FormProblemAlert problem={{ problem, fields: [] }} />}
      <ul className={classes["week"]}>
        {weekdayNames(format.language).map(({ long }, at) => (
          <Weekday key={long} name={long} weekday={at + 1} hours={hours} onChange={mayChange ? setAll : null} />
        ))}
      </ul>
      <Text size="sm" mt="md" className="figures">
        {t("calendar:hours.total", { hours: format.number(weekTotal(hours), { maximumFractionDigits: 2 }) })}
      </Text>
      {wrong && (
        <Text size="sm" c="red" role="alert">
          {t(`calendar:hours.${wrong}`)}
        </Text>
      )}
      {mayChange && (
        <Group mt="md" gap="xs">
          <Button
            disabled={wrong !== null || JSON.stringify(hours) === JSON.stringify(before)}
            loading={save.isBusy}
            onClick={() => save.run(hours)}
          >
            {t("org:save")}
          </Button>
          <Button variant="default" disabled={hours === before} onClick={() => setAll(before)}>
            {t("kit:cancel")}
          </Button>
        </Group>
      )}
    </>
  );
}

type WeekdayProps = {
  readonly name: string;
  readonly weekday: number;
  readonly hours: readonly WorkingHours[];
  readonly onChange: ((hours: readonly WorkingHours[]) => void) | null;
};

function Weekday({ name, weekday, hours, onChange }: WeekdayProps) {
  const t = useText();
  const own = hours.map((one, at) => ({ ...one, at })).filter((one) => one.weekday === weekday);
  const replace = (at: number, part: Partial<WorkingHours>) =>
    onChange?.(hours.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <li>
      <span className={classes["weekdayName"]}>{name}</span>
      <div className={classes["stretches"]}>
        {own.length === 0 && <Text c="dimmed">{t("calendar:hours.free")}</Text>}
        {own.map(({ at, from, to }) =>
          onChange ? (
            <Group key={at} gap={6} wrap="nowrap">
              <TextInput
                type="time"
                aria-label={t("calendar:hours.from", { weekday: name })}
                value={from}
                onChange={(event) => replace(at, { from: event.currentTarget.value })}
              />
              <span aria-hidden>–</span>
              <TextInput
                type="time"
                aria-label={t("calendar:hours.to", { weekday: name })}
                value={to}
                onChange={(event) => replace(at, { to: event.currentTarget.value })}
              />
              <Tooltip label={t("calendar:hours.remove")}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("calendar:hours.remove_of", { weekday: name })}
                  onClick={() => onChange(hours.filter((_, index) => index !== at))}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </Group>
          ) : (
            <span key={at} className="figures">
              {from}–{to}
            </span>
          ),
        )}
      </div>
      {onChange && (
        <Tooltip label={t("calendar:hours.add")}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("calendar:hours.add_to", { weekday: name })}
            onClick={() => onChange(withStretch(hours, weekday))}
          >
            <IconPlus size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}
