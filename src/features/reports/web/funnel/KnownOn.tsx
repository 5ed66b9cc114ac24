/** By what was known on which day the report is told. Rarely asked, so what it means stands beside it. */
import { ActionIcon, Popover, Text } from "@mantine/core";
import { IconHelp } from "@tabler/icons-react";
import { addDays } from "#shared/date.ts";
import { useText } from "#ui/i18n/text.ts";
import { DateField } from "#ui/kit/DateField.tsx";
import { useUrlState } from "#ui/url-state.ts";
import { dayBefore } from "./day-before.ts";
import classes from "./Funnel.module.css";

export function KnownOn({ today }: { readonly today: string }) {
  const t = useText();
  const [{ knownOn }, setSearch] = useUrlState();
  return (
    <div className={classes["known"]}>
      <DateField
        label={t("reports:asked.known_on")}
        placeholder={t("reports:asked.known_today")}
        clearable
        w={150}
        value={dayBefore(knownOn)}
        maxDate={today}
        onChange={(date) => setSearch({ knownOn: date === null || date === today ? undefined : addDays(date, 1) })}
      />
      <Popover width={320} position="bottom-start" shadow="none" withRoles>
        <Popover.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("reports:asked.known_help")}>
            <IconHelp size={16} aria-hidden />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          <Text size="sm">{t("reports:asked.known_hint")}</Text>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
