/** The frame of a form: the problem above, the fields, the one primary action. Its state comes from use-command-form.ts. */
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useText } from "../i18n/text.ts";
import { fieldOfPointer } from "../problem.ts";
import { fieldWords, problemWords } from "./problem-text.ts";
import type { CommandFormState, FormProblem } from "./use-command-form.ts";

type Props = {
  readonly form: CommandFormState;
  readonly submitLabel: string;
  readonly onCancel?: () => void;
  readonly isWide?: boolean;
  readonly isDangerous?: boolean;
  readonly children: ReactNode;
};

export function CommandForm({ form, submitLabel, onCancel, isWide = false, isDangerous = false, children }: Props) {
  const t = useText();
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="md">
        {form.problem && <FormProblemAlert problem={form.problem} />}
        {children}
        <Group justify={isWide ? "stretch" : "flex-start"}>
          <Button type="submit" loading={form.isBusy} fullWidth={isWide} {...(isDangerous ? { color: "red" } : {})}>
            {submitLabel}
          </Button>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t("kit:cancel")}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

export function FormProblemAlert({ problem }: { readonly problem: FormProblem }) {
  const { title, advice } = problemWords(problem.problem);
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={16} aria-hidden />} title={title} role="alert">
      {advice && <Text size="sm">{advice}</Text>}
      {problem.fields.map((one) => (
        <Text size="sm" key={one.path + one.code}>
          {fieldOfPointer(one.path)}: {fieldWords(one)}
        </Text>
      ))}
    </Alert>
  );
}
