/** An instant, a date, an amount, as the person reads it; machines read the element's value. */
import { Text, Tooltip } from "@mantine/core";
import { type MoneyJson, useFormat } from "./format.ts";

/** "2 hours ago", with the exact instant on hover. */
export function Moment({ at }: { readonly at: string }) {
  const format = useFormat();
  return (
    <Tooltip label={format.instant(at, { dateStyle: "full", timeStyle: "long" })}>
      <time dateTime={at}>{format.near(at)}</time>
    </Tooltip>
  );
}

export function DateText({ date }: { readonly date: string }) {
  const format = useFormat();
  return <time dateTime={date}>{format.date(date)}</time>;
}

export function MoneyText({ value }: { readonly value: MoneyJson }) {
  const format = useFormat();
  return (
    <Text span inherit className="figures">
      {format.money(value)}
    </Text>
  );
}

export function NumberText({ value, options }: { readonly value: number | string; readonly options?: Intl.NumberFormatOptions }) {
  const format = useFormat();
  return (
    <Text span inherit className="figures">
      {format.number(value, options)}
    </Text>
  );
}
