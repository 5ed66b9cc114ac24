/** Changing many leads at once: owner, source, telesales, seller. One call, one toast, one undo. */
import { Button, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { ChoiceOfPerson } from "#ui/kit/ChoiceOfPerson.tsx";
import type { Selection } from "#ui/kit/list/table/use-selection.ts";
import { FieldButton } from "../list/FieldButton.tsx";
import { WordSelect } from "../list/WordSelect.tsx";
import { changeLeads, type Lead, type LeadsChanged, type LeadWish } from "./calls.ts";

const fields = ["ownerId", "source", "telesalesId", "sellerId"] as const;
type Field = (typeof fields)[number];
const posts = { ownerId: "lead_owner", telesalesId: "lead_telesales", sellerId: "lead_seller" } as const;

export function BulkEdit({ selection }: { readonly selection: Selection<Lead> }) {
  const t = useText();
  const change = useCommand<readonly LeadWish[], LeadsChanged>({
    feature: "deals",
    run: changeLeads,
    done: ({ changed, refused }) => {
      const done = t("leads:bulk.done", { count: changed.length });
      return refused.length === 0 ? done : `${done} ${t("leads:bulk.refused", { count: refused.length })}`;
    },
    undo: ({ changed }) => changeLeads(changed.map(({ id, before }) => ({ id, change: before }))),
    // What was refused stays chosen, to be looked at or tried otherwise.
    onDone: ({ changed }) => {
      for (const { id } of changed) {
        const row = selection.chosen.get(id);
        if (row) selection.toggle(id, row);
      }
    },
  });
  return fields.map((field) => (
    <FieldButton key={field} label={t(`leads:field.${field}`)} isBusy={change.isBusy}>
      {(close) => (
        <FieldForm
          field={field}
          onSubmit={(value) => {
            close();
            change.run([...selection.chosen.keys()].map((id) => ({ id, change: { [field]: value } })));
          }}
        />
      )}
    </FieldButton>
  ));
}

function FieldForm({ field, onSubmit }: { readonly field: Field; readonly onSubmit: (value: string | null) => void }) {
  const t = useText();
  const [value, setValue] = useState<string | null>(null);
  const isNeeded = field === "ownerId";
  const label = t(`leads:field.${field}`);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== null || !isNeeded) onSubmit(value);
      }}
    >
      <Stack gap="sm">
        {field === "source" ? (
          <WordSelect label={label} value={value} onChange={setValue} list="sources" />
        ) : (
          <ChoiceOfPerson
            post={posts[field]}
            label={label}
            value={value}
            onChange={setValue}
            comboboxProps={{ withinPortal: false }}
            clearable={!isNeeded}
            data-autofocus
          />
        )}
        <Group>
          <Button type="submit" size="compact-sm" variant={value === null ? "default" : "filled"} disabled={isNeeded && value === null}>
            {t(value === null && !isNeeded ? "leads:bulk.empty" : "leads:bulk.apply")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
