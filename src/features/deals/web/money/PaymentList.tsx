/** Payments: when money came, from whom, for what, and for whom it counts. */
import { Button, Text } from "@mantine/core";
import { IconCoins, IconPlus } from "@tabler/icons-react";
import { type ReactNode, useMemo } from "react";
import { useCommand } from "#ui/command.ts";
import { type Say, useText } from "#ui/i18n/text.ts";
import { ListHead } from "#ui/kit/list/ListHead.tsx";
import type { ListColumn } from "#ui/kit/list/list-column.ts";
import { type People, usePeople } from "#ui/kit/list/people.ts";
import { RecordTable } from "#ui/kit/list/table/RecordTable.tsx";
import { useRecordList } from "#ui/kit/list/use-list.ts";
import { DateText, Moment, MoneyText } from "#ui/kit/Moment.tsx";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { EmptyState, Loaded } from "#ui/kit/states.tsx";
import { useCan } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import { Facts } from "../records/Facts.tsx";
import classes from "../records/records.module.css";
import { askablePayments, type Payment, voidPayment } from "./money-words.ts";
import { PaymentForm } from "./PaymentForm.tsx";

const none = "–";

const paymentColumns = (t: Say, people: People): readonly ListColumn<Payment>[] => [
  {
    key: "paidOn",
    title: t("money:payment.paidOn"),
    width: 140,
    sort: "paidOn",
    phone: "title",
    cell: (one) => <DateText date={one.paidOn} />,
  },
  {
    key: "client",
    title: t("money:payment.client"),
    sort: "client",
    groupValue: (one) => one.clientName,
    cell: (one) => one.clientName ?? none,
  },
  { key: "contractId", title: t("money:payment.contractId"), width: 150, cell: (one) => one.contractNumber ?? none },
  { key: "dealId", title: t("money:payment.dealId"), phone: "hidden", cell: (one) => one.dealTitle ?? none },
  {
    key: "amount",
    title: t("money:payment.amount"),
    width: 170,
    sort: "amount",
    align: "right",
    cell: (one) => (
      <Text span inherit td={one.voidedAt ? "line-through" : undefined}>
        <MoneyText value={one.amount} />
      </Text>
    ),
  },
  { key: "creditedToId", title: t("money:payment.creditedToId"), width: 170, cell: (one) => people.nameOf(one.creditedToId) ?? none },
];

export function PaymentList({ controls }: { readonly controls: ReactNode }) {
  const t = useText();
  const can = useCan();
  const people = usePeople();
  const columns = useMemo(() => paymentColumns(t, people), [t, people]);
  const list = useRecordList<Payment>({
    screen: "payments",
    feature: "deals",
    path: "/payments",
    askable: askablePayments,
    columns,
    usualSort: "-paidOn",
    quickField: "client",
    kept: ["view"],
  });
  return (
    <>
      <ListHead list={list} title={t("money:payment.title")} controls={controls}>
        {can("deals.change") && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => list.open("new")}>
            {t("money:payment.new")}
          </Button>
        )}
      </ListHead>
      <RecordTable<Payment>
        list={list}
        label={t("money:payment.title")}
        rowKey={(one) => one.id}
        rowName={(one) => one.paidOn}
        empty={
          list.isFiltered ? (
            <EmptyState title={t("money:empty.filtered")} />
          ) : (
            <EmptyState icon={IconCoins} title={t("money:payment.empty")} hint={t("money:payment.empty_hint")} />
          )
        }
      />
      <PaymentPanel />
    </>
  );
}

function PaymentPanel() {
  const t = useText();
  const can = useCan();
  const people = usePeople();
  const [{ panel }, setSearch] = useUrlState();
  const payment = useRead<Payment>(
    ["deals", "payment", panel],
    `/payments/${panel}`,
    {},
    { isEnabled: panel !== undefined && panel !== "new" },
  );
  const take = useCommand<Payment, Payment>({ feature: "deals", run: voidPayment, done: () => t("money:payment.voided_done") });
  const close = () => setSearch({ panel: undefined });
  if (panel === "new")
    return (
      <SidePanel title={t("money:payment.new")} isOpen onClose={close}>
        <PaymentForm onCancel={close} onDone={close} />
      </SidePanel>
    );
  return (
    <SidePanel title={t("money:payment.one")} isOpen={panel !== undefined} onClose={close}>
      <Loaded from={payment}>
        {(one) => (
          <>
            <Facts
              label={t("money:facts")}
              facts={[
                [t("money:payment.amount"), <MoneyText key="amount" value={one.amount} />],
                [t("money:payment.paidOn"), <DateText key="paid" date={one.paidOn} />],
                [t("money:payment.client"), one.clientName],
                [t("money:payment.contractId"), one.contractNumber],
                [t("money:payment.dealId"), one.dealTitle],
                [t("money:payment.creditedToId"), people.nameOf(one.creditedToId)],
                [t("money:payment.ownerId"), people.nameOf(one.ownerId)],
                [t("money:payment.voided"), one.voidedAt && <Moment key="voided" at={one.voidedAt} />],
              ]}
            />
            {can("deals.change") && one.voidedAt === null && (
              <div className={classes["actions"]}>
                <Button mt="md" variant="default" loading={take.isBusy} onClick={() => take.run(one)}>
                  {t("money:payment.void")}
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </SidePanel>
  );
}
