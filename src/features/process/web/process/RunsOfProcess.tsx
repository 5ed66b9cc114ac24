/** Runs of one process, the newest first. */
import { Anchor, Badge } from "@mantine/core";
import { useMemo } from "react";
import { useText } from "#ui/i18n/text.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { EmptyState } from "#ui/kit/states.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { DataTable } from "#ui/kit/table/DataTable.tsx";
import { PageLink } from "#ui/link.tsx";
import { useList } from "#ui/query.ts";
import type { ProcessView } from "../../contract/processes.ts";
import type { RunSummary } from "../../contract/runs.ts";
import { recordPath } from "../runs/record-path.ts";

export function RunsOfProcess({ process }: { readonly process: ProcessView }) {
  const t = useText();
  const list = useList<RunSummary>(["process", "runs", process.id], "/runs", { process: process.key, limit: 50 });
  const columns = useMemo<readonly Column<RunSummary>[]>(
    () => [
      {
        key: "subject",
        title: t("processes:runs.record"),
        phone: "title",
        cell: ({ subject }) => (
          <Anchor component={PageLink} to={recordPath(subject)}>
            {subject.title}
          </Anchor>
        ),
      },
      { key: "client", title: t("processes:subject.client"), width: 220, cell: ({ subject }) => subject.client?.name ?? "–" },
      {
        key: "status",
        title: t("processes:runs.state"),
        width: 190,
        cell: (run) => (
          <Badge color={run.status === "held" ? "amber" : run.status === "active" ? "blue" : run.result === "success" ? "green" : "gray"}>
            {run.status === "ended" ? t(`processes:result.${run.result ?? "stopped"}`) : t(`processes:runs.${run.status}`)}
          </Badge>
        ),
      },
      {
        key: "number",
        title: t("processes:version.title"),
        width: 100,
        phone: "hidden",
        align: "right",
        cell: ({ number }) => <span className="figures">{number}</span>,
      },
      { key: "startedAt", title: t("processes:runs.since"), width: 150, cell: ({ startedAt }) => <Moment at={startedAt} /> },
    ],
    [t],
  );
  return (
    <DataTable
      label={t("processes:tab.runs")}
      columns={columns}
      list={list}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("processes:runs.none")} hint={t("processes:runs.none_hint")} />}
    />
  );
}
