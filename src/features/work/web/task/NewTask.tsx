/** A task of one's own making, or given to somebody: what, for whom, until when, about which record. */
import { NumberInput, Textarea, TextInput } from "@mantine/core";
import type { CreateTask } from "#features/process/contract/tasks.ts";
import { useText } from "#ui/i18n/text.ts";
import { ChoiceOfPerson } from "#ui/kit/ChoiceOfPerson.tsx";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { DateField } from "#ui/kit/DateField.tsx";
import { usePeople } from "#ui/kit/list/people.ts";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useDueWords } from "#ui/kit/use-due-words.ts";
import { atClock, dateOf } from "#ui/kit/zone-time.ts";
import { useMe } from "#ui/me.ts";
import type { Task } from "./answers.ts";
import { cancelTask, createTask } from "./calls.ts";
import { type ChosenRecord, RecordField } from "./RecordField.tsx";

type Props = { readonly onCancel: () => void; readonly onSaved: (task: Task) => void };

export function NewTask({ onCancel, onSaved }: Props) {
  const t = useText();
  const me = useMe();
  const people = usePeople();
  const words = useDueWords();
  const { timeZone } = me.workspace;
  const form = useCommandForm({
    feature: "process",
    initialValues: {
      title: "",
      assigneeId: me.personId as string | null,
      due: dateOf(new Date(), timeZone) as string | null,
      at: "18:00",
      subject: null as ChosenRecord | null,
      text: "",
      effortMinutes: "" as number | "",
    },
    check: ({ title }) => ({ title: title.trim() ? null : t("problems:field.required") }),
    send: ({ title, assigneeId, due, at, subject, text, effortMinutes }, key) => {
      const body: CreateTask = {
        title: title.trim(),
        ...(assigneeId ? { assigneeId } : {}),
        due: due === null ? null : atClock(due, /^\d\d:\d\d$/.test(at) ? at : "18:00", timeZone),
        ...(subject ? { subject: { kind: subject.kind, id: subject.id } } : {}),
        ...(text.trim() ? { text: text.trim() } : {}),
        ...(effortMinutes === "" ? {} : { effortMinutes }),
      };
      return createTask(body, key);
    },
    done: (task) =>
      task.assignee.id === me.personId
        ? t("work:new.done_mine", { title: task.title, due: task.due ? words.at(task.due) : "–" })
        : t("work:new.done", { title: task.title, name: people.nameOf(task.assignee.id) ?? "" }),
    undo: (task) => cancelTask(task.id, t("work:cancel.reason"), `undo-${task.id}`),
    onDone: onSaved,
  });
  return (
    <CommandForm form={form} submitLabel={t("work:new.submit")} onCancel={onCancel}>
      <TextInput data-autofocus autoFocus label={t("work:new.what")} required maxLength={200} {...form.field("title")} />
      <ChoiceOfPerson post="task_assignee" label={t("work:new.for_whom")} {...form.field("assigneeId")} />
      <DateField
        label={t("work:new.due")}
        clearable
        value={form.values.due}
        error={form.field("due").error}
        onChange={(date) => form.set("due", date)}
      />
      {form.values.due && <TextInput type="time" label={t("work:new.at")} {...form.field("at")} />}
      <RecordField label={t("work:new.about")} value={form.values.subject} onChange={(record) => form.set("subject", record)} />
      <NumberInput label={t("work:new.effort")} min={1} max={10_000} step={15} {...form.field("effortMinutes")} />
      <Textarea label={t("work:new.text")} autosize minRows={2} maxRows={10} {...form.field("text")} />
    </CommandForm>
  );
}
