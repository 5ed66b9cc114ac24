/** Settings → Pipelines: the ways deals go, each with its stages. */
import { Badge, Button, Group } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { EmptyState, Loaded } from "#ui/kit/states.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { DataTable, listOf } from "#ui/kit/table/DataTable.tsx";
import { useCan } from "#ui/me.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Pipeline } from "../answers.ts";
import { openStages, usePipelines } from "../use-pipelines.ts";
import { PipelineForm } from "./PipelineForm.tsx";

export function PipelinesTab() {
  const t = useText();
  const can = useCan();
  const [{ open }, setSearch] = useUrlState();
  const pipelines = usePipelines();
  const mayChange = can("structure.change");
  const close = () => setSearch({ open: undefined });
  const columns: readonly Column<Pipeline>[] = [
    { key: "name", title: t("deals:pipelines.name"), phone: "title", sortBy: (one) => one.name, cell: (one) => one.name },
    {
      key: "stages",
      title: t("deals:pipelines.stages"),
      cell: (one) =>
        openStages(one)
          .map(({ name }) => name)
          .join(" → "),
    },
    { key: "currency", title: t("deals:field.currency"), width: 96, cell: (one) => one.currency },
    {
      key: "state",
      title: t("deals:pipelines.state"),
      width: 120,
      cell: (one) => (one.retiredAt ? <Badge color="gray">{t("deals:pipelines.retired")}</Badge> : t("deals:pipelines.in_use")),
    },
  ];
  return (
    <Loaded from={pipelines}>
      {(all) => {
        const opened = all.find(({ id }) => id === open);
        return (
          <>
            {mayChange && (
              <Group justify="flex-end" mb="sm">
                <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setSearch({ open: "new" })}>
                  {t("deals:pipelines.new")}
                </Button>
              </Group>
            )}
            <DataTable
              label={t("pages:pipelines")}
              columns={columns}
              list={listOf(all)}
              rowKey={(one) => one.id}
              {...(mayChange ? { onOpen: (one: Pipeline) => setSearch({ open: one.id }) } : {})}
              openKey={open}
              empty={<EmptyState title={t("deals:empty.no_pipeline")} hint={t("deals:empty.no_pipeline_hint")} />}
            />
            {mayChange && (
              <SidePanel
                title={opened?.name ?? t("deals:pipelines.new")}
                isOpen={opened !== undefined || open === "new"}
                onClose={close}
                width={600}
              >
                <PipelineForm key={open} pipeline={opened ?? null} onClose={close} />
              </SidePanel>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
