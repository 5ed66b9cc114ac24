/** What a wait waits for: a time, or an event with its latest date. */
import { NativeSelect } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import type { WaitEvent, WaitFor } from "../../../core/definition.ts";
import { DueEditor } from "./DueEditor.tsx";
import { usePanel } from "./panel-context.ts";

const events: readonly WaitEvent[] = [
  ...(["deal_won", "deal_lost", "stage_entered", "payment_received", "contract_signed"] as const),
  ...(["trial_started", "trial_closed", "lead_converted", "lead_rejected", "api"] as const),
];

export function UntilEditor({ value, onChange }: { readonly value: WaitFor | undefined; readonly onChange: (until: WaitFor) => void }) {
  const t = useText();
  const { drafting } = usePanel();
  const event = value && "event" in value ? value.event : "";
  const time = value === undefined ? { workingDays: 1 } : "time" in value ? value.time : value.latest;
  return (
    <>
      <NativeSelect
        label={t("processes:until.label")}
        value={event}
        disabled={!drafting.isEditable}
        onChange={({ currentTarget: { value: next } }) => onChange(next === "" ? { time } : { event: next as WaitEvent, latest: time })}
        data={[
          { value: "", label: t("processes:until.time") },
          ...events.map((one) => ({ value: one, label: t(`processes:event.${one}`) })),
        ]}
      />
      <DueEditor
        label={event === "" ? t("processes:until.how_long") : t("processes:until.latest")}
        value={time}
        onChange={(next) => next && onChange(event === "" ? { time: next } : { event: event as WaitEvent, latest: next })}
      />
    </>
  );
}
