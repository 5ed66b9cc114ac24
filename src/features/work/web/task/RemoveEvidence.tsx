/** The × beside evidence. Words are given back by Undo; a file, which cannot be put back as it was, is asked about first. */
import { CloseButton, Text } from "@mantine/core";
import { newKey } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { Confirm } from "#ui/kit/ConfirmButton.tsx";
import type { GivenEvidence } from "./answers.ts";
import { addEvidence, removeEvidence } from "./calls.ts";
import { shown } from "./draft.ts";

type Props = { readonly taskId: string; readonly evidence: GivenEvidence; readonly name: string };

export function RemoveEvidence({ taskId, evidence, name }: Props) {
  const t = useText();
  const { demand, kind, text } = evidence;
  const remove = useCommand({
    feature: "process",
    run: (id: string, key) => removeEvidence(taskId, id, key),
    done: () => t("work:evidence.removed", { name }),
    ...(kind === "file" || text === null ? {} : { undo: () => addEvidence(taskId, { demand, ...shown(kind, text) }, newKey()) }),
  });
  const take = () => remove.run(evidence.id);
  const cross = (onClick: () => void) => (
    <CloseButton size="sm" aria-label={t("work:evidence.remove_of", { name })} disabled={remove.isBusy} onClick={onClick} />
  );
  if (kind !== "file") return cross(take);
  const question = (
    <>
      {t("work:evidence.remove_question", { name })}
      <Text size="xs" c="dimmed" mt={4}>
        {t("work:evidence.remove_file")}
      </Text>
    </>
  );
  return (
    <Confirm question={question} confirmLabel={t("work:evidence.remove")} onConfirm={take}>
      {cross}
    </Confirm>
  );
}
