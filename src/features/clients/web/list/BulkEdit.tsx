/** Changing many clients or contacts at once. One call, one toast, one undo. */
import { Autocomplete, Button, Group, Popover, Stack, TagsInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { ChoiceOfPerson } from "#ui/kit/ChoiceOfPerson.tsx";
import type { Selection } from "#ui/kit/list/table/use-selection.ts";
import type { Contact } from "../answers.ts";
import { useWords } from "../words/use-words.ts";

type Change = Readonly<Record<string, string | readonly string[] | null>>;
type Item = { readonly id: string; readonly change: Change };
type Answer = {
  readonly changed: readonly { readonly id: string; readonly before: Change }[];
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
};
type Row = { readonly id: string; readonly tags: readonly string[] };
type Props<R extends Row> = { readonly kind: "clients" | "contacts"; readonly selection: Selection<R> };

const fieldsOf = { clients: ["ownerId", "industry", "region", "source", "tags"], contacts: ["region", "tags"] } as const;
type Field = (typeof fieldsOf)["clients"][number];

export function BulkEdit<R extends Row = Contact>({ kind, selection }: Props<R>) {
  const t = useText();
  const change = useCommand<readonly Item[], Answer>({
    feature: "clients",
    run: (items, key) => api.post<Answer>(`/${kind}/bulk`, { body: { items }, idempotencyKey: key }),
    done: ({ changed, refused }) =>
      [
        t("clients:bulk.done", { count: changed.length }),
        ...(refused.length > 0 ? [t("clients:bulk.refused", { count: refused.length })] : []),
      ].join(" "),
    undo: ({ changed }) => api.post(`/${kind}/bulk`, { body: { items: changed.map(({ id, before }) => ({ id, change: before })) } }),
    onDone: ({ refused }) => {
      if (refused.length === 0) selection.clear();
    },
  });
  return fieldsOf[kind].map((field) => (
    <FieldButton
      key={field}
      field={field}
      isBusy={change.isBusy}
      onSubmit={(value) =>
        change.run(
          [...selection.chosen].map(([id, row]) => ({
            id,
            // Tags are added to those a record has; everything else takes the place of what was there.
            change: { [field]: field === "tags" ? [...new Set([...row.tags, ...((value as readonly string[] | null) ?? [])])] : value },
          })),
        )
      }
    />
  ));
}

type ButtonProps = {
  readonly field: Field;
  readonly isBusy: boolean;
  readonly onSubmit: (value: string | readonly string[] | null) => void;
};

function FieldButton({ field, isBusy, onSubmit }: ButtonProps) {
  const t = useText();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  return (
    <Popover opened={isOpen} onChange={close} width={280} trapFocus position="top-start">
      <Popover.Target>
        <Button variant="default" size="compact-sm" loading={isBusy} onClick={toggle}>
          {field === "tags" ? t("clients:bulk.add_tags") : t(`clients:field.${field}`)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <FieldForm
          field={field}
          onSubmit={(value) => {
            close();
            onSubmit(value);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

const lists = { industry: "industries", region: "regions", source: "sources", tags: "tags", ownerId: "tags" } as const;

function FieldForm({ field, onSubmit }: Pick<ButtonProps, "field" | "onSubmit">) {
  const t = useText();
  const words = useWords(lists[field]);
  const [value, setValue] = useState("");
  const [tags, setTags] = useState<string[]>([]);
  const label = t(`clients:field.${field}`);
  const isNeeded = field === "ownerId" || field === "tags";
  const isMissing = field === "tags" ? tags.length === 0 : value.trim() === "";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isNeeded && isMissing) return;
        onSubmit(field === "tags" ? tags : isMissing ? null : value.trim());
      }}
    >
      <Stack gap="sm">
        {field === "ownerId" && (
          <ChoiceOfPerson
            post="client_owner"
            label={label}
            value={value || null}
            onChange={(next) => setValue(next ?? "")}
            comboboxProps={{ withinPortal: false }}
            data-autofocus
          />
        )}
        {field === "tags" && (
          <TagsInput label={label} value={tags} onChange={setTags} data={words} comboboxProps={{ withinPortal: false }} data-autofocus />
        )}
        {field !== "ownerId" && field !== "tags" && (
          <Autocomplete
            label={label}
            value={value}
            onChange={setValue}
            data={words}
            comboboxProps={{ withinPortal: false }}
            data-autofocus
          />
        )}
        <Group>
          <Button type="submit" size="compact-sm" variant={isMissing ? "default" : "filled"} disabled={isNeeded && isMissing}>
            {isMissing && !isNeeded ? t("clients:bulk.empty") : t("clients:bulk.apply")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
