/** Jobs that used up their tries: what, when, why, and another try. */
import { Button, Text } from "@mantine/core";
import { IconCircleCheck, IconRefresh } from "@tabler/icons-react";
import { api } from "#ui/api.ts";
import { useCommand } from "#ui/command.ts";
import { textOr, useText } from "#ui/i18n/text.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { EmptyState } from "#ui/kit/states.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { DataTable } from "#ui/kit/table/DataTable.tsx";
import { useCan } from "#ui/me.ts";
import { useList } from "#ui/query.ts";

type DeadJob = {
  readonly id: string;
  readonly task: string;
  readonly attempts: number;
  readonly error: string;
  readonly diedAt: string;
  readonly retriedAt: string | null;
};

export function JobsTab() {
  const t = useText();
  const list = useList<DeadJob>(["platform", "jobs", "dead"], "/jobs/dead");
  const columns: readonly Column<DeadJob>[] = [
    {
      key: "task",
      title: t("settings:job.task"),
      phone: "title",
      cell: (one) => textOr(`settings:job.task.${one.task}`, one.task.replaceAll("_", " ")),
    },
    { key: "died", title: t("settings:job.died"), cell: (one) => <Moment at={one.diedAt} /> },
    { key: "attempts", title: t("settings:job.attempts"), align: "right", cell: (one) => one.attempts },
    {
      key: "error",
      title: t("settings:job.error"),
      cell: (one) => (
        <Text size="sm" lineClamp={2} title={one.error} maw={420}>
          {one.error}
        </Text>
      ),
    },
    { key: "retry", title: t("settings:job.again"), width: 180, cell: (one) => <Retry job={one} /> },
  ];
  return (
    <>
      <Text size="sm" c="dimmed" mb="md" maw={720}>
        {t("settings:job.hint")}
      </Text>
      <DataTable
        label={t("settings:tab.jobs")}
        columns={columns}
        list={list}
        rowKey={(one) => one.id}
        empty={<EmptyState icon={IconCircleCheck} title={t("settings:job.empty")} hint={t("settings:job.empty_hint")} />}
      />
    </>
  );
}

function Retry({ job }: { readonly job: DeadJob }) {
  const t = useText();
  const can = useCan();
  const retry = useCommand({
    feature: "platform",
    run: (id: string, key) => api.post<DeadJob>(`/jobs/dead/${id}/retry`, { idempotencyKey: key }),
    done: () => t("settings:job.retried_done"),
  });
  if (job.retriedAt)
    return (
      <Text size="sm" c="dimmed">
        {t("settings:job.retried")} <Moment at={job.retriedAt} />
      </Text>
    );
  if (!can("jobs.retry")) return "–";
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconRefresh size={16} aria-hidden />}
      loading={retry.isBusy}
      onClick={() => retry.run(job.id)}
    >
      {t("settings:job.retry")}
    </Button>
  );
}
