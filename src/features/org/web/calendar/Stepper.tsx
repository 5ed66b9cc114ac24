/** One period back, one on, and today's. */
import { ActionIcon, Button, Group, Title } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import classes from "./Calendar.module.css";

type Step = { readonly label: string; readonly run: () => void };
type Props = { readonly title: string; readonly back: Step; readonly on: Step; readonly today: Step & { readonly isHere: boolean } };

export function Stepper({ title, back, on, today }: Props) {
  return (
    <Group gap="xs">
      <ActionIcon variant="default" size={36} aria-label={back.label} onClick={back.run}>
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <Title order={2} miw={96} ta="center" aria-live="polite" className={classes["stepTitle"]!}>
        {title}
      </Title>
      <ActionIcon variant="default" size={36} aria-label={on.label} onClick={on.run}>
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
      {!today.isHere && (
        <Button variant="default" onClick={today.run}>
          {today.label}
        </Button>
      )}
    </Group>
  );
}
