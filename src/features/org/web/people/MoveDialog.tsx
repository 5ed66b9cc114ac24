/** Another chief by choice instead of by dragging: the same move for keyboards, screen readers and phones. */
import { Button, Group, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { FormProblemAlert } from "#ui/kit/CommandForm.tsx";
import type { TreeNode } from "../company/answers.ts";
import { type Company, isHere } from "../company/company.ts";
import { PersonSelect } from "../company/PersonSelect.tsx";
import { useMove } from "./use-person-commands.ts";

type Props = { readonly company: Company; readonly personId: string | null; readonly onClose: () => void };

export function MoveDialog({ company, personId, onClose }: Props) {
  const t = useText();
  const person = company.person(personId);
  return (
    <Modal
      opened={person !== undefined}
      onClose={onClose}
      title={t("people:move.title", { name: person?.name ?? "" })}
      closeButtonProps={{ "aria-label": t("kit:close") }}
    >
      {person && <MoveForm key={person.id} company={company} person={person} onClose={onClose} />}
    </Modal>
  );
}

function MoveForm({ company, person, onClose }: { readonly company: Company; readonly person: TreeNode; readonly onClose: () => void }) {
  const t = useText();
  const [chiefId, setChiefId] = useState(person.chiefId);
  const [problem, setProblem] = useState<Error | null>(null);
  const move = useMove(company, setProblem);
  const candidates = company.people.filter((one) => isHere(one) && !company.isAtOrBelow(one.id, person.id));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (chiefId === person.chiefId) onClose();
        else move.run({ id: person.id, from: person.chiefId, to: chiefId }, { onSuccess: onClose });
      }}
    >
      <Stack>
        {problem && <FormProblemAlert problem={{ problem, fields: [] }} />}
        <PersonSelect
          company={company}
          people={candidates}
          label={t("people:move.chief")}
          description={t("people:move.hint")}
          placeholder={t("people:top")}
          value={chiefId}
          onChange={setChiefId}
          openOnFocus={false}
          data-autofocus
        />
        <Group gap="xs">
          <Button type="submit" loading={move.isBusy} disabled={chiefId === person.chiefId}>
            {t("people:move.submit")}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t("kit:cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
