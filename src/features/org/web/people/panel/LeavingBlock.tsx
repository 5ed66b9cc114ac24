/** Leaving and coming back. Whoever has people below says in the same step who takes them over. */
import { Button, Text } from "@mantine/core";
import { IconUserMinus, IconUserUp } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { isHere } from "../../company/company.ts";
import { PersonSelect } from "../../company/PersonSelect.tsx";
import { deactivate, reactivate } from "../calls.ts";
import { useReactivate } from "../use-person-commands.ts";
import { Block } from "./Block.tsx";
import type { PersonProps } from "./PersonView.tsx";

type Props = PersonProps & { readonly isOpen: boolean; readonly setEdit: (edit: string | undefined) => void };

export function LeavingBlock({ company, person, isOpen, setEdit }: Props) {
  const t = useText();
  const back = useReactivate();
  if (person.status === "inactive")
    return (
      <Block title={t("people:return.title")}>
        <Button
          size="compact-sm"
          variant="default"
          loading={back.isBusy}
          leftSection={<IconUserUp size={16} aria-hidden />}
          onClick={() => back.run(person)}
        >
          {t("people:return.action")}
        </Button>
      </Block>
    );
  if (!isHere(person)) return null;
  return (
    <Block title={t("people:leave.title")}>
      {isOpen ? (
        <LeavingForm company={company} person={person} onClose={() => setEdit(undefined)} />
      ) : (
        <Button size="compact-sm" variant="default" leftSection={<IconUserMinus size={16} aria-hidden />} onClick={() => setEdit("leave")}>
          {t("people:leave.action")}
        </Button>
      )}
    </Block>
  );
}

function LeavingForm({ company, person, onClose }: PersonProps & { readonly onClose: () => void }) {
  const t = useText();
  const below = company.below(person.id).filter(isHere);
  const candidates = company.people.filter((one) => isHere(one) && one.id !== person.id && !company.isAtOrBelow(one.id, person.id));
  // One of the people below may take over the others.
  const successors = [...candidates, ...below];
  const form = useCommandForm({
    feature: "org",
    initialValues: { newChiefId: person.chiefId },
    check: ({ newChiefId }) => ({ newChiefId: below.length > 0 && !newChiefId ? t("problems:field.required") : null }),
    send: ({ newChiefId }, key) => deactivate(person.id, below.length > 0 ? newChiefId : undefined, key),
    done: () => t("people:leave.done", { name: person.name }),
    // People who were handed over stay there: giving them back is a decision of its own.
    ...(below.length === 0 ? { undo: () => reactivate(person.id) } : {}),
    onDone: onClose,
  });
  return (
    <CommandForm form={form} submitLabel={t("people:leave.action")} onCancel={onClose} isDangerous>
      <Text size="sm">{t("people:leave.hint", { name: person.name })}</Text>
      {below.length > 0 && (
        <PersonSelect
          company={company}
          people={successors}
          label={t("people:leave.successor", { count: below.length })}
          required
          value={form.values.newChiefId}
          onChange={(next) => form.set("newChiefId", next)}
          error={form.form.errors["newChiefId"]}
        />
      )}
    </CommandForm>
  );
}
