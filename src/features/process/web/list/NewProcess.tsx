/** A new process: drawn from nothing, taken from a file, or one of those that come with the product. */
import { Button, Divider, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useState } from "react";
import { keyOf } from "#shared/script.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { showProblem } from "#ui/kit/toast.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useGoTo } from "#ui/link.tsx";
import { useRead } from "#ui/query.ts";
import type { ProcessSummary } from "../../contract/processes.ts";
import { type Definition, type SubjectKind, subjectKinds } from "../../core/definition.ts";
import { reservedKeys } from "../../core/process.ts";
import { draftVersion, drawProcess, saveDraft } from "../calls.ts";
import { ImportDialog } from "../designer/ImportDialog.tsx";
import { ReadyProcesses } from "./ReadyProcesses.tsx";

export function NewProcess() {
  const t = useText();
  const goTo = useGoTo();
  const [isImporting, setImporting] = useState(false);
  const known =
    useRead<{ readonly items: readonly ProcessSummary[] }>(["process", "offered"], "/processes", { limit: 200 }).data?.items ?? [];
  const taken = () => new Set([...reservedKeys, ...known.map(({ key }) => key)]);
  const first = (name: string, subject: SubjectKind): Definition => ({
    key: keyOf(name, "process", taken()),
    name: name.trim(),
    subject,
    start: "step_1",
    steps: {
      step_1: {
        kind: "task",
        title: t("processes:step.first"),
        assignee: { role: "owner" },
        due: { workingDays: 1 },
        outcomes: { done: { label: t("processes:outcome.done"), end: "success" } },
      },
    },
  });
  const form = useCommandForm({
    feature: "process",
    initialValues: { name: "", subject: "deal" as SubjectKind },
    check: ({ name }) => ({ name: name.trim() ? null : t("problems:field.required") }),
    send: ({ name, subject }, key) => drawProcess(first(name, subject), key),
    onDone: ({ id, draft }) => goTo(`processes/${id}/${draft ?? 1}`),
  });
  return (
    <Stack gap="lg">
      <CommandForm form={form} submitLabel={t("processes:new.draw")}>
        <TextInput label={t("processes:process.name")} required maxLength={200} data-autofocus {...form.field("name")} />
        <NativeSelect
          label={t("processes:process.subject")}
          data={subjectKinds.map((value) => ({ value, label: t(`processes:subject.${value}`) }))}
          {...form.field("subject")}
        />
      </CommandForm>
      <Divider />
      <div>
        <Button variant="default" leftSection={<IconFileImport size={16} aria-hidden />} onClick={() => setImporting(true)}>
          {t("processes:import.title")}
        </Button>
        <Text size="xs" c="dimmed" mt={4}>
          {t("processes:import.formats")}
        </Text>
      </div>
      <ImportDialog
        isOpen={isImporting}
        onClose={() => setImporting(false)}
        subjectOf={({ key }) => known.find((one) => one.key === key)?.subject ?? null}
        onRead={({ definition, layout }) => {
          const same = known.find(({ key }) => key === definition.key);
          // A process that is there already gets a new draft; otherwise a new process begins.
          const made = same
            ? draftVersion(same.id, { definition: { ...definition, subject: same.subject }, layout }).then(({ number }) => ({
                id: same.id,
                number,
              }))
            : drawProcess(definition).then(async ({ id, draft }) => {
                await saveDraft(id, draft ?? 1, { definition, layout }, 1);
                return { id, number: draft ?? 1 };
              });
          made.then(({ id, number }) => goTo(`processes/${id}/${number}`), showProblem);
        }}
      />
      <Divider />
      <ReadyProcesses />
    </Stack>
  );
}
