/** A task that comes again, new or changed. */
import { NumberInput, Textarea, TextInput } from "@mantine/core";
import { api } from "#ui/api.ts";
import { useText } from "#ui/i18n/text.ts";
import { ChoiceOfPerson } from "#ui/kit/ChoiceOfPerson.tsx";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { DateField } from "#ui/kit/DateField.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useMe } from "#ui/me.ts";
import type { ChangeRecurrence, RecurrenceView, SetRecurrence } from "../../contract/recurrence/recurrences.ts";
import { type ChosenRecord, RecordField } from "../task/RecordField.tsx";
import { RhythmField } from "./RhythmField.tsx";
import { draftOf, firstDraft, rhythmOf } from "./rhythm-draft.ts";

type Props = { readonly before: RecurrenceView | null; readonly onClose: () => void };

export function RecurrenceForm({ before, onClose }: Props) {
  const t = useText();
  const me = useMe();
  const form = useCommandForm({
    feature: "work",
    initialValues: {
      title: before?.title ?? "",
      personId: (before?.person.id ?? me.personId) as string | null,
      every: before ? draftOf(before.every) : firstDraft,
      at: before?.at ?? "",
      subject: null as ChosenRecord | null,
      text: before?.text ?? "",
      effortMinutes: (before?.effortMinutes ?? "") as number | "",
      startsOn: before?.startsOn ?? (null as string | null),
      endsOn: before?.endsOn ?? (null as string | null),
    },
    check: ({ title, every }) => ({
      title: title.trim() ? null : t("problems:field.required"),
      every: rhythmOf(every) ? null : t("recurring:incomplete"),
    }),
    send: ({ title, personId, every, at, subject, text, effortMinutes, startsOn, endsOn }, idempotencyKey) => {
      const both = {
        title: title.trim(),
        text: text.trim() || null,
        every: rhythmOf(every)!,
        at: at || null,
        effortMinutes: effortMinutes === "" ? null : effortMinutes,
        endsOn,
      };
      if (before) {
        const body: ChangeRecurrence = both;
        return api.patch<RecurrenceView>(`/recurrences/${before.id}`, { body, ifMatch: before.version });
      }
      const body: SetRecurrence = {
        ...both,
        ...(personId ? { personId } : {}),
        ...(subject ? { subject: { kind: subject.kind, id: subject.id } } : {}),
        ...(startsOn ? { startsOn } : {}),
      };
      return api.post<RecurrenceView>("/recurrences", { body, idempotencyKey });
    },
    done: ({ title }) => t("recurring:saved", { title }),
    onDone: onClose,
  });
  const { values, set } = form;
  return (
    <CommandForm form={form} submitLabel={t(before ? "recurring:save" : "recurring:set")} onCancel={onClose}>
      <TextInput label={t("recurring:what")} data-autofocus required withAsterisk={false} {...form.field("title")} />
      {!before && <ChoiceOfPerson post="recurring_task" label={t("recurring:who")} {...form.field("personId")} />}
      <RhythmField
        value={values.every}
        error={(form.field("every").error as string | undefined) ?? null}
        onChange={(every) => set("every", every)}
      />
      <TextInput type="time" label={t("recurring:at")} description={t("recurring:at_hint")} {...form.field("at")} />
      {!before && <RecordField label={t("recurring:about")} value={values.subject} onChange={(record) => set("subject", record)} />}
      {!before && (
        <DateField
          label={t("recurring:starts")}
          description={t("recurring:starts_hint")}
          clearable
          value={values.startsOn}
          onChange={(date) => set("startsOn", date)}
          error={form.field("startsOn").error}
        />
      )}
      <DateField
        label={t("recurring:ends")}
        description={t("recurring:ends_hint")}
        clearable
        value={values.endsOn}
        onChange={(date) => set("endsOn", date)}
        error={form.field("endsOn").error}
      />
      <NumberInput label={t("recurring:effort")} min={1} max={10_000} allowDecimal={false} {...form.field("effortMinutes")} />
      <Textarea label={t("recurring:text")} autosize minRows={2} maxRows={8} {...form.field("text")} />
    </CommandForm>
  );
}
