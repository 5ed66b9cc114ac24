/** What can be done with a run: held, resumed, taken back a step, stopped; each with its reason, for it stays in the history. */
import { Button, Group, Modal, NumberInput, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { api } from "#ui/api.ts";
import { useText } from "#ui/i18n/text.ts";
import { CommandForm } from "#ui/kit/CommandForm.tsx";
import { useCommandForm } from "#ui/kit/use-command-form.ts";
import { useCan } from "#ui/me.ts";
import type { RunView } from "../../contract/runs.ts";

type Doing = "hold" | "resume" | "take-back" | "stop";

export function RunActions({ run }: { readonly run: RunView }) {
  const t = useText();
  const can = useCan();
  const [doing, setDoing] = useState<Doing | null>(null);
  if (!can("runs.change")) return null;
  // Held, it goes on first; stopped, it stays so.
  const canTurnBack = run.parentId === null && run.status !== "held" && run.result !== "stopped";
  const hasDone = run.history.some(({ actor, isTakenBack, leftAt }) => actor !== null && !isTakenBack && leftAt !== null);
  const offered: readonly Doing[] = [
    ...(run.status === "held" ? (["resume"] as const) : run.status === "active" ? (["hold"] as const) : []),
    ...(hasDone && canTurnBack ? (["take-back"] as const) : []),
    ...(run.status === "ended" ? [] : (["stop"] as const)),
  ];
  return (
    <Group gap="xs" mt="xs">
      {offered.map((one) => (
        <Button key={one} size="compact-sm" variant="default" onClick={() => setDoing(one)}>
          {t(`processes:do.${one}`)}
        </Button>
      ))}
      <Modal
        opened={doing !== null}
        onClose={() => setDoing(null)}
        title={doing ? t(`processes:do.${doing}`) : ""}
        closeButtonProps={{ "aria-label": t("kit:close") }}
      >
        {doing && <ActionForm key={doing} run={run} doing={doing} onClose={() => setDoing(null)} />}
      </Modal>
    </Group>
  );
}

type FormProps = { readonly run: RunView; readonly doing: Doing; readonly onClose: () => void };

function ActionForm({ run, doing, onClose }: FormProps) {
  const t = useText();
  const needsReason = doing !== "resume";
  const form = useCommandForm({
    feature: "process",
    initialValues: { reason: "", workingDays: 5 as number | string },
    check: ({ reason, workingDays }) => ({
      reason: needsReason && !reason.trim() ? t("problems:field.required") : null,
      workingDays: doing === "hold" && (typeof workingDays !== "number" || workingDays < 1) ? t("problems:field.required") : null,
    }),
    send: ({ reason, workingDays }, idempotencyKey) =>
      api.post<RunView>(`/runs/${run.id}/${doing}`, {
        ...(needsReason ? { body: { reason: reason.trim(), ...(doing === "hold" ? { workingDays: Number(workingDays) } : {}) } } : {}),
        idempotencyKey,
        ifMatch: run.version,
      }),
    done: () => t(`processes:done.${doing}`),
    onDone: onClose,
  });
  return (
    <CommandForm form={form} submitLabel={t(`processes:do.${doing}`)} onCancel={onClose} isDangerous={doing === "stop"}>
      <Stack gap="sm">
        <Text size="sm">{t(`processes:explain.${doing}`)}</Text>
        {doing === "hold" && (
          <NumberInput label={t("processes:do.hold_days")} min={1} max={250} allowDecimal={false} {...form.field("workingDays")} />
        )}
        {needsReason && (
          <Textarea
            label={t("processes:do.reason")}
            required
            autosize
            minRows={2}
            maxLength={1_000}
            data-autofocus
            {...form.field("reason")}
          />
        )}
      </Stack>
    </CommandForm>
  );
}
