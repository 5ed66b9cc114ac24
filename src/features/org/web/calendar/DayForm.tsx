/** One date set apart: a day off of the company's own, or worked at hours of its own. */
import { Button, Group, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import type { CalendarDay } from "../company/answers.ts";
import { removeException, setException } from "./calls.ts";

export function DayForm({ day, onClose }: { readonly day: CalendarDay; readonly onClose: () => void }) {
  const t = useText();
  const isFree = day.hours.length === 0;
  /** A name without being a holiday was given by the company itself. */
  const isOwn = day.name !== null && day.kind !== "holiday";
  const form = useCommandForm({
    feature: "org",
    initialValues: {
      kind: (isOwn ? (isFree ? "off" : "working") : isFree ? "working" : "off") as "off" | "working",
      name: isOwn ? (day.name ?? "") : "",
      from: day.hours[0]?.from ?? "09:00",
      to: day.hours.at(-1)?.to ?? "18:00",
    },
    check: ({ name, kind, from, to }) => ({
      name: name.trim() ? null : t("problems:field.required"),
      to: kind === "working" && from >= to ? t("calendar:day.order") : null,
    }),
    send: ({ kind, name, from, to }) =>
      setException(day.on, kind === "working" ? { isWorking: true, from, to, name: name.trim() } : { isWorking: false, name: name.trim() }),
    done: () => t("calendar:day.saved"),
    onDone: onClose,
  });
  const remove = useCommand({
    feature: "org",
    run: (on: string) => removeException(on),
    done: () => t("calendar:day.removed"),
    undo: () =>
      setException(
        day.on,
        isFree ? { isWorking: false, name: day.name ?? "" } : { isWorking: true, ...day.hours[0]!, name: day.name ?? "" },
      ),
    onDone: onClose,
  });
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {[t(`calendar:kind.${day.kind}`), day.name, day.hours.map(({ from, to }) => `${from}–${to}`).join(", ")]
          .filter(Boolean)
          .join(" · ")}
      </Text>
      <CommandForm form={form} submitLabel={t("org:save")} onCancel={onClose}>
        <SegmentedControl
          aria-label={t("calendar:day.kind")}
          value={form.values.kind}
          onChange={(next) => form.set("kind", next as "off" | "working")}
          data={[
            { value: "off", label: t("calendar:day.off") },
            { value: "working", label: t("calendar:day.working") },
          ]}
        />
        <TextInput
          label={t("calendar:day.name")}
          description={t("calendar:day.name_hint")}
          required
          maxLength={120}
          data-autofocus
          {...form.field("name")}
        />
        {form.values.kind === "working" && (
          <Group grow align="flex-start">
            <TextInput type="time" label={t("calendar:day.from")} required {...form.field("from")} />
            <TextInput type="time" label={t("calendar:day.to")} required {...form.field("to")} />
          </Group>
        )}
      </CommandForm>
      {isOwn && (
        <Button variant="subtle" color="gray" loading={remove.isBusy} onClick={() => remove.run(day.on)}>
          {t("calendar:day.remove")}
        </Button>
      )}
    </Stack>
  );
}
