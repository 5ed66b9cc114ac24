/** What can be done with the records that were chosen: at the foot of the list while there are any. */
import { CloseButton, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useText } from "../../../i18n/text.ts";
import classes from "./table.module.css";
import type { Selection } from "./use-selection.ts";

export function BulkBar<Row>({ selection, children }: { readonly selection: Selection<Row>; readonly children: ReactNode }) {
  const t = useText();
  return (
    <div className={classes["bulk"]} role="toolbar" aria-label={t("list:bulk.label")}>
      <Text size="sm" fw={600} role="status">
        {t("list:bulk.chosen", { count: selection.chosen.size })}
      </Text>
      <Group gap="xs">{children}</Group>
      <CloseButton ml="auto" aria-label={t("list:bulk.clear")} onClick={selection.clear} />
    </div>
  );
}
