/** One level: its name in three languages, its place, its work, what its people see. */
import { Button, Checkbox, Group, NumberInput, Stack, Switch, TextInput } from "@mantine/core";
import { IconArchive, IconArchiveOff } from "@tabler/icons-react";
import { useCommand } from "#ui/command.ts";
import { languages, useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { languageNames } from "#ui/kit/language-names.ts";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import type { Level, LevelFunction } from "../company/answers.ts";
import { levelWord } from "../company/words.ts";
import { addLevel, changeLevel } from "./calls.ts";
import { keyFromName } from "./key-from-name.ts";

const functions: readonly LevelFunction[] = ["set_goals", "lead_department", "lead_direction", "sell", "call", "research"];

export function LevelForm({
  level,
  nextRank,
  onClose,
}: {
  readonly level: Level | undefined;
  readonly nextRank: number;
  readonly onClose: () => void;
}) {
  const t = useText();
  const form = useCommandForm({
    feature: "org",
    initialValues: {
      names: { ...(level?.names ?? { en: "", ru: "", de: "" }) },
      rank: level?.rank ?? nextRank,
      functions: [...(level?.functions ?? [])] as LevelFunction[],
      seesAll: level?.seesAll ?? false,
    },
    check: ({ names }) =>
      Object.fromEntries(languages.map((one) => [`names.${one}`, names[one].trim() ? null : t("problems:field.required")])),
    send: (values, key) => (level ? changeLevel(level, values) : addLevel({ key: keyFromName(values.names.en), ...values }, key)),
    done: (saved) => t("structure:level.saved", { name: levelWord(saved) }),
    onDone: onClose,
  });
  return (
    <Stack gap="lg">
      <CommandForm form={form} submitLabel={t("org:save")} onCancel={onClose}>
        {languages.map((one) => (
          <TextInput
            key={one}
            label={t("structure:level.name_in", { language: languageNames[one] })}
            required
            maxLength={80}
            lang={one}
            {...form.form.getInputProps(`names.${one}`)}
          />
        ))}
        <NumberInput
          label={t("structure:level.rank")}
          description={t("structure:level.rank_hint")}
          min={0}
          max={20}
          allowDecimal={false}
          {...form.field("rank")}
        />
        <Checkbox.Group
          label={t("structure:level.functions")}
          description={t("structure:level.functions_hint")}
          value={form.values.functions}
          onChange={(next) => form.set("functions", next as LevelFunction[])}
        >
          <Stack gap={8} mt={8}>
            {functions.map((one) => (
              <Checkbox key={one} value={one} label={t(`org:function.${one}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Switch label={t("structure:level.sees_all")} description={t("structure:level.sees_hint")} {...form.field("seesAll", "checkbox")} />
      </CommandForm>
      {level && <Retire level={level} onDone={onClose} />}
    </Stack>
  );
}

function Retire({ level, onDone }: { readonly level: Level; readonly onDone: () => void }) {
  const t = useText();
  const isRetired = level.retiredAt !== null;
  const change = useCommand({
    feature: "org",
    run: (retired: boolean) => changeLevel(level, { retired }),
    done: (saved) => t(saved.retiredAt ? "structure:level.retired_done" : "structure:level.restored_done", { name: levelWord(saved) }),
    undo: (saved, retired) => changeLevel(saved, { retired: !retired }),
    onDone,
  });
  const reason = !isRetired && level.people > 0 ? t("structure:level.retire_blocked") : null;
  return (
    <Group gap="xs" pt="sm" style={{ borderTop: "1px solid var(--hairline)" }}>
      <Button
        variant="default"
        disabled={reason !== null}
        loading={change.isBusy}
        leftSection={isRetired ? <IconArchiveOff size={16} aria-hidden /> : <IconArchive size={16} aria-hidden />}
        onClick={() => change.run(!isRetired)}
      >
        {t(isRetired ? "structure:level.restore" : "structure:level.retire")}
      </Button>
      {reason && <small style={{ color: "var(--mantine-color-dimmed)" }}>{reason}</small>}
    </Group>
  );
}
