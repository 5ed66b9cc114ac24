/** A person as initials on a quiet ground; decoration, drawn by CSS so that it is no text, because the name stands beside it. */
import { Avatar, Group, Text } from "@mantine/core";
import { initialsOf } from "./initials.ts";
import classes from "./PersonAvatar.module.css";

export function PersonAvatar({ name, size = 24 }: { readonly name: string; readonly size?: number }) {
  return (
    <Avatar size={size} color="gray" variant="light" aria-hidden>
      <span className={classes["initials"]} data-initials={initialsOf(name)} />
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
