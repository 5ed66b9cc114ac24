/** Running runs are taken over to the published version: first what would happen to each, then for good. */
import { Alert, Badge, Button, Group, NativeSelect, Select, Stack, Table, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { useCommand } from "#ui/command.ts";
import { textOr, useText } from "#ui/i18n/text.ts";
import { ConfirmButton } from "#ui/kit/ConfirmButton.tsx";
import { EmptyState } from "#ui/kit/states.tsx";
import type { MigrationView, ProcessView } from "../../contract/processes.ts";
import { nodesOf } from "../../core/layout/ways.ts";
import { migrateRuns, useVersion } from "../calls.ts";
import { nodeTitle } from "../words/use-sayings.ts";

export function Migration({ process }: { readonly process: ProcessView }) {
  const t = useText();
  const older = process.versions.filter(
    ({ state, number, running }) => state === "published" && number !== process.published && running > 0,
  );
  const [from, setFrom] = useState<number | undefined>(older[0]?.number);
  const [map, setMap] = useState<Readonly<Record<string, string>>>({});
  const [preview, setPreview] = useState<MigrationView | null>(null);
  const target = useVersion(process.id, String(process.published)).data?.definition;
  const source = useVersion(process.id, String(from ?? process.published)).data?.definition;
  const body = { map, ...(from === undefined ? {} : { from }) };
  const look = useCommand({
    feature: "process",
    run: (_: null) => migrateRuns(process.id, process.published ?? 1, { ...body, dryRun: true }),
    onDone: setPreview,
  });
  const move = useCommand({
    feature: "process",
    run: (_: null) => migrateRuns(process.id, process.published ?? 1, { ...body, dryRun: false }),
    done: ({ can }) => t("processes:migrate.done", { count: can }),
    onDone: () => setPreview(null),
  });
  if (older.length === 0) return <EmptyState title={t("processes:migrate.none")} hint={t("processes:migrate.none_hint")} />;
  const lost = target && source ? nodesOf(source).filter((node) => !nodesOf(target).includes(node)) : [];
  return (
    <Stack maw={860}>
      <Text size="sm" c="dimmed">
        {t("processes:migrate.hint", { number: process.published ?? 0 })}
      </Text>
      <Group align="flex-end">
        <NativeSelect
          label={t("processes:migrate.from")}
          value={String(from)}
          data={older.map(({ number, running }) => ({
            value: String(number),
            label: t("processes:migrate.version", { number, count: running }),
          }))}
          onChange={(event) => {
            setFrom(Number(event.currentTarget.value));
            setPreview(null);
          }}
        />
        <Button variant="default" loading={look.isBusy} onClick={() => look.run(null)}>
          {t("processes:migrate.preview")}
        </Button>
      </Group>
      {lost.map((node) => (
        <Select
          key={node}
          maw={420}
          label={t("processes:migrate.stands_in", { step: nodeTitle(source!, node, t) })}
          placeholder={t("processes:migrate.choose")}
          data={nodesOf(target!).map((one) => ({ value: one, label: nodeTitle(target!, one, t) }))}
          value={map[node] ?? null}
          clearable
          searchable
          onChange={(to) => {
            const { [node]: _, ...rest } = map;
            setMap(to ? { ...rest, [node]: to } : rest);
            setPreview(null);
          }}
        />
      ))}
      {preview && (
        <>
          <Group>
            <Badge color="green">{t("processes:migrate.can", { count: preview.can })}</Badge>
            {preview.cannot > 0 && <Badge color="amber">{t("processes:migrate.cannot", { count: preview.cannot })}</Badge>}
          </Group>
          {preview.can > 0 && (
            <Group>
              <ConfirmButton
                variant="filled"
                loading={move.isBusy}
                question={t("processes:migrate.question", { count: preview.can })}
                confirmLabel={t("processes:migrate.title")}
                onConfirm={() => move.run(null)}
              >
                {t("processes:migrate.title")}
              </ConfirmButton>
            </Group>
          )}
          {preview.can === 0 && (
            <Alert color="amber" icon={<IconAlertTriangle size={16} aria-hidden />}>
              {t("processes:migrate.nobody")}
            </Alert>
          )}
          <Table aria-label={t("processes:tab.migrate")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("processes:migrate.record")}</Table.Th>
                <Table.Th>{t("processes:migrate.stands")}</Table.Th>
                <Table.Th>{t("processes:migrate.result")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {inOrder(preview.runs).map(({ id, subject, steps, can, why }) => (
                <Table.Tr key={id}>
                  <Table.Td>{subject.title}</Table.Td>
                  <Table.Td>{steps.map((step) => (source ? nodeTitle(source, step, t) : step)).join(", ")}</Table.Td>
                  <Table.Td>
                    {can ? t("processes:migrate.ok") : whyWords(why, (step) => (source ? nodeTitle(source, step, t) : step), t)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
    </Stack>
  );
}

/** First those that need an answer. */
const inOrder = (runs: MigrationView["runs"]): MigrationView["runs"] => [
  ...runs.filter(({ can }) => !can),
  ...runs.filter(({ can }) => can),
];

/** "unknown_step: offer" */
function whyWords(why: string | null, titleOf: (step: string) => string, t: ReturnType<typeof useText>): string {
  const [word = "", step = ""] = (why ?? "").split(": ");
  return textOr(`processes:migrate.why.${word}`, why ?? t("processes:migrate.no"), { step: titleOf(step) });
}
