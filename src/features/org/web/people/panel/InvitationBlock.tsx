/** Asking somebody in: the link, shown right after it was made, because it is kept nowhere. */
import { ActionIcon, Button, CopyButton, Group, Stack, Text, TextInput, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy, IconMail } from "@tabler/icons-react";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { useCan } from "#ui/me.ts";
import type { Invitation, Person } from "../../company/answers.ts";
import { invite } from "../calls.ts";
import { Block } from "./Block.tsx";

type Props = { readonly person: Person; readonly invitation: Invitation | null; readonly onInvited: (invitation: Invitation) => void };

export function InvitationBlock({ person, invitation, onInvited }: Props) {
  const t = useText();
  const can = useCan();
  const make = useCommand({ feature: "org", run: (id: string, key) => invite(id, key), onDone: onInvited });
  if (!can("people.change")) return null;
  return (
    <Block title={t("people:invitation.title")}>
      {invitation ? (
        <InvitationLink invitation={invitation} />
      ) : (
        <Stack gap="xs" align="flex-start">
          <Text size="sm" c="dimmed">
            {t(person.email ? "people:invitation.hint" : "people:invitation.email_needed")}
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            disabled={!person.email}
            loading={make.isBusy}
            leftSection={<IconMail size={16} aria-hidden />}
            onClick={() => make.run(person.id)}
          >
            {t("people:invitation.make")}
          </Button>
        </Stack>
      )}
    </Block>
  );
}

function InvitationLink({ invitation }: { readonly invitation: Invitation }) {
  const t = useText();
  const format = useFormat();
  return (
    <Stack gap={6}>
      <Group gap={6} wrap="nowrap" align="flex-end">
        <TextInput
          flex={1}
          readOnly
          label={t("people:invitation.link")}
          value={invitation.link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={invitation.link} timeout={2_000}>
          {({ copied, copy }) => (
            <Tooltip label={t(copied ? "people:invitation.copied" : "people:invitation.copy")}>
              <ActionIcon
                size={36}
                variant="default"
                onClick={copy}
                aria-label={t(copied ? "people:invitation.copied" : "people:invitation.copy")}
              >
                {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      </Group>
      <Text size="xs" c="dimmed">
        {t("people:invitation.expires", { date: format.instant(invitation.expiresAt) })}
      </Text>
      <Text size="xs" c="dimmed">
        {t(invitation.isMailed ? "people:invitation.mailed" : "people:invitation.pass_on")}
      </Text>
    </Stack>
  );
}
