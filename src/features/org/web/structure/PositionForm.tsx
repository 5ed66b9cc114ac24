/** One position: opened, filled, vacated, closed. */
import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { IconUserOff, IconUserPlus } from "@tabler/icons-react";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { ConfirmButton } from "#ui/kit/ConfirmButton.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useGoTo } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import type { Position } from "../company/answers.ts";
import { type Company, isHere, suggestChief } from "../company/company.ts";
import { PersonSelect } from "../company/PersonSelect.tsx";
import { levelWord } from "../company/words.ts";
import { changePosition, openPosition } from "./calls.ts";

type Props = { readonly company: Company; readonly position: Position | undefined; readonly onClose: () => void };

export function PositionForm({ company, position, onClose }: Props) {
  const t = useText();
  const form = useCommandForm({
    feature: "org",
    initialValues: {
      title: position?.title ?? "",
      level: position?.level ?? "",
      unitId: position?.unitId ?? null,
      chiefId: position?.chiefId ?? null,
      personId: position?.personId ?? null,
    },
    check: ({ title, level }) => ({
      title: title.trim() ? null : t("problems:field.required"),
      level: level ? null : t("problems:field.required"),
    }),
    send: ({ level, ...values }, key) => (position ? changePosition(position, values) : openPosition({ level, ...values }, key)),
    done: (saved) => t("structure:position.saved", { title: saved.title }),
    onDone: onClose,
  });
  const { values, set, form: fields } = form;
  const here = company.people.filter(isHere);
  return (
    <Stack gap="lg">
      <CommandForm form={form} submitLabel={t(position ? "org:save" : "structure:position.open")} onCancel={onClose}>
        <TextInput label={t("structure:position.title")} required maxLength={120} data-autofocus {...form.field("title")} />
        <Select
          label={t("structure:position.level")}
          required
          disabled={Boolean(position)}
          allowDeselect={false}
          data={company.levels.filter((one) => one.retiredAt === null).map((one) => ({ value: one.key, label: levelWord(one) }))}
          value={values.level || null}
          onChange={(next) => {
            set("level", next ?? "");
            set("chiefId", suggestChief(company, next, values.unitId)?.id ?? values.chiefId);
          }}
          error={fields.errors["level"]}
        />
        <Select
          label={t("structure:position.unit")}
          clearable
          searchable
          clearButtonProps={{ "aria-label": t("org:clear") }}
          data={company.tree.units
            .filter((one) => one.archivedAt === null)
            .map((one) => ({ value: one.id, label: company.unitPath(one.id) }))}
          value={values.unitId}
          onChange={(next) => set("unitId", next)}
          error={fields.errors["unitId"]}
        />
        <PersonSelect
          company={company}
          people={here}
          label={t("structure:position.chief")}
          value={values.chiefId}
          onChange={(next) => set("chiefId", next)}
          error={fields.errors["chiefId"]}
        />
        <PersonSelect
          company={company}
          people={here.filter((one) => one.level === values.level)}
          label={t("structure:position.person")}
          description={t("structure:position.person_hint")}
          placeholder={t("structure:position.state.vacant")}
          value={values.personId}
          onChange={(next) => set("personId", next)}
          error={fields.errors["personId"]}
        />
      </CommandForm>
      {position && <Ending position={position} onDone={onClose} />}
    </Stack>
  );
}

function Ending({ position, onDone }: { readonly position: Position; readonly onDone: () => void }) {
  const t = useText();
  const can = useCan();
  const goTo = useGoTo();
  const close = useCommand({
    feature: "org",
    run: (one: Position) => changePosition(one, { closed: true }),
    done: (closed) => t("structure:position.closed_done", { title: closed.title }),
    onDone,
  });
  return (
    <Group gap="xs" pt="sm" style={{ borderTop: "1px solid var(--hairline)" }}>
      {position.isVacant && can("people.change") && (
        <Button
          variant="default"
          leftSection={<IconUserPlus size={16} aria-hidden />}
          onClick={() => goTo("people", { panel: "new", level: position.level, unit: position.unitId ?? undefined })}
        >
          {t("structure:position.hire")}
        </Button>
      )}
      <ConfirmButton
        leftSection={<IconUserOff size={16} aria-hidden />}
        loading={close.isBusy}
        question={t("structure:position.close_question")}
        confirmLabel={t("structure:position.close")}
        onConfirm={() => close.run(position)}
      >
        {t("structure:position.close")}
      </ConfirmButton>
    </Group>
  );
}
