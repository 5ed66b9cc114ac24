/** Taking a whole import back, and what stayed and why. */
import { Button, Stack, Text, Title } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { ConfirmButton } from "#ui/kit/ConfirmButton.tsx";
import { useFormat } from "#ui/kit/format.ts";
import { PageLink } from "#ui/link.tsx";
import type { ImportUndone, ImportView } from "../../contract/imports.ts";
import { useUndo } from "../calls.ts";
import { kindWord } from "../import-words.ts";
import classes from "../imports.module.css";

export function Undo({ held }: { readonly held: ImportView }) {
  const t = useText();
  const undo = useUndo(held);
  if (undo.answer) return <Undone answer={undo.answer} />;
  // Moves of stages came from the command line, which keeps no list of what it made.
  if (held.kind === "stage_moves") return null;
  if (held.state === "undone")
    return held.kept === 0 ? null : (
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t("imports:undo.some_kept", { count: held.kept })}</Text>
        <Button variant="default" loading={undo.isBusy} onClick={() => undo.run(null)}>
          {t("imports:undo.show_kept")}
        </Button>
      </Stack>
    );
  if (held.created + held.updated === 0) return null;
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm" c="dimmed">
        {t("imports:undo.hint")}
      </Text>
      <ConfirmButton
        loading={undo.isBusy}
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        question={t("imports:undo.question")}
        confirmLabel={t("imports:undo.confirm")}
        onConfirm={() => undo.run(null)}
      >
        {t("imports:undo")}
      </ConfirmButton>
    </Stack>
  );
}

const paths: Readonly<Record<string, string>> = { client: "clients", contact: "contacts", deal: "deals" };

function Undone({ answer: { removed, restored, kept, keptCount } }: { readonly answer: ImportUndone }) {
  const t = useText();
  const format = useFormat();
  return (
    <section aria-label={t("imports:undo.done")}>
      <Text role="status">
        {t("imports:undo.removed", { count: removed, shown: format.number(removed) })}{" "}
        {t("imports:undo.restored", { count: restored, shown: format.number(restored) })}{" "}
        {t("imports:undo.kept", { count: keptCount, shown: format.number(keptCount) })}
      </Text>
      {kept.length > 0 && (
        <>
          <Title order={2} mt="md">
            {t("imports:undo.what_stayed")}
          </Title>
          <ul className={classes["list"]}>
            {kept.map(({ id, kind, title, reason }) => (
              <li key={id}>
                <span className={classes["grow"]}>
                  {paths[kind] && reason !== "gone" ? <PageLink to={`${paths[kind]}/${id}`}>{title}</PageLink> : title || kindWord(kind)}
                </span>
                <Text size="sm" c="dimmed">
                  {t(`imports:undo.because_${reason}`)}
                </Text>
              </li>
            ))}
          </ul>
          {keptCount > kept.length && (
            <Text size="sm" c="dimmed" mt="xs">
              {t("imports:undo.more_kept", { shown: format.number(kept.length) })}
            </Text>
          )}
        </>
      )}
    </section>
  );
}
