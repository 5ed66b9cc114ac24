/** When letters and push messages wait; and when the digest comes. */
import { Checkbox, TextInput } from "@mantine/core";
import { api } from "#ui/api.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import type { QuietHoursView } from "../../contract/notify/preferences.ts";
import classes from "./preferences.module.css";

export function QuietHours({ quietHours }: { readonly quietHours: QuietHoursView }) {
  const t = useText();
  const form = useCommandForm({
    feature: "notifications",
    initialValues: {
      isQuiet: quietHours.from !== null,
      from: quietHours.from ?? "20:00",
      to: quietHours.to ?? "07:00",
      isOnlyWorkingDays: quietHours.isOnlyWorkingDays,
      digestAt: quietHours.digestAt,
    },
    check: ({ isQuiet, from, to, digestAt }) => ({
      from: isQuiet && !from ? t("problems:field.required") : null,
      to: isQuiet && !to ? t("problems:field.required") : isQuiet && from === to ? t("notifications:quiet.whole_day") : null,
      digestAt: digestAt ? null : t("problems:field.required"),
    }),
    send: ({ isQuiet, from, to, isOnlyWorkingDays, digestAt }) =>
      api.put("/notification-preferences", {
        body: { quietHours: { from: isQuiet ? from : null, to: isQuiet ? to : null, isOnlyWorkingDays, digestAt } },
      }),
    done: () => t("notifications:quiet.saved"),
  });
  return (
    <CommandForm form={form} submitLabel={t("notifications:save")}>
      <Checkbox label={t("notifications:quiet.on")} {...form.field("isQuiet", "checkbox")} />
      {form.values.isQuiet && (
        <div className={classes["times"]}>
          <TextInput type="time" label={t("notifications:quiet.from")} {...form.field("from")} />
          <TextInput type="time" label={t("notifications:quiet.to")} {...form.field("to")} />
        </div>
      )}
      <Checkbox
        label={t("notifications:quiet.working_days")}
        description={t("notifications:quiet.working_days_hint")}
        {...form.field("isOnlyWorkingDays", "checkbox")}
      />
      <div className={classes["times"]}>
        <TextInput type="time" label={t("notifications:quiet.digest")} {...form.field("digestAt")} />
      </div>
    </CommandForm>
  );
}
