/** What a tab is about, with its one action. */
import { Group, Text } from "@mantine/core";
import type { ReactNode } from "react";

export function TabIntro({ hint, children }: { readonly hint: string; readonly children?: ReactNode }) {
  return (
    <Group justify="space-between" align="flex-start" mb="md" gap="sm">
      <Text size="sm" c="dimmed" maw={720}>
        {hint}
      </Text>
      {children}
    </Group>
  );
}
