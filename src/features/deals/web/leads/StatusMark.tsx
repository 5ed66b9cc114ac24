/** A lead's status: a word with a sign, never a colour alone. */
import { Text } from "@mantine/core";
import { IconCircle, IconCircleCheck, IconCircleX, IconProgress } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import classes from "../records/records.module.css";
import type { Lead } from "./calls.ts";

const signs = {
  new: [IconCircle, "blue"],
  in_work: [IconProgress, "amber"],
  converted: [IconCircleCheck, "green"],
  rejected: [IconCircleX, "dimmed"],
} as const;

export function StatusMark({ status }: Pick<Lead, "status">) {
  const t = useText();
  const [Sign, colour] = signs[status];
  return (
    <span className={classes["mark"]}>
      <Text span inherit c={colour} lh={0}>
        <Sign size={16} aria-hidden />
      </Text>
      {t(`leads:status.${status}`)}
    </span>
  );
}
