/** A titled part of a page of settings: what it is on the left, its form on the right; one under the other on a phone. */
import { Text, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./page.module.css";

export function Section({ title, hint, children }: { readonly title: string; readonly hint?: ReactNode; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes["section"]} aria-labelledby={id}>
      <div>
        <Title order={2} id={id}>
          {title}
        </Title>
        {hint && (
          <Text size="sm" c="dimmed" component="div" mt={4}>
            {hint}
          </Text>
        )}
      </div>
      <div className={classes["sectionBody"]}>{children}</div>
    </section>
  );
}
