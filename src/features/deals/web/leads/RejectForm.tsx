/** Rejecting a lead always says why. Reasons in use are offered; a new one joins the company's list. */
import { Autocomplete } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useWords } from "../use-words.ts";
import { type Lead, rejectLead, reopenLead } from "./calls.ts";

type Props = { readonly lead: Lead; readonly onCancel: () => void; readonly onDone: () => void };

export function RejectForm({ lead, onCancel, onDone }: Props) {
  const t = useText();
  const reasons = useWords("rejection-reasons");
  const form = useCommandForm<{ reason: string }, Lead>({
    feature: "deals",
    initialValues: { reason: "" },
    check: ({ reason }) => ({ reason: reason.trim() ? null : t("problems:field.required") }),
    send: ({ reason }, key) => rejectLead(lead, reason.trim(), key),
    done: (one) => t("leads:reject.done", { title: one.title }),
    undo: (one) => reopenLead(one),
    onDone,
  });
  return (
    <CommandForm form={form} submitLabel={t("leads:reject.submit")} onCancel={onCancel} isDangerous>
      <Autocomplete
        label={t("leads:field.reason")}
        required
        data-autofocus
        autoFocus
        maxLength={120}
        data={reasons}
        {...form.field("reason")}
      />
    </CommandForm>
  );
}
