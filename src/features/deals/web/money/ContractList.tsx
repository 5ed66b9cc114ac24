/** Contracts with what was paid for each, what is open and what is overdue. */
import { Button } from "@mantine/core";
import { IconFileText, IconPlus } from "@tabler/icons-react";
import { type ReactNode, useMemo } from "react";
import type { Say } from "#ui/i18n/text.ts";
import { useText } from "#ui/i18n/text.ts";
import { type MoneyJson, useFormat } from "#ui/kit/format.ts";
import { ListHead } from "#ui/kit/list/ListHead.tsx";
import type { ListColumn } from "#ui/kit/list/list-column.ts";
import { type People, usePeople } from "#ui/kit/list/people.ts";
import { RecordTable } from "#ui/kit/list/table/RecordTable.tsx";
import { useRecordList } from "#ui/kit/list/use-list.ts";
import { DateText, MoneyText } from "#ui/kit/Moment.tsx";
import { EmptyState } from "#ui/kit/states.tsx";
import { useCan } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import { Numbers } from "../records/Numbers.tsx";
import { ContractPanel } from "./ContractPanel.tsx";
import { askableContracts, type Contract, type Sums } from "./money-words.ts";
import { isSome, Overdue } from "./Overdue.tsx";

const none = "–";

const contractColumns = (t: Say, people: People): readonly ListColumn<Contract>[] => [
  { key: "number", title: t("money:contract.number"), width: 124, sort: "number", phone: "title", cell: (one) => one.number },
  {
    key: "client",
    title: t("money:contract.client"),
    sort: "client",
    groupValue: (one) => one.clientName,
    cell: (one) => one.clientName ?? t("money:hidden"),
  },
  {
    key: "signedOn",
    title: t("money:contract.signedOn"),
    width: 140,
    sort: "signedOn",
    phone: "hidden",
    cell: (one) => (one.signedOn ? <DateText date={one.signedOn} /> : none),
  },
  {
    key: "amount",
    title: t("money:contract.amount"),
    width: 150,
    sort: "amount",
    align: "right",
    cell: (one) => (one.amount ? <MoneyText value={one.amount} /> : none),
  },
  {
    key: "open",
    title: t("money:contract.open"),
    width: 150,
    sort: "open",
    align: "right",
    cell: (one) => (one.open ? <MoneyText value={one.open} /> : none),
  },
  { key: "overdue", title: t("money:contract.overdue"), width: 160, align: "right", cell: (one) => <Overdue value={one.overdue} /> },
  { key: "ownerId", title: t("money:contract.ownerId"), width: 140, phone: "hidden", cell: (one) => people.nameOf(one.ownerId) ?? none },
];

export function ContractList({ controls }: { readonly controls: ReactNode }) {
  const t = useText();
  const can = useCan();
  const people = usePeople();
  const columns = useMemo(() => contractColumns(t, people), [t, people]);
  const list = useRecordList<Contract>({
    screen: "contracts",
    feature: "deals",
    path: "/contracts",
    askable: askableContracts,
    columns,
    usualSort: "-createdAt",
    quickField: "number",
  });
  return (
    <>
      <ListHead list={list} title={t("pages:contracts")} controls={controls}>
        {can("deals.change") && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => list.open("new")}>
            {t("money:contract.new")}
          </Button>
        )}
      </ListHead>
      <Totals filter={list.filterText} />
      <RecordTable<Contract>
        list={list}
        label={t("pages:contracts")}
        rowKey={(one) => one.id}
        rowName={(one) => one.number}
        empty={
          list.isFiltered ? (
            <EmptyState title={t("money:empty.filtered")} />
          ) : (
            <EmptyState icon={IconFileText} title={t("money:contract.empty")} hint={t("money:contract.empty_hint")} />
          )
        }
      />
      <ContractPanel />
    </>
  );
}

function Totals({ filter }: { readonly filter: string | undefined }) {
  const t = useText();
  const format = useFormat();
  const { data } = useRead<Sums>(["deals", "contracts", "totals"], "/contracts/summary", { filter });
  if (!data || data.count === 0) return null;
  const said = (sums: readonly MoneyJson[]) => sums.filter(isSome).map(format.money).join(" · ");
  const figures = [
    { word: t("money:contract.paid"), value: said(data.paid) },
    { word: t("money:contract.open"), value: said(data.open) },
    { word: t("money:contract.overdue"), value: said(data.overdue), isAlarming: true },
  ].filter(({ value }) => value !== "");
  return <Numbers label={t("money:contract.totals")} figures={figures} />;
}
