/** An import that is running: how far it is, and the way to stop it. */
import { Button, Progress, Stack, Text } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import type { ImportView } from "../../contract/imports.ts";
import { Counts } from "../Counts.tsx";
import { useCancel } from "../calls.ts";
import classes from "../imports.module.css";

export function RunStep({ held }: { readonly held: ImportView }) {
  const t = useText();
  const format = useFormat();
  const cancel = useCancel(held);
  const total = held.totalRows;
  const share = total === null ? null : total === 0 ? 1 : held.read / total;
  return (
    <Stack gap="lg" className={classes["narrow"]!}>
      <div>
        <Text size="sm" mb={8} role="status">
          {share === null || total === null
            ? t("imports:run.reading")
            : t("imports:run.rows", { read: format.number(held.read), total: format.number(total) })}
        </Text>
        <Progress value={(share ?? 1) * 100} animated={share === null} aria-label={t("imports:step.run")} />
      </div>
      <Counts counts={held} />
      <Text size="sm" c="dimmed">
        {t("imports:run.hint")}
      </Text>
      <div>
        <Button variant="default" loading={cancel.isBusy} onClick={() => cancel.run(null)}>
          {t("imports:run.cancel")}
        </Button>
      </div>
    </Stack>
  );
}
