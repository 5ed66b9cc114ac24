/** Somebody else has changed the draft, or what is drawn cannot be kept: said above the canvas, with a way on. */
import { Alert, Button, Group } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { problemWords } from "#ui/kit/problem-text.ts";
import { showProblem } from "#ui/kit/toast.tsx";
import { isApiProblem } from "#ui/problem.ts";
import type { useAutosave } from "./state/use-autosave.ts";

export type Saving = ReturnType<typeof useAutosave>;

export function SaveNote({ saving: { state, takeTheirs, keepMine, flush } }: { readonly saving: Saving }) {
  const t = useText();
  if (state.is === "conflict")
    return (
      <Alert color="amber" icon={<IconAlertTriangle size={16} aria-hidden />} title={t("processes:save.conflict")} mb="xs" role="alert">
        <Group gap="xs" mt={4}>
          <Button size="compact-sm" variant="default" onClick={() => void takeTheirs().catch(showProblem)}>
            {t("processes:save.take_theirs")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => void keepMine().catch(showProblem)}>
            {t("processes:save.keep_mine")}
          </Button>
        </Group>
      </Alert>
    );
  if (state.is !== "refused") return null;
  const { title, advice } = problemWords(state.problem);
  const errors = isApiProblem(state.problem) ? state.problem.errors : [];
  return (
    <Alert color="red" icon={<IconAlertTriangle size={16} aria-hidden />} title={t("processes:save.refused")} mb="xs" role="alert">
      {errors.length > 0
        ? errors.slice(0, 3).map(({ path, message }) => <div key={path}>{`${path.replaceAll("/", " ").trim()}: ${message}`}</div>)
        : [title, advice].filter(Boolean).join(" ")}
      <Button size="compact-sm" variant="default" mt={4} onClick={() => void flush()}>
        {t("kit:retry")}
      </Button>
    </Alert>
  );
}
