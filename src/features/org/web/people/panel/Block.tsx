/** A titled part of the panel, with what one can do there beside its title. */
import { Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./panel.module.css";

export function Block({ title, action, children }: { readonly title: string; readonly action?: ReactNode; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes["block"]} aria-labelledby={id}>
      <Title order={3}>
        <span id={id}>{title}</span>
        {action}
      </Title>
      {children}
    </section>
  );
}

/** Labels with their values, one pair under the other. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={classes["facts"]}>{children}</dl>;
}

export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
