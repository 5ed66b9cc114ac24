/** How often: every so many days, weeks on weekdays, or months on a day. */
import { Chip, Group, Input, NumberInput, Select, Stack } from "@mantine/core";
import type { CSSProperties } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { type RhythmDraft, rhythmOf } from "./rhythm-draft.ts";
import { useRhythmWords, weekdayName } from "./use-rhythm-words.ts";

type Props = { readonly value: RhythmDraft; readonly error: string | null; readonly onChange: (draft: RhythmDraft) => void };

const units = ["day", "week", "month"] as const;

export function RhythmField({ value, error, onChange }: Props) {
  const t = useText();
  const { language } = useFormat();
  const words = useRhythmWords();
  const rhythm = rhythmOf(value);
  const set = (change: Partial<RhythmDraft>) => onChange({ ...value, ...change });
  return (
    <Stack gap="xs">
      <Group gap="xs" grow align="flex-end">
        <NumberInput
          label={t("recurring:times")}
          min={1}
          max={365}
          allowDecimal={false}
          value={value.times}
          onChange={(times) => set({ times: typeof times === "number" ? times : "" })}
        />
        <Select
          label={t("recurring:unit")}
          allowDeselect={false}
          value={value.unit}
          data={units.map((unit) => ({ value: unit, label: t(`recurring:unit.${unit}`) }))}
          onChange={(unit) => unit && set({ unit: unit as RhythmDraft["unit"] })}
        />
      </Group>
      {value.unit === "week" && (
        <Input.Wrapper label={t("recurring:weekdays")}>
          <Chip.Group multiple value={[...value.weekdays]} onChange={(weekdays) => set({ weekdays })}>
            <Group gap={4}>
              {[1, 2, 3, 4, 5, 6, 7].map((day) => (
                <Chip
                  key={day}
                  size="xs"
                  value={String(day)}
                  style={{ "--chip-padding": "8px", "--chip-checked-padding": "6px" } as CSSProperties}
                  aria-label={weekdayName(day, language, "long")}
                >
                  {weekdayName(day, language, "short")}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Input.Wrapper>
      )}
      {value.unit === "month" && (
        <Select
          label={t("recurring:day")}
          allowDeselect={false}
          value={value.day}
          data={[
            ...Array.from({ length: 31 }, (_, at) => ({ value: String(at + 1), label: String(at + 1) })),
            { value: "last", label: t("recurring:day.last") },
          ]}
          onChange={(day) => day && set({ day })}
        />
      )}
      <Input.Description>{rhythm ? words(rhythm) : ""}</Input.Description>
      {error && <Input.Error>{error}</Input.Error>}
    </Stack>
  );
}
