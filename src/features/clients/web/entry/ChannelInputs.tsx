/** Phones, e-mails or messengers: a line each, with whose or which. */
import { ActionIcon, Button, Fieldset, Group, Text, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useText } from "#ui/i18n/text.ts";
import type { Channel } from "../answers.ts";

type Kind = "phones" | "emails" | "messengers";
type Props = {
  readonly kind: Kind;
  readonly channels: readonly Channel[];
  readonly onChange: (channels: readonly Channel[]) => void;
  readonly error?: ReactNode;
};

const types = { phones: "tel", emails: "email", messengers: "text" } as const;

export function ChannelInputs({ kind, channels, onChange, error }: Props) {
  const t = useText();
  const legend = t(`clients:channel.${kind}`);
  const set = (at: number, change: Partial<Channel>) =>
    onChange(channels.map((one, index) => (index === at ? { ...one, ...change } : one)));
  return (
    <Fieldset
      legend={
        <Text span size="sm" fw={600} ml={-2}>
          {legend}
        </Text>
      }
      variant="unstyled"
    >
      {channels.map((channel, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; it has no name before it is saved.
        <Group key={at} gap={4} mb={4} wrap="nowrap" align="flex-start">
          <TextInput
            flex={2}
            type={types[kind]}
            aria-label={`${legend} ${at + 1}`}
            value={channel.value}
            onChange={(event) => set(at, { value: event.currentTarget.value })}
            error={at === 0 ? error : undefined}
          />
          <TextInput
            flex={1}
            aria-label={t("clients:channel.label_of", { channel: `${legend} ${at + 1}` })}
            placeholder={t("clients:channel.label")}
            value={channel.label ?? ""}
            onChange={(event) => set(at, { label: event.currentTarget.value || null })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t("clients:channel.remove", { channel: `${legend} ${at + 1}` })}
            onClick={() => onChange(channels.filter((_, index) => index !== at))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange([...channels, { value: "", label: null }])}
      >
        {t(`clients:channel.add_${kind}`)}
      </Button>
    </Fieldset>
  );
}
