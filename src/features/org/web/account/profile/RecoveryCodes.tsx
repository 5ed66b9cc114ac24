/** The recovery codes, shown once: to copy, to download, and then to confirm that they are kept. */
import { Alert, Button, CopyButton, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { IconCheck, IconCopy, IconDownload, IconInfoCircle } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { downloadText } from "#ui/kit/download.ts";
import classes from "./RecoveryCodes.module.css";

export function RecoveryCodes({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  const t = useText();
  const asText = `${codes.join("\n")}\n`;
  return (
    <Stack>
      <Alert color="blue" variant="light" icon={<IconInfoCircle size={16} aria-hidden />} title={t("account:codes.title")}>
        {t("account:codes.hint")}
      </Alert>
      <SimpleGrid component="ul" cols={2} spacing="xs" className={classes["codes"]!}>
        {codes.map((code) => (
          <Text key={code} component="li" size="sm">
            {code}
          </Text>
        ))}
      </SimpleGrid>
      <Group gap="xs">
        <Button onClick={onDone}>{t("account:codes.done")}</Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => downloadText("mainspring-recovery-codes.txt", asText)}
        >
          {t("account:codes.download")}
        </Button>
        <CopyButton value={asText}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              onClick={copy}
            >
              {copied ? t("account:copied") : t("account:copy")}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Stack>
  );
}
