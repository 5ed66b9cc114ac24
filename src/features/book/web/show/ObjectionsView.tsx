/** Objections, folded: what the other side says, and under it what to answer. */
import { UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { useEffect, useId, useRef, useState } from "react";
import type { Objection } from "../../core/content.ts";
import type { ContentProps } from "./ContentView.tsx";
import { Said } from "./Said.tsx";
import classes from "./show.module.css";

type Props = { readonly objections: readonly Objection[]; readonly opened: NonNullable<ContentProps["opened"]> | null };

export function ObjectionsView({ objections, opened }: Props) {
  return (
    <ul className={classes["objections"]}>
      {objections.map((one) => (
        <OneObjection key={one.key} objection={one} openedAt={opened?.key === one.key ? opened.at : null} />
      ))}
    </ul>
  );
}

function OneObjection({ objection: { objection, answer }, openedAt }: { readonly objection: Objection; readonly openedAt: number | null }) {
  const [isOpen, setOpen] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const id = useId();
  useEffect(() => {
    if (openedAt === null) return;
    setOpen(true);
    row.current?.scrollIntoView({ block: "nearest" });
  }, [openedAt]);
  return (
    <li ref={row} data-open={isOpen || undefined}>
      <UnstyledButton className={classes["opener"]!} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        <IconChevronRight size={16} aria-hidden />
        <span>
          <Said text={objection} />
        </span>
      </UnstyledButton>
      <p id={id} className={classes["answer"]} hidden={!isOpen}>
        <Said text={answer} />
      </p>
    </li>
  );
}
