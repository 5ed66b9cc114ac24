/** What should have come by now: red, and with a sign. */
import { Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { MoneyJson } from "#ui/kit/format.ts";
import { MoneyText } from "#ui/kit/Moment.tsx";
import classes from "../records/records.module.css";

export const isSome = (value: MoneyJson | null): value is MoneyJson => value !== null && !/^-?[0.]+$/.test(value.amount);

export function Overdue({ value }: { readonly value: MoneyJson | null }) {
  if (!isSome(value)) return "–";
  return (
    <Text span inherit c="red" className={classes["mark"]!}>
      <IconAlertTriangle size={14} aria-hidden />
      <MoneyText value={value} />
    </Text>
  );
}
