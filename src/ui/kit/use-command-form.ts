/**
 * A form that sends one command. Problems of fields come back to their fields (`errors[].path`), everything else stands above the form.
 *
 *     const form = useCommandForm({
 *       feature: "org",
 *       initialValues: { name: "", email: "" },
 *       check: (values) => ({ name: values.name.trim() ? null : t("problems:field.required") }),   // optional, before sending
 *       send: (values, key) => api.post<Person>("/people", { body: { ...values }, idempotencyKey: key }),
 *       done: (person) => t("people:invited", { name: person.name }),
 *       onDone: close,
 *     });
 *     <CommandForm form={form} submitLabel={t("people:invite")} onCancel={close}>
 *       <TextInput label={t("people:name")} required {...form.field("name")} />
 *       <Switch label={t("people:active")} {...form.field("active", "checkbox")} />
 *     </CommandForm>
 */
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useCommand } from "../command.ts";
import { type FieldProblem, isApiProblem, sortFieldProblems } from "../problem.ts";
import { fieldWords } from "./problem-text.ts";

export type CommandFormOptions<Values extends Record<string, unknown>, Answer> = {
  readonly feature: string;
  readonly initialValues: Values;
  readonly check?: (values: Values) => Partial<Record<keyof Values & string, string | null>>;
  readonly send: (values: Values, idempotencyKey: string) => Promise<Answer>;
  readonly done?: (answer: Answer, values: Values) => string | null;
  readonly undo?: (answer: Answer, values: Values) => Promise<unknown>;
  readonly onDone?: (answer: Answer, values: Values) => void;
  /** Which fields the server refused, for forms that are not all on the screen. */
  readonly onFieldProblems?: (fields: readonly string[]) => void;
};

/** A problem that belongs to no field of the form: shown above it. */
export type FormProblem = { readonly problem: Error; readonly fields: readonly FieldProblem[] };

export function useCommandForm<Values extends Record<string, unknown>, Answer>(options: CommandFormOptions<Values, Answer>) {
  const form = useForm<Values>({ mode: "controlled", initialValues: options.initialValues });
  const [problem, setProblem] = useState<FormProblem | null>(null);

  const command = useCommand<Values, Answer>({
    feature: options.feature,
    run: options.send,
    ...(options.done ? { done: options.done } : {}),
    ...(options.undo ? { undo: options.undo } : {}),
    ...(options.onDone ? { onDone: options.onDone } : {}),
    onProblem: (raised) => {
      const { shown, other } = sortFieldProblems(isApiProblem(raised) ? raised.errors : [], Object.keys(options.initialValues));
      form.setErrors(Object.fromEntries(shown.map(({ field, problem: one }) => [field, fieldWords(one)])));
      setProblem(shown.length > 0 && other.length === 0 ? null : { problem: raised, fields: other });
      options.onFieldProblems?.(shown.map(({ field }) => field));
      focusFirstError();
    },
  });

  const submit = (event?: { preventDefault: () => void }) => {
    event?.preventDefault();
    if (command.isBusy) return;
    setProblem(null);
    const found = Object.entries(options.check?.(form.values) ?? {}).filter(([, message]) => message);
    form.setErrors(Object.fromEntries(found));
    if (found.length > 0) focusFirstError();
    else command.run(form.values);
  };

  const field = (path: keyof Values & string, kind: "input" | "checkbox" = "input") => form.getInputProps(path as never, { type: kind });
  return {
    form,
    values: form.values,
    set: form.setFieldValue,
    field,
    submit,
    problem,
    isBusy: command.isBusy,
    isDirty: form.isDirty(),
    reset: form.reset,
  };
}

export type CommandFormState = Pick<ReturnType<typeof useCommandForm>, "submit" | "problem" | "isBusy">;

/** After the errors are drawn, the first one gets the cursor. */
function focusFirstError(): void {
  setTimeout(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus(), 0);
}
