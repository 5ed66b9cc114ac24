/** The deals of a client, on the client's card. */
import { Button, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { usePeople } from "#ui/kit/list/people.ts";
import { MoneyText } from "#ui/kit/Moment.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { DataTable } from "#ui/kit/table/DataTable.tsx";
import { useGoTo } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import type { CardTabProps } from "#ui/pages.ts";
import { useList, useRead } from "#ui/query.ts";
import type { Deal, Pipeline } from "../answers.ts";
import { NewDealForm } from "../entry/NewDealForm.tsx";
import { stageOf, usePipelines } from "../use-pipelines.ts";
import classes from "./Card.module.css";

type ClientRead = { readonly id: string; readonly name: string; readonly archivedAt: string | null };

export function ClientDealsTab({ recordId }: CardTabProps) {
  const t = useText();
  const goTo = useGoTo();
  const people = usePeople();
  const pipelines = usePipelines();
  const filter = JSON.stringify({ field: "clientId", op: "eq", value: recordId });
  const can = useCan();
  const [isOpening, setOpening] = useState(false);
  const client = useRead<ClientRead>(["clients", "clients", "one", recordId], `/clients/${recordId}`);
  // Nothing new for a client that is archived.
  const mayOpen = can("deals.change") && client.data?.archivedAt === null;
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
  const inUse = (pipelines.data ?? []).filter(({ retiredAt }) => retiredAt === null);
  const [first] = inUse;
  const toDeal = ({ id }: { readonly id: string }) => goTo(`deals/${id}`);
  if (isOpening && first && client.data)
    return (
      <div className={classes["narrow"]}>
        <NewDealForm pipelines={inUse} pipeline={first} client={client.data} onCancel={() => setOpening(false)} onOpened={toDeal} />
      </div>
    );
  return (
    <Stack gap="sm">
      {mayOpen && first && (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            loading={isOpening}
            onClick={() => setOpening(true)}
          >
            {t("deals:new.open")}
          </Button>
        </div>
      )}
      <DataTable
        label={t("pages:deals")}
        columns={columns}
        list={list}
        rowKey={(one) => one.id}
        onOpen={toDeal}
        empty={<Text c="dimmed">{t("deals:empty.of_client")}</Text>}
      />
    </Stack>
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
