/** Mappings to take up: those of programs the columns look like, and those the company has saved; and saving this one. */
import { Button, Group, Popover, Select, Stack, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type FormEvent, useState } from "react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { useRead } from "#ui/query.ts";
import type { ImportSample, PresetView } from "../../contract/imports.ts";
import type { ImportKind } from "../../core/import-fields.ts";
import type { Mapping } from "../../core/mapping.ts";
import { originWord } from "../import-words.ts";
import { placedIn } from "./mapping-draft.ts";

type Props = {
  readonly kind: ImportKind;
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  readonly proposals: ImportSample["proposals"];
  readonly onPick: (mapping: Mapping) => void;
};

export function PresetBar({ kind, columns, mapping, proposals, onPick }: Props) {
  const t = useText();
  const [picked, setPicked] = useState<string | null>(null);
  const presets = useRead<{ readonly items: readonly PresetView[] }>(["exchange", "presets", kind], "/import-presets", { kind });
  const forget = useCommand({
    feature: "exchange",
    run: (preset: PresetView) => api.delete(`/import-presets/${preset.id}`),
    done: (_, { name }) => t("imports:preset.forgotten", { name }),
    onDone: () => setPicked(null),
  });
  const programs = proposals.filter((one) => one.kind === kind);
  const saved = presets.data?.items ?? [];
  const choices = [
    ...programs.map((one) => ({ value: `program ${one.origin}`, label: originWord(one.origin), mapping: one.mapping })),
    ...saved.map((one) => ({ value: one.id, label: one.name, mapping: one.mapping })),
  ];
  const chosen = saved.find(({ id }) => id === picked);
  const pick = (value: string | null) => {
    const choice = choices.find((one) => one.value === value);
    setPicked(value);
    if (choice) onPick(placedIn(choice.mapping, columns));
  };
  return (
    <Group align="flex-end" gap="xs">
      {choices.length > 0 && (
        <Select
          label={t("imports:preset")}
          placeholder={t("imports:preset.choose")}
          data={choices.map(({ value, label }) => ({ value, label }))}
          value={picked}
          onChange={pick}
        />
      )}
      <SavePreset kind={kind} columns={columns} mapping={mapping} />
      {chosen && (
        <Button variant="subtle" color="gray" loading={forget.isBusy} onClick={() => forget.run(chosen)}>
          {t("imports:preset.forget", { name: chosen.name })}
        </Button>
      )}
    </Group>
  );
}

function SavePreset({ kind, columns, mapping }: Pick<Props, "kind" | "columns" | "mapping">) {
  const t = useText();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const [name, setName] = useState("");
  const save = useCommand({
    feature: "exchange",
    run: (body: { kind: ImportKind; name: string; columns: readonly string[]; mapping: Mapping }) =>
      api.put<PresetView>("/import-presets", { body }),
    done: (saved) => t("imports:preset.saved", { name: saved.name }),
    onDone: close,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") save.run({ kind, name: name.trim(), columns, mapping });
  };
  return (
    <Popover opened={isOpen} onChange={close} width={280} trapFocus position="bottom-start">
      <Popover.Target>
        <Button variant="default" onClick={toggle} disabled={Object.keys(mapping).length === 0}>
          {t("imports:preset.save_as")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Stack gap="sm">
            <TextInput
              label={t("imports:preset.name")}
              description={t("imports:preset.hint")}
              maxLength={120}
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
            />
            <Group gap="xs">
              <Button type="submit" size="compact-sm" loading={save.isBusy}>
                {t("imports:preset.save")}
              </Button>
              <Button variant="default" size="compact-sm" onClick={close}>
                {t("kit:cancel")}
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
