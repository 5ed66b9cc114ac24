/** An import that is over: what it did, the rows it refused, the way back, the way on. */
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconDownload } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { downloadFile } from "#ui/kit/download.ts";
import { useFormat } from "#ui/kit/format.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { showProblem } from "#ui/kit/toast.tsx";
import { PageLink } from "#ui/link.tsx";
import type { ImportView } from "../../contract/imports.ts";
import { Counts } from "../Counts.tsx";
import { useStart } from "../calls.ts";
import { problemWord } from "../import-words.ts";
import classes from "../imports.module.css";
import { StateBadge } from "../StateBadge.tsx";
import { Undo } from "./Undo.tsx";

export function ReportStep({ held }: { readonly held: ImportView }) {
  const t = useText();
  const format = useFormat();
  const start = useStart(held);
  const goesOn = (held.state === "cancelled" || held.state === "failed") && held.bytes !== null;
  return (
    <Stack gap="lg" className={classes["narrow"]!}>
      <Group gap="sm">
        <StateBadge state={held.state} />
        {held.endedAt && (
          <Text size="sm" c="dimmed">
            <Moment at={held.endedAt} />
          </Text>
        )}
      </Group>
      {held.failure && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle size={16} aria-hidden />} title={t("imports:failed")}>
          {problemWord(held.failure)}
        </Alert>
      )}
      <Counts counts={held} />
      {held.refused > 0 && (
        <div>
          <Text size="sm" mb="xs">
            {t("imports:refused_hint", { count: held.refused, shown: format.number(held.refused) })}
          </Text>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => void downloadFile(`/imports/${held.id}/refusals`, {}).catch(showProblem)}
          >
            {t("imports:refused_download")}
          </Button>
        </div>
      )}
      <Undo held={held} />
      <Group gap="xs">
        {goesOn && (
          <Button loading={start.isBusy} onClick={() => start.run(null)}>
            {t("imports:go_on")}
          </Button>
        )}
        <Button variant="default" component={PageLink} to="imports">
          {t("imports:all")}
        </Button>
        <Button variant="default" component={PageLink} to="imports" search={{ step: "file" }}>
          {t("imports:new")}
        </Button>
      </Group>
    </Stack>
  );
}
