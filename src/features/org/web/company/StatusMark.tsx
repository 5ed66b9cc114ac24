/** How somebody stands in the company: an icon and a word, never colour alone. */
import { Group, Text } from "@mantine/core";
import { IconBeach, IconCircleCheck, IconEraser, IconMail, IconUserOff } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import type { PersonStatus } from "./answers.ts";

const looks = {
  active: { icon: IconCircleCheck, colour: "var(--mantine-color-green-text)" },
  invited: { icon: IconMail, colour: "var(--mantine-color-blue-text)" },
  inactive: { icon: IconUserOff, colour: "var(--mantine-color-dimmed)" },
  erased: { icon: IconEraser, colour: "var(--mantine-color-dimmed)" },
} as const;

export function StatusMark({ status, absentUntil }: { readonly status: PersonStatus; readonly absentUntil?: string | null | undefined }) {
  const t = useText();
  const format = useFormat();
  const isAbsent = status === "active" && absentUntil;
  const { icon: Icon, colour } = isAbsent ? { icon: IconBeach, colour: "var(--mantine-color-yellow-text)" } : looks[status];
  return (
    <Group gap={6} wrap="nowrap" component="span" display="flex">
      <Icon size={16} color={colour} aria-hidden />
      <Text span size="sm" style={{ whiteSpace: "nowrap" }}>
        {isAbsent
          ? t("org:absent_until", { date: format.date(absentUntil, { day: "numeric", month: "short" }) })
          : t(`org:status.${status}`)}
      </Text>
    </Group>
  );
}
