/** Losing a deal always says why. Reasons in use are offered; a new one joins the company's list. */
import { Autocomplete, Button, Group, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import type { Deal } from "../answers.ts";
import { useWords } from "../use-words.ts";

type Props = { readonly deal: Deal | null; readonly onClose: () => void; readonly onLose: (deal: Deal, reason: string) => void };

export function LoseDialog({ deal, onClose, onLose }: Props) {
  const t = useText();
  return (
    <Modal
      opened={deal !== null}
      onClose={onClose}
      title={t("deals:lose.title", { title: deal?.title ?? "" })}
      closeButtonProps={{ "aria-label": t("kit:close") }}
    >
      {deal && <LoseForm key={deal.id} deal={deal} onClose={onClose} onLose={onLose} />}
    </Modal>
  );
}

function LoseForm({ deal, onClose, onLose }: Omit<Props, "deal"> & { readonly deal: Deal }) {
  const t = useText();
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const reasons = useWords("loss-reasons");
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!reason.trim()) return setMissing(true);
        onClose();
        onLose(deal, reason.trim());
      }}
    >
      <Stack>
        <Autocomplete
          label={t("deals:lose.reason")}
          description={t("deals:lose.hint")}
          required
          data-autofocus
          maxLength={120}
          data={reasons}
          value={reason}
          error={isMissing ? t("problems:field.required") : undefined}
          onChange={(next) => {
            setReason(next);
            setMissing(false);
          }}
        />
        <Group gap="xs">
          <Button type="submit" color="red">
            {t("deals:lose.submit")}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t("kit:cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
