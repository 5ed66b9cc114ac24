/** The first row of a page: its name, how much there is, and what one can do. Also the window's title. */
import { Group, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import classes from "./page.module.css";

type Props = { readonly title: string; readonly count?: string; readonly children?: ReactNode };

export function PageTitle({ title, count, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Mainspring`;
  }, [title]);
  return (
    <div className={classes["title"]}>
      <Group gap="sm" align="baseline">
        <Title order={1}>{title}</Title>
        {count && (
          <Text c="dimmed" size="sm" role="status">
            {count}
          </Text>
        )}
      </Group>
      {children && <Group gap="xs">{children}</Group>}
    </div>
  );
}

/** The row of filters under the title; it wraps on a phone. */
export function FilterBar({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <search className={classes["filters"]} aria-label={label}>
      {children}
    </search>
  );
}
