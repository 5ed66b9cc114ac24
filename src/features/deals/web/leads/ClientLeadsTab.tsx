/** The leads that became a client, or are about one, on the client's card. */
import { Text } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { usePeople } from "#ui/kit/list/people.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { DataTable } from "#ui/kit/table/DataTable.tsx";
import { useGoTo } from "#ui/link.tsx";
import type { CardTabProps } from "#ui/pages.ts";
import { useList } from "#ui/query.ts";
import { belongingTo } from "../belonging/place.ts";
import type { Lead } from "./calls.ts";
import { StatusMark } from "./StatusMark.tsx";

export function ClientLeadsTab({ recordId }: CardTabProps) {
  const t = useText();
  const goTo = useGoTo();
  const people = usePeople();
  const filter = belongingTo("clientId", recordId ?? "");
  const leads = useList<Lead>(["deals", "leads-of", recordId], "/leads", { filter, sort: "-openedAt", limit: 50 });
  const columns: readonly Column<Lead>[] = [
    { key: "title", title: t("leads:field.title"), phone: "title", cell: (one) => one.title },
    { key: "status", title: t("leads:field.status"), cell: (one) => <StatusMark status={one.status} /> },
    { key: "source", title: t("leads:field.source"), cell: (one) => one.source ?? "–" },
    { key: "openedAt", title: t("leads:field.openedAt"), cell: (one) => <Moment at={one.openedAt} /> },
    { key: "telesalesId", title: t("leads:field.telesalesId"), cell: (one) => people.nameOf(one.telesalesId) ?? "–" },
  ];
  return (
    <DataTable
      label={t("pages:leads")}
      columns={columns}
      list={leads}
      rowKey={(one) => one.id}
      onOpen={(one) => goTo("leads", { panel: one.id })}
      empty={<Text c="dimmed">{t("leads:empty.title")}</Text>}
    />
  );
}
