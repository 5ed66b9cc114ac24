/** A short list of things that belong to a step: each opened in place, added below, taken away by its cross. */
import { ActionIcon, Button, Group } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./Panel.module.css";

type Props<T> = {
  readonly title: string;
  readonly addLabel: string;
  readonly removeLabel: string;
  readonly items: readonly T[];
  readonly isEditable: boolean;
  readonly added: () => T;
  readonly onChange: (items: readonly T[]) => void;
  readonly children: (item: T, change: (item: T) => void) => ReactNode;
};

export function ListRows<T>({ title, addLabel, removeLabel, items, isEditable, added, onChange, children }: Props<T>) {
  if (!isEditable && items.length === 0) return null;
  return (
    <section className={classes["part"]} aria-label={title}>
      <Group justify="space-between">
        <h2 className={classes["heading"]}>{title}</h2>
        {isEditable && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange([...items, added()])}
          >
            {addLabel}
          </Button>
        )}
      </Group>
      <ul className={classes["rows"]}>
        {items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name than their place.
          <li key={`${items.length} ${at}`} className={classes["listRow"]}>
            <div className={classes["listBody"]}>{children(item, (next) => onChange(items.with(at, next)))}</div>
            {isEditable && (
              <ActionIcon variant="subtle" color="gray" aria-label={removeLabel} onClick={() => onChange(items.toSpliced(at, 1))}>
                <IconX size={16} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
