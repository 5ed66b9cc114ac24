/** Contracts of a deal or of a client, on its card: paid, open and overdue, with a new one drawn and money received in place. */
import { Button, Stack, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { DateText, MoneyText } from "#ui/kit/Moment.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { DataTable } from "#ui/kit/table/DataTable.tsx";
import { useCan } from "#ui/me.ts";
import type { CardTabProps } from "#ui/pages.ts";
import { useList, useRead } from "#ui/query.ts";
import { OpenedRecord } from "../belonging/OpenedRecord.tsx";
import { atClient, atDeal, belongingTo, type Place } from "../belonging/place.ts";
import { useDeal } from "../card/use-deal.ts";
import { ContractCard } from "./ContractCard.tsx";
import { ContractForm } from "./ContractForm.tsx";
import type { Contract, Payment } from "./money-words.ts";
import { Overdue } from "./Overdue.tsx";
import { PaymentForm } from "./PaymentForm.tsx";

const none = "–";

export function DealContractsTab({ recordId }: CardTabProps) {
  const deal = useDeal(recordId ?? undefined);
  return (
    <Loaded from={deal} rows={3}>
      {(data) => <Contracts place={atDeal(data)} filter={belongingTo("dealId", data.id)} mayAdd={data.archivedAt === null} />}
    </Loaded>
  );
}

export function ClientContractsTab({ recordId }: CardTabProps) {
  return recordId && <Contracts place={atClient(recordId)} filter={belongingTo("clientId", recordId)} mayAdd />;
}

type Props = { readonly place: Place; readonly filter: string; readonly mayAdd: boolean };

function Contracts({ place, filter, mayAdd }: Props) {
  const t = useText();
  const can = useCan();
  const [open, setOpen] = useState<string | null>(null);
  const contracts = useList<Contract>(["deals", "contracts-of", filter], "/contracts", { filter, sort: "-createdAt", limit: 50 });
  const close = () => setOpen(null);
  if (open === "payment") return <PaymentForm place={place} onCancel={close} onDone={close} />;
  if (open === "new")
    return (
      <ContractForm
        place={contracts.items.length === 0 ? place : { ...place, amount: null }}
        onCancel={close}
        onDrawn={({ id }) => setOpen(id)}
      />
    );
  if (open !== null) return <OneContract id={open} onBack={close} />;
  const columns: readonly Column<Contract>[] = [
    { key: "number", title: t("money:contract.number"), phone: "title", cell: (one) => one.number },
    {
      key: "amount",
      title: t("money:contract.amount"),
      align: "right",
      cell: (one) => (one.amount ? <MoneyText value={one.amount} /> : none),
    },
    {
      key: "paid",
      title: t("money:contract.paid"),
      align: "right",
      cell: (one) => (one.paid[0] ? one.paid.map((sum) => <MoneyText key={sum.currency} value={sum} />) : none),
    },
    { key: "open", title: t("money:contract.open"), align: "right", cell: (one) => (one.open ? <MoneyText value={one.open} /> : none) },
    { key: "overdue", title: t("money:contract.overdue"), align: "right", cell: (one) => <Overdue value={one.overdue} /> },
  ];
  return (
    <Stack gap="md">
      {mayAdd && can("deals.change") && (
        <div>
          <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setOpen("new")}>
            {t("money:contract.new")}
          </Button>{" "}
          <Button variant="subtle" size="compact-sm" onClick={() => setOpen("payment")}>
            {t("money:payment.new_without")}
          </Button>
        </div>
      )}
      <DataTable
        label={t("money:view_contracts")}
        columns={columns}
        list={contracts}
        rowKey={(one) => one.id}
        onOpen={(one) => setOpen(one.id)}
        empty={<Text c="dimmed">{t("money:contract.empty")}</Text>}
      />
      <Payments filter={filter} />
    </Stack>
  );
}

function OneContract({ id, onBack }: { readonly id: string; readonly onBack: () => void }) {
  const t = useText();
  const contract = useRead<Contract>(["deals", "contract", id], `/contracts/${id}`);
  return (
    <OpenedRecord backTo={t("money:view_contracts")} onBack={onBack}>
      <Loaded from={contract} rows={3}>
        {(data) => (
          <>
            <Title order={3} size="h4" mb="sm">
              {data.number}
            </Title>
            <ContractCard key={data.id} contract={data} />
          </>
        )}
      </Loaded>
    </OpenedRecord>
  );
}

function Payments({ filter }: { readonly filter: string }) {
  const t = useText();
  const payments = useList<Payment>(["deals", "payments-of", filter], "/payments", { filter, sort: "-paidOn", limit: 50 });
  if (payments.items.length === 0 && !payments.problem) return null;
  const columns: readonly Column<Payment>[] = [
    { key: "paidOn", title: t("money:payment.paidOn"), phone: "title", cell: (one) => <DateText date={one.paidOn} /> },
    { key: "contract", title: t("money:payment.contractId"), cell: (one) => one.contractNumber ?? none },
    { key: "amount", title: t("money:payment.amount"), align: "right", cell: (one) => <MoneyText value={one.amount} /> },
  ];
  return (
    <section>
      <Title order={3} size="h4" mb="xs">
        {t("money:view_payments")}
      </Title>
      <DataTable label={t("money:view_payments")} columns={columns} list={payments} rowKey={(one) => one.id} empty={null} />
    </section>
  );
}
