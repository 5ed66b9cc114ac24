/** One of the company's own fields: what it is called, what it holds, from which stage it is required. */
import { Button, Group, MultiSelect, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { IconArchive, IconArchiveOff } from "@tabler/icons-react";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useList } from "#ui/query.ts";
import { ChoiceRows } from "./ChoiceRows.tsx";
import { changeField, defineField, type Field, type Kind, type Pipeline } from "./calls.ts";
import { added, rowsOf, sent } from "./choice-list.ts";

const kinds = ["text", "number", "money", "date", "choice", "choices", "boolean", "person", "client", "link"] as const;
const hasChoices = (kind: Field["kind"]) => kind === "choice" || kind === "choices";

type Props = { readonly recordKind: Kind; readonly field: Field | undefined; readonly onClose: () => void };

export function FieldForm({ recordKind, field, onClose }: Props) {
  const t = useText();
  const form = useCommandForm({
    feature: "fields",
    initialValues: {
      name: field?.name ?? "",
      kind: (field?.kind ?? "text") as Field["kind"],
      decimals: field?.decimals ?? 0,
      choices: field ? rowsOf(field) : added([]),
      requiredFrom: [...(field?.requiredFrom ?? [])],
    },
    check: ({ name, kind, choices }) => ({
      name: name.trim() ? null : t("problems:field.required"),
      choices: hasChoices(kind) && sent(choices).length === 0 ? t("problems:refusal.choices_needed") : null,
    }),
    send: ({ name, kind, decimals, choices, requiredFrom }, key) => {
      const body = {
        name: name.trim(),
        ...(hasChoices(kind) ? { choices: sent(choices) } : {}),
        ...(recordKind === "deal" ? { requiredFrom } : {}),
      };
      if (field) return changeField(field, body);
      return defineField({ ...body, recordKind, kind, ...(kind === "number" ? { decimals } : {}) }, key);
    },
    done: (saved) => t("fields:saved", { name: saved.name }),
    onDone: onClose,
  });
  const { values, set, form: fields } = form;
  return (
    <Stack gap="lg">
      <CommandForm form={form} submitLabel={t("fields:save")} onCancel={onClose}>
        <TextInput label={t("fields:name")} required maxLength={80} data-autofocus {...form.field("name")} />
        <Select
          label={t("fields:kind")}
          description={field ? t("fields:kind_fixed") : t("fields:kind_hint")}
          disabled={field !== undefined}
          allowDeselect={false}
          data={kinds.map((value) => ({ value, label: t(`fields:kind.${value}`) }))}
          value={values.kind}
          onChange={(next) => next && set("kind", next as Field["kind"])}
          error={fields.errors["kind"]}
        />
        {values.kind === "number" && (
          <NumberInput
            label={t("fields:decimals")}
            min={0}
            max={6}
            allowDecimal={false}
            disabled={field !== undefined}
            {...form.field("decimals")}
          />
        )}
        {hasChoices(values.kind) && (
          <ChoiceRows rows={values.choices} onChange={(next) => set("choices", next)} error={fields.errors["choices"]} />
        )}
        {recordKind === "deal" && (
          <RequiredFrom value={values.requiredFrom} onChange={(next) => set("requiredFrom", next)} error={fields.errors["requiredFrom"]} />
        )}
      </CommandForm>
      {field && <Retire field={field} onDone={onClose} />}
    </Stack>
  );
}

type RequiredProps = { readonly value: string[]; readonly onChange: (next: string[]) => void; readonly error: React.ReactNode };

function RequiredFrom({ value, onChange, error }: RequiredProps) {
  const t = useText();
  const pipelines = useList<Pipeline>(["deals", "pipelines"], "/pipelines", { limit: 200 });
  const groups = pipelines.items
    .map(({ name, stages }) => ({
      group: name,
      items: stages
        .filter(({ id, retiredAt }) => retiredAt === null || value.includes(id))
        .map((stage) => ({ value: stage.id, label: stage.name })),
    }))
    .filter(({ items }) => items.length > 0);
  return (
    <MultiSelect
      label={t("fields:required_from")}
      description={t("fields:required_hint")}
      placeholder={value.length === 0 ? t("fields:required_nowhere") : ""}
      searchable
      clearable
      data={groups}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}

function Retire({ field, onDone }: { readonly field: Field; readonly onDone: () => void }) {
  const t = useText();
  const isRetired = field.retiredAt !== null;
  const change = useCommand({
    feature: "fields",
    run: (retired: boolean) => changeField(field, { retired }),
    done: (saved) => t(saved.retiredAt ? "fields:retired_done" : "fields:restored_done", { name: saved.name }),
    undo: (saved, retired) => changeField(saved, { retired: !retired }),
    onDone,
  });
  return (
    <Group gap="xs" pt="sm" style={{ borderTop: "1px solid var(--hairline)" }}>
      <Button
        variant="default"
        loading={change.isBusy}
        leftSection={isRetired ? <IconArchiveOff size={16} aria-hidden /> : <IconArchive size={16} aria-hidden />}
        onClick={() => change.run(!isRetired)}
      >
        {t(isRetired ? "fields:restore" : "fields:retire")}
      </Button>
      <small style={{ color: "var(--mantine-color-dimmed)" }}>{t(isRetired ? "fields:restore_hint" : "fields:retire_hint")}</small>
    </Group>
  );
}
