/** The deals of a client, on the client's card. */
import { Text } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { usePeople } from "#ui/kit/list/people.ts";
import { MoneyText } from "#ui/kit/Moment.tsx";
import { EmptyState } from "#ui/kit/states.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { DataTable } from "#ui/kit/table/DataTable.tsx";
import { useGoTo } from "#ui/link.tsx";
import type { CardTabProps } from "#ui/pages.ts";
import { useList } from "#ui/query.ts";
import type { Deal, Pipeline } from "../answers.ts";
import { stageOf, usePipelines } from "../use-pipelines.ts";

export function ClientDealsTab({ recordId }: CardTabProps) {
  const t = useText();
  const goTo = useGoTo();
  const people = usePeople();
  const pipelines = usePipelines();
  const filter = JSON.stringify({ field: "clientId", op: "eq", value: recordId });
  const list = useList<Deal>(["deals", "of-client"], "/deals", { filter, sort: "-since", limit: 100 });
  const columns: readonly Column<Deal>[] = [
    { key: "title", title: t("deals:field.title"), phone: "title", sortBy: (one) => one.title, cell: (one) => one.title },
    { key: "stage", title: t("deals:field.stage"), cell: (one) => <Place deal={one} pipelines={pipelines.data ?? []} /> },
    {
      key: "amount",
      title: t("deals:field.amount"),
      align: "right",
      sortBy: (one) => (one.amount ? Number(one.amount.amount) : null),
      cell: (one) => (one.amount ? <MoneyText value={one.amount} /> : "–"),
    },
    {
      key: "owner",
      title: t("deals:field.ownerId"),
      sortBy: (one) => people.nameOf(one.ownerId),
      cell: (one) => people.nameOf(one.ownerId) ?? t("deals:unknown_owner"),
    },
  ];
  return (
    <DataTable
      label={t("pages:deals")}
      columns={columns}
      list={list}
      rowKey={(one) => one.id}
      onOpen={(one) => goTo(`deals/${one.id}`)}
      empty={<EmptyState title={t("deals:empty.title")} />}
    />
  );
}

function Place({ deal, pipelines }: { readonly deal: Deal; readonly pipelines: readonly Pipeline[] }) {
  const t = useText();
  if (deal.status !== "open")
    return (
      <Text span inherit c={deal.status === "won" ? "green" : "red"}>
        {t(`deals:status.${deal.status}`)}
      </Text>
    );
  return (
    stageOf(
      pipelines.find(({ id }) => id === deal.pipelineId),
      deal.stage,
    )?.name ?? deal.stage
  );
}
