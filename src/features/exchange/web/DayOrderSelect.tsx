/** Whether the day or the month comes first, where dates such as 3/4/2026 do not tell. */
import { Select } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import type { DayOrder } from "../core/written-date.ts";

type Props = {
  readonly value: DayOrder | null;
  /** What the first rows tell. */
  readonly found: DayOrder | null;
  readonly isNeeded: boolean;
  readonly onChange: (order: DayOrder | null) => void;
};

export function DayOrderSelect({ value, found, isNeeded, onChange }: Props) {
  const t = useText();
  if (!isNeeded) return null;
  return (
    <Select
      label={t("imports:dates")}
      allowDeselect={false}
      value={value ?? ""}
      data={[
        { value: "", label: found === null ? t("imports:dates.open") : t("imports:dates.found", { order: t(`imports:dates.${found}`) }) },
        { value: "dmy", label: t("imports:dates.dmy") },
        { value: "mdy", label: t("imports:dates.mdy") },
      ]}
      onChange={(order) => onChange(order === "dmy" || order === "mdy" ? order : null)}
    />
  );
}
