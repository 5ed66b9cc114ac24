/** Addresses under which calendar programs read one's tasks and absences; each is shown once and can be revoked alone. */
import { Alert, Button, CopyButton, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconCalendarPlus, IconCheck, IconCopy, IconInfoCircle } from "@tabler/icons-react";
import { useState } from "react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { ConfirmButton } from "#ui/kit/ConfirmButton.tsx";
import { Moment } from "#ui/kit/Moment.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { useRead } from "#ui/query.ts";
import type { FeedView, OpenedFeed } from "../../contract/feed/feeds.ts";
import classes from "../notify/preferences.module.css";

export function FeedSection() {
  const t = useText();
  const feeds = useRead<{ readonly feeds: readonly FeedView[] }>(["notifications", "feeds"], "/me/feeds");
  const [address, setAddress] = useState<string | null>(null);
  const open = useCommand({
    feature: "notifications",
    run: (_: "open") => api.post<OpenedFeed>("/me/feeds"),
    onDone: (opened) => setAddress(opened.address),
  });
  const revoke = useCommand({
    feature: "notifications",
    run: (id: string) => api.delete(`/me/feeds/${id}`),
    done: () => t("notifications:feed.revoked"),
    onDone: () => setAddress(null),
  });
  return (
    <Stack gap="sm">
      {address && <Address address={address} />}
      <Group>
        <Button
          variant="default"
          leftSection={<IconCalendarPlus size={16} aria-hidden />}
          loading={open.isBusy}
          onClick={() => open.run("open")}
        >
          {t("notifications:feed.open")}
        </Button>
      </Group>
      <Loaded from={feeds} rows={1}>
        {(data) => (
          <div>
            {data.feeds.map(({ id, createdAt, readAt }) => (
              <div key={id} className={classes["feed"]}>
                <Text size="sm">
                  {t("notifications:feed.made")} <Moment at={createdAt} /> ·{" "}
                  {readAt ? (
                    <>
                      {t("notifications:feed.read")} <Moment at={readAt} />
                    </>
                  ) : (
                    t("notifications:feed.never_read")
                  )}
                </Text>
                <ConfirmButton
                  size="compact-sm"
                  question={t("notifications:feed.revoke_question")}
                  confirmLabel={t("notifications:feed.revoke")}
                  onConfirm={() => revoke.run(id)}
                >
                  {t("notifications:feed.revoke")}
                </ConfirmButton>
              </div>
            ))}
          </div>
        )}
      </Loaded>
    </Stack>
  );
}

function Address({ address }: { readonly address: string }) {
  const t = useText();
  return (
    <Alert color="blue" variant="light" icon={<IconInfoCircle size={16} aria-hidden />} title={t("notifications:feed.once")}>
      <Stack gap="xs">
        {t("notifications:feed.once_hint")}
        <TextInput
          aria-label={t("notifications:feed.address")}
          value={address}
          readOnly
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
          ff="monospace"
        />
        <Group>
          <CopyButton value={address}>
            {({ copied, copy }) => (
              <Button
                size="compact-sm"
                leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                onClick={copy}
              >
                {t(copied ? "notifications:feed.copied" : "notifications:feed.copy")}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </Alert>
  );
}
