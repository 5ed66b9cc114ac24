/** Changing many deals at once: owner, stage, source, region, expected payment. One call, one toast, one undo. */
import { Button, Group, Select, Stack } from "@mantine/core";
import { useState } from "react";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { ChoiceOfPerson } from "#ui/kit/ChoiceOfPerson.tsx";
import { DateField } from "#ui/kit/DateField.tsx";
import type { Selection } from "#ui/kit/list/table/use-selection.ts";
import type { Deal, Pipeline } from "../answers.ts";
import { openStages } from "../use-pipelines.ts";
import { type Change, changeMany, type Outcome } from "./change-many.ts";
import { FieldButton } from "./FieldButton.tsx";
import { WordSelect } from "./WordSelect.tsx";

type Props = { readonly selection: Selection<Deal>; readonly pipeline: Pipeline };

const fields = ["ownerId", "stage", "source", "region", "expectedPaymentOn"] as const;
type Field = (typeof fields)[number];

export function BulkEdit({ selection, pipeline }: Props) {
  const t = useText();
  const change = useCommand<Change, Outcome>({
    feature: "deals",
    run: (wish, key) => changeMany([...selection.chosen.values()], wish, key),
    done: ({ changedIds, refused }) => {
      const done = t("deals:bulk.done", { count: changedIds.length });
      return refused === 0 ? done : `${done} ${t("deals:bulk.refused", { count: refused })}`;
    },
    undo: ({ takeBack }) => takeBack(),
    // What was refused stays chosen, to be looked at or tried otherwise.
    onDone: ({ changedIds }) => {
      for (const id of changedIds) {
        const row = selection.chosen.get(id);
        if (row) selection.toggle(id, row);
      }
    },
  });
  return fields.map((field) => (
    <FieldButton key={field} label={t(`deals:field.${field}`)} isBusy={change.isBusy}>
      {(close) => (
        <FieldForm
          field={field}
          pipeline={pipeline}
          onSubmit={(value) => {
            close();
            change.run({ [field]: value });
          }}
        />
      )}
    </FieldButton>
  ));
}

type FormProps = { readonly field: Field; readonly pipeline: Pipeline; readonly onSubmit: (value: string | null) => void };

function FieldForm({ field, pipeline, onSubmit }: FormProps) {
  const t = useText();
  const [value, setValue] = useState<string | null>(null);
  const isNeeded = field === "ownerId" || field === "stage";
  const shared = {
    label: t(`deals:field.${field}`),
    value,
    onChange: setValue,
    comboboxProps: { withinPortal: false },
    clearable: !isNeeded,
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== null || !isNeeded) onSubmit(value);
      }}
    >
      <Stack gap="sm">
        {field === "ownerId" && <ChoiceOfPerson post="deal_owner" {...shared} data-autofocus />}
        {field === "stage" && (
          <Select {...shared} data-autofocus data={openStages(pipeline).map(({ key, name }) => ({ value: key, label: name }))} />
        )}
        {field === "source" && <WordSelect label={shared.label} value={value} onChange={setValue} list="sources" />}
        {field === "region" && <WordSelect label={shared.label} value={value} onChange={setValue} list="regions" />}
        {field === "expectedPaymentOn" && <DateField label={shared.label} value={value} onChange={setValue} clearable data-autofocus />}
        <Group>
          <Button type="submit" size="compact-sm" variant={value === null ? "default" : "filled"} disabled={isNeeded && value === null}>
            {t(value === null && !isNeeded ? "deals:bulk.empty" : "deals:bulk.apply")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
