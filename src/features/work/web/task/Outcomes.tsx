/** The outcomes, 1 to 9, each with what it will cause. One that wants a comment waits for it. */
import { Alert, Button, Kbd, Text, Textarea } from "@mantine/core";
import { IconAlertTriangle, IconArrowRight } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useText } from "#ui/i18n/text.ts";
import type { Details } from "./answers.ts";
import type { Draft } from "./draft.ts";
import { sendByEnter } from "./PostponeDialog.tsx";
import type { Refused } from "./refused-places.ts";
import classes from "./Task.module.css";
import { useNextWords } from "./use-next-words.ts";
import { usePlainKeys } from "./use-plain-keys.ts";

type Props = {
  readonly task: Details;
  readonly draft: Draft;
  readonly change: (change: Partial<Draft>) => void;
  readonly refused: Refused;
  readonly mayDo: boolean;
  readonly isBusy: boolean;
  readonly onChoose: (outcome: string) => void;
};

export function Outcomes({ task, draft, change, refused, mayDo, isBusy, onChoose }: Props) {
  const t = useText();
  const words = useNextWords();
  const comment = useRef<HTMLTextAreaElement>(null);
  const waiting = task.outcomes.find(({ name }) => name === draft.outcome);
  usePlainKeys((key) => {
    const offer = /^[1-9]$/.test(key) ? task.outcomes[Number(key) - 1] : undefined;
    return offer && mayDo && !isBusy ? () => onChoose(offer.name) : null;
  });
  useEffect(() => {
    if (draft.outcome !== null || refused.comment !== null) comment.current?.focus();
  }, [draft.outcome, refused.comment]);
  return (
    <section aria-labelledby="task-outcomes" className={classes["outcomes"]} data-may={mayDo || undefined}>
      <h2 id="task-outcomes">{t("work:outcomes.title")}</h2>
      {refused.above && (
        <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle size={16} aria-hidden />} title={refused.above.title}>
          {refused.above.advice}
        </Alert>
      )}
      <Textarea
        ref={comment}
        data-comment
        label={
          <>
            {t("work:comment")} {mayDo && <Kbd aria-hidden>c</Kbd>}
          </>
        }
        description={waiting ? t("work:comment.for", { outcome: waiting.label }) : undefined}
        required={waiting !== undefined}
        error={refused.comment}
        autosize
        minRows={1}
        maxRows={8}
        disabled={!mayDo}
        value={draft.comment}
        onChange={(event) => change({ comment: event.currentTarget.value })}
        onKeyDown={waiting ? sendByEnter(() => draft.comment.trim() && onChoose(waiting.name)) : undefined}
      />
      <ol>
        {task.outcomes.map((offer, at) => (
          <li key={offer.name}>
            <Button
              variant={offer.name === (draft.outcome ?? task.outcomes[0]?.name) ? "filled" : "default"}
              disabled={!mayDo}
              loading={isBusy && offer.name === (draft.outcome ?? "")}
              onClick={() => onChoose(offer.name)}
              leftSection={at < 9 ? <Kbd aria-hidden>{at + 1}</Kbd> : undefined}
              aria-keyshortcuts={at < 9 ? String(at + 1) : undefined}
              className={classes["outcome"]!}
              justify="flex-start"
            >
              {offer.label}
              {offer.needsComment && <span className={classes["wantsComment"]}>…</span>}
            </Button>
            <Text size="xs" c="dimmed" className={classes["causes"]!}>
              {offer.next.length > 0 && <IconArrowRight size={12} aria-hidden />}
              {offer.next.map((step) => words.step(step)).join("; ")}
            </Text>
          </li>
        ))}
      </ol>
    </section>
  );
}
