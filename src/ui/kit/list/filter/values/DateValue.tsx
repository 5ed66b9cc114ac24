/** A day: a date of the calendar, or one that moves with today. */
import { Group, NativeSelect, NumberInput } from "@mantine/core";
import { anchors, type RelativeDate, type Unit, units } from "#shared/filter/language.ts";
import { isRelativeDate } from "#shared/filter/relative.ts";
import { useText } from "../../../../i18n/text.ts";
import { DateField } from "../../../DateField.tsx";

type Props = { readonly value: unknown; readonly onChange: (value: unknown) => void; readonly label: string };

export function DateValue({ value, onChange, label }: Props) {
  const t = useText();
  const moving = isRelativeDate(value) ? value : null;
  return (
    <Group gap={4} wrap="nowrap">
      <NativeSelect
        size="xs"
        aria-label={t("list:value.day")}
        value={moving?.relative ?? "date"}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onChange(chosen === "date" ? undefined : { relative: chosen, ...(moving?.offset ? { offset: moving.offset } : {}) });
        }}
        data={[
          { value: "date", label: t("list:value.date") },
          ...anchors.map((anchor) => ({ value: anchor, label: t(`list:relative.${anchor}`) })),
        ]}
      />
      {moving ? (
        <Offset moving={moving} onChange={onChange} />
      ) : (
        <DateField size="xs" aria-label={label} value={dayOf(value)} onChange={(date) => onChange(date ?? undefined)} w={130} />
      )}
    </Group>
  );
}

const dayOf = (value: unknown) => (typeof value === "string" ? value.slice(0, 10) : null);

function Offset({ moving, onChange }: { readonly moving: RelativeDate; readonly onChange: (value: RelativeDate) => void }) {
  const t = useText();
  const [unit, count] = (Object.entries(moving.offset ?? {})[0] ?? ["days", 0]) as [Unit, number];
  const say = (nextUnit: Unit, next: number) =>
    onChange(next === 0 ? { relative: moving.relative } : { relative: moving.relative, offset: { [nextUnit]: next } });
  return (
    <>
      <NumberInput
        size="xs"
        w={64}
        aria-label={t("list:value.offset")}
        value={count}
        min={-1000}
        max={1000}
        onChange={(next) => say(unit, typeof next === "number" ? Math.trunc(next) : 0)}
      />
      <NativeSelect
        size="xs"
        aria-label={t("list:value.unit")}
        value={unit}
        onChange={(event) => say(event.currentTarget.value as Unit, count)}
        data={units.map((one) => ({ value: one, label: t(`list:value.unit_${one}`) }))}
      />
    </>
  );
}
