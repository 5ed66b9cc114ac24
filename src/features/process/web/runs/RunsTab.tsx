/** On the card of a record: the runs of processes on it, and starting one by hand. */
import { Button, Group, Menu, Stack } from "@mantine/core";
import { IconPlayerPlay, IconRoute } from "@tabler/icons-react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { EmptyState, Loaded } from "#ui/kit/states.tsx";
import { useCan } from "#ui/me.ts";
import type { CardTabProps } from "#ui/pages.ts";
import { useRead } from "#ui/query.ts";
import type { ProcessSummary } from "../../contract/processes.ts";
import type { RunSummary, RunView } from "../../contract/runs.ts";
import type { SubjectKind } from "../../core/definition.ts";
import { RunCard } from "./RunCard.tsx";

type Runs = { readonly items: readonly RunSummary[] };

function RunsOf({ kind, recordId }: { readonly kind: SubjectKind; readonly recordId: string }) {
  const t = useText();
  const can = useCan();
  const runs = useRead<Runs>(["process", "runs-of", recordId], "/runs", { subject: recordId, limit: 20 });
  const start = can("runs.change") ? <Start kind={kind} recordId={recordId} running={runs.data?.items ?? []} /> : null;
  return (
    <Loaded from={runs} rows={4}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon={IconRoute} title={t("processes:runs.none")} hint={t("processes:runs.none_hint")} action={start} />
        ) : (
          <Stack gap="md">
            {start && <Group justify="flex-end">{start}</Group>}
            {items.map((run, at) => (
              <RunCard key={run.id} summary={run} isOpen={at === 0 || run.status !== "ended"} />
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}

type StartProps = { readonly kind: SubjectKind; readonly recordId: string; readonly running: readonly RunSummary[] };

/** Each process runs once at a time on a record. */
function Start({ kind, recordId, running }: StartProps) {
  const t = useText();
  const processes = useRead<{ readonly items: readonly ProcessSummary[] }>(["process", "to-start", kind], "/processes", {
    subject: kind,
    limit: 100,
  });
  const start = useCommand({
    feature: "process",
    run: (processKey: string, idempotencyKey) =>
      api.post<RunView>("/runs", { body: { processKey, subject: { kind, id: recordId } }, idempotencyKey }),
    done: ({ processName }) => t("processes:runs.started", { name: processName }),
  });
  const busy = new Set(running.filter(({ status }) => status !== "ended").map(({ processKey }) => processKey));
  const offered = (processes.data?.items ?? []).filter(({ published, key }) => published !== null && !busy.has(key));
  if (offered.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="compact-sm" loading={start.isBusy} leftSection={<IconPlayerPlay size={14} aria-hidden />}>
          {t("processes:runs.start")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map(({ key, name }) => (
          <Menu.Item key={key} onClick={() => start.run(key)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const tabOf = (kind: SubjectKind) =>
  function ProcessTab({ recordId }: CardTabProps) {
    return recordId === null ? null : <RunsOf kind={kind} recordId={recordId} />;
  };

export const runsTab = { deal: tabOf("deal"), lead: tabOf("lead"), client: tabOf("client") } as const;
