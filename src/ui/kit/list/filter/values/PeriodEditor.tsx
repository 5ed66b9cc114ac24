/** A stretch of days: this, last or next week, month …, the last or next so many, or one by its name. */
import { Group, NativeSelect, NumberInput } from "@mantine/core";
import { type PeriodValue, type Unit, units } from "#shared/filter/language.ts";
import { isPeriodValue } from "#shared/filter/relative.ts";
import type { PeriodKind } from "#shared/period.ts";
import { useText } from "../../../../i18n/text.ts";
import { LaterText } from "./LaterText.tsx";

const kinds: readonly PeriodKind[] = ["day", "week", "month", "quarter", "year"];
const offsets = [
  ["this", 0],
  ["last", -1],
  ["next", 1],
] as const;

export function PeriodEditor({ value, onChange }: { readonly value: unknown; readonly onChange: (value: unknown) => void }) {
  const t = useText();
  const form = formOf(value);
  const [way, counts] = countsOf(value);
  const [unit, count] = (Object.entries(counts)[0] ?? ["days", 30]) as [Unit, number];
  return (
    <Group gap={4} wrap="nowrap">
      <NativeSelect
        size="xs"
        aria-label={t("list:value.period")}
        value={form}
        onChange={(event) => onChange(periodOf(event.currentTarget.value))}
        data={[
          ...kinds.flatMap((kind) => offsets.map(([name]) => ({ value: `${kind}_${name}`, label: t(`list:period.${kind}_${name}`) }))),
          { value: "last", label: t("list:value.last") },
          { value: "next", label: t("list:value.next") },
          { value: "named", label: t("list:value.named_period") },
        ]}
      />
      {(form === "last" || form === "next") && (
        <>
          <NumberInput
            size="xs"
            w={64}
            aria-label={t("list:value.count")}
            value={count}
            min={1}
            max={1000}
            onChange={(next) => onChange({ [way]: { [unit]: typeof next === "number" ? Math.trunc(next) : 1 } })}
          />
          <NativeSelect
            size="xs"
            aria-label={t("list:value.unit")}
            value={unit}
            onChange={(event) => onChange({ [way]: { [event.currentTarget.value]: count } })}
            data={units.map((one) => ({ value: one, label: t(`list:value.unit_${one}`) }))}
          />
        </>
      )}
      {form === "named" && (
        <LaterText
          label={t("list:value.named_period")}
          placeholder="2026-Q1"
          value={typeof value === "string" ? value : ""}
          onChange={(typed) => onChange(typed.trim().toUpperCase())}
        />
      )}
    </Group>
  );
}

function formOf(value: unknown): string {
  if (typeof value === "string") return "named";
  if (!isPeriodValue(value)) return "month_this";
  if (typeof value === "string" || "last" in value) return "last";
  if ("next" in value) return "next";
  const name = offsets.find(([, offset]) => offset === (value.offset ?? 0))?.[0];
  return name ? `${value.period}_${name}` : "month_this";
}

function countsOf(value: unknown): readonly ["last" | "next", object] {
  if (typeof value === "object" && value !== null) {
    if ("last" in value) return ["last", value.last as object];
    if ("next" in value) return ["next", value.next as object];
  }
  return ["last", { days: 30 }];
}

function periodOf(form: string): PeriodValue {
  if (form === "last") return { last: { days: 30 } };
  if (form === "next") return { next: { days: 30 } };
  if (form === "named") return "";
  const [period, name] = form.split("_") as [PeriodKind, (typeof offsets)[number][0]];
  const offset = offsets.find(([one]) => one === name)?.[1] ?? 0;
  return offset === 0 ? { period } : { period, offset };
}
