/** Labels with their values, in two columns where there is room. What is not known is left out. */
import type { ReactNode } from "react";
import classes from "./card.module.css";

export type Fact = readonly [label: string, value: ReactNode];

export function Facts({ facts, label }: { readonly facts: readonly (Fact | null)[]; readonly label: string }) {
  const known = facts.filter((fact): fact is Fact => fact !== null && fact[1] !== null && fact[1] !== undefined && fact[1] !== "");
  return (
    <dl className={classes["facts"]} aria-label={label}>
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
