/** What is known of a record: names on the left, values on the right; what is not known is left out. */
import type { ReactNode } from "react";
import classes from "./records.module.css";

export type Fact = readonly [name: string, value: ReactNode];

export function Facts({ facts, label }: { readonly facts: readonly Fact[]; readonly label: string }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== false && value !== "");
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
