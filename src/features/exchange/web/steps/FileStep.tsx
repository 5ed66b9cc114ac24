/** What the rows are, and the file. Nothing is imported by sending it. */
import { Alert, Button, FileButton, Group, Progress, SegmentedControl, Select, Stack, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconAlertTriangle, IconUpload } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { problemWords } from "#ui/kit/problem-text.ts";
import { type Upload, uploadFile } from "#ui/kit/upload.ts";
import { useGoTo } from "#ui/link.tsx";
import { isApiProblem } from "#ui/problem.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { ImportView } from "../../contract/imports.ts";
import { importKinds } from "../../core/import-fields.ts";
import { problemWord } from "../import-words.ts";
import classes from "../imports.module.css";

export function FileStep() {
  const t = useText();
  const [search, setSearch] = useUrlState();
  const kind = importKinds.find((one) => one === search["kind"]) ?? "clients";
  const isPhone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const { share, name, problem, send, cancel } = useSending(kind);
  const [isOver, setOver] = useState(false);
  const kinds = {
    value: kind,
    onChange: (next: string | null) => setSearch({ kind: next ?? undefined }, "replace"),
    data: importKinds.map((value) => ({ value, label: t(`imports:kind.${value}`) })),
  };
  return (
    <Stack gap="lg" className={classes["narrow"]!}>
      {isPhone ? (
        <Select label={t("imports:what")} allowDeselect={false} {...kinds} />
      ) : (
        <div>
          <Text size="sm" fw={500} mb={4} id="import-kind">
            {t("imports:what")}
          </Text>
          <SegmentedControl aria-labelledby="import-kind" {...kinds} />
        </div>
      )}
      <Text size="sm" c="dimmed">
        {t(`imports:kind_hint.${kind}`)}
      </Text>
      <section
        aria-label={t("imports:file")}
        className={classes["drop"]}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          send(event.dataTransfer.files[0] ?? null);
        }}
      >
        {share === null ? (
          <>
            <Text size="sm" c="dimmed">
              {t("imports:drop")}
            </Text>
            <FileButton onChange={send} accept=".csv,.tsv,.txt,.xlsx">
              {(props) => (
                <Button {...props} leftSection={<IconUpload size={16} aria-hidden />}>
                  {t("imports:choose")}
                </Button>
              )}
            </FileButton>
          </>
        ) : (
          <Stack w="100%" gap="sm">
            <Text size="sm">{share < 1 ? t("imports:sending", { name }) : t("imports:looking", { name })}</Text>
            <Progress value={share * 100} animated={share === 1} aria-label={t("imports:sending", { name })} />
            <Group justify="center">
              <Button variant="default" size="compact-sm" onClick={cancel}>
                {t("kit:cancel")}
              </Button>
            </Group>
          </Stack>
        )}
      </section>
      {problem !== null && <SendingProblem problem={problem} />}
      <Text size="sm" c="dimmed">
        {t("imports:file_hint")}
      </Text>
    </Stack>
  );
}

function SendingProblem({ problem }: { readonly problem: unknown }) {
  const { title, advice } = problemWords(problem);
  const why = isApiProblem(problem) ? problem.errors.map(({ code }) => problemWord(code)) : [];
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle size={16} aria-hidden />} title={title}>
      {[advice, ...why].filter(Boolean).join(" ")}
    </Alert>
  );
}

/** One file on its way; then the next step of the import that came of it. */
function useSending(kind: string) {
  const goTo = useGoTo();
  const [share, setShare] = useState<number | null>(null);
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<unknown>(null);
  const upload = useRef<Upload<ImportView> | null>(null);
  const send = async (file: File | null) => {
    if (!file || share !== null) return;
    setProblem(null);
    setName(file.name);
    setShare(0);
    upload.current = uploadFile<ImportView>("/imports", file, { kind, name: file.name }, setShare);
    try {
      const sent = await upload.current.done;
      if (sent !== "aborted") goTo(`imports/${sent.id}`, { step: "seen" });
    } catch (refused) {
      setProblem(refused);
    } finally {
      setShare(null);
    }
  };
  return { share, name, problem, send: (file: File | null) => void send(file), cancel: () => upload.current?.cancel() };
}
