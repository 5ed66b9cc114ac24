/** A number that opens the list behind it. Nought has nothing behind it. */
import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./Funnel.module.css";

type Props = {
  readonly count: number;
  /** What it counts, for whoever does not see where it stands. */
  readonly label: string;
  readonly onOpen: () => void;
  readonly children?: ReactNode;
  readonly opensRow?: boolean;
};

export function Figure({ count, label, onOpen, children, opensRow }: Props) {
  if (count === 0) return <span className={classes["none"]}>{children ?? "0"}</span>;
  return (
    <UnstyledButton
      className={classes["figure"]!}
      aria-label={`${label}: ${count}`}
      onClick={onOpen}
      {...(opensRow ? { "data-opens-row": true } : {})}
    >
      {children ?? count}
    </UnstyledButton>
  );
}
