/** Push messages: this browser's switch, one's browsers, a message to try it. */
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconBellRinging, IconInfoCircle } from "@tabler/icons-react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { ConfirmButton } from "#ui/kit/ConfirmButton.tsx";
import { Moment } from "#ui/kit/Moment.tsx";
import { ErrorState, LoadingRows } from "#ui/kit/states.tsx";
import classes from "./preferences.module.css";
import { isThisBrowser, useThisBrowser } from "./this-browser.ts";

type Tested = { readonly sent: number; readonly ended: number; readonly failed: number };

export function PushSection() {
  const t = useText();
  const { facts, state, turnOn, end } = useThisBrowser();
  const test = useCommand({
    feature: "notifications",
    run: (_: "test") => api.post<Tested>("/me/push/test"),
    done: ({ sent, failed }) =>
      failed > 0 && sent === 0 ? t("notifications:push.failed") : t("notifications:push.tested", { count: sent }),
  });
  if (facts.problem) return <ErrorState problem={facts.problem} retry={facts.retry} />;
  if (!facts.data || !state) return <LoadingRows rows={2} />;
  const { publicKey, subscriptions } = facts.data;
  return (
    <Stack gap="sm">
      {(state === "unable" || state === "blocked") && (
        <Alert color="blue" variant="light" icon={<IconInfoCircle size={16} aria-hidden />}>
          {t(`notifications:push.${state}`)}
        </Alert>
      )}
      <Group gap="xs">
        {state === "off" && (
          <Button
            variant="default"
            leftSection={<IconBellRinging size={16} aria-hidden />}
            loading={turnOn.isBusy}
            onClick={() => turnOn.run(publicKey)}
          >
            {t("notifications:push.turn_on")}
          </Button>
        )}
        {subscriptions.length > 0 && (
          <Button variant="default" loading={test.isBusy} onClick={() => test.run("test")}>
            {t("notifications:push.test")}
          </Button>
        )}
      </Group>
      <div>
        {subscriptions.map(({ id, service, createdAt }) => (
          <div key={id} className={classes["feed"]}>
            <Text size="sm">
              {service} · <Moment at={createdAt} />
              {isThisBrowser(id) && ` · ${t("notifications:push.this")}`}
            </Text>
            <ConfirmButton
              size="compact-sm"
              question={t("notifications:push.end_question")}
              confirmLabel={t("notifications:push.end")}
              onConfirm={() => end.run(id)}
            >
              {t("notifications:push.end")}
            </ConfirmButton>
          </div>
        ))}
      </div>
    </Stack>
  );
}
