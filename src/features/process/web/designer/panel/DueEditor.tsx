/** Until when: so many working days or hours, or so many working days before a date of the record. */
import { Group, NativeSelect, Select, Stack } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import type { Due } from "../../../core/definition.ts";
import { withChosen } from "../../words/use-offers.ts";
import { Count } from "./fields.tsx";
import { usePanel } from "./panel-context.ts";

type Props = {
  readonly label: string;
  readonly value: Due | undefined;
  readonly onChange: (due: Due | undefined) => void;
  readonly isOptional?: boolean;
};

export function DueEditor({ label, value, onChange, isOptional = false }: Props) {
  const t = useText();
  const { offers, drafting } = usePanel();
  const isDisabled = !drafting.isEditable;
  const kind = value === undefined ? "" : "before" in value ? "before" : "workingDays" in value ? "days" : "hours";
  const count = value === undefined ? 1 : "workingHours" in value ? value.workingHours : value.workingDays;
  const set = (next: string, number: number, field?: string) => {
    if (next === "") return onChange(undefined);
    if (next === "hours") return onChange({ workingHours: number });
    if (next === "days") return onChange({ workingDays: number });
    onChange({ before: field ?? offers.dates[0]?.value ?? "expectedPaymentOn", workingDays: number });
  };
  return (
    <Stack gap={4}>
      <Group gap={4} align="flex-end" wrap="nowrap">
        {value !== undefined && (
          <Count
            w={72}
            label={label}
            min={0}
            max={3_650}
            value={count}
            disabled={isDisabled}
            onCount={(next) => next !== undefined && set(kind, next, "before" in value ? value.before : undefined)}
          />
        )}
        <NativeSelect
          flex={1}
          {...(value === undefined ? { label } : { "aria-label": t("processes:due.unit") })}
          value={kind}
          disabled={isDisabled}
          onChange={(event) => set(event.currentTarget.value, count)}
          data={[
            ...(isOptional || value === undefined ? [{ value: "", label: t("processes:due.none") }] : []),
            { value: "hours", label: t("processes:due.unit_hours", { count }) },
            { value: "days", label: t("processes:due.unit_days", { count }) },
            ...(offers.dates.length > 0 || kind === "before"
              ? [{ value: "before", label: t("processes:due.unit_before", { count }) }]
              : []),
          ]}
        />
      </Group>
      {value && "before" in value && (
        <Select
          aria-label={t("processes:due.date")}
          data={withChosen(offers.dates, [value.before])}
          value={value.before}
          allowDeselect={false}
          disabled={isDisabled}
          onChange={(next) => next && set("before", value.workingDays, next)}
        />
      )}
    </Stack>
  );
}
