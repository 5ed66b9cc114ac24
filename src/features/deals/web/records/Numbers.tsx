/** Numbers above a list, each with its word. Red ones have a sign as well. */
import { Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./records.module.css";

export type Figure = { readonly word: string; readonly value: ReactNode; readonly isAlarming?: boolean };

export function Numbers({ figures, label }: { readonly figures: readonly Figure[]; readonly label: string }) {
  return (
    <dl className={classes["numbers"]} aria-label={label}>
      {figures.map(({ word, value, isAlarming }) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd className="figures">
            {isAlarming ? (
              <Text span inherit c="red" className={classes["mark"]!}>
                <IconAlertTriangle size={14} aria-hidden />
                {value}
              </Text>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
