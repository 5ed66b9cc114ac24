/** A person as initials on a quiet ground; decoration, because the name stands beside it. */
import { Avatar, Group, Text } from "@mantine/core";
import { initialsOf } from "./initials.ts";

export function PersonAvatar({ name, size = 24 }: { readonly name: string; readonly size?: number }) {
  return (
    <Avatar size={size} color="gray" variant="light" aria-hidden>
      {initialsOf(name)}
    </Avatar>
  );
}

export function PersonName({ name, detail }: { readonly name: string; readonly detail?: string | null }) {
  return (
    <Group gap={8} wrap="nowrap" component="span">
      <PersonAvatar name={name} />
      <span>
        {name}
        {detail && (
          <Text span c="dimmed" size="xs" ml={8}>
            {detail}
          </Text>
        )}
      </span>
    </Group>
  );
}
