/** What went out on trial for a deal or to a client, on its card: sent out, come back, bought. */
import { Button, Stack, Text } from "@mantine/core";
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
import { TrialForm } from "./TrialForm.tsx";
import { TrialView } from "./TrialView.tsx";
import { DueBack, itemsText } from "./trial-columns.tsx";
import type { Trial } from "./trial-words.ts";

export function DealTrialsTab({ recordId }: CardTabProps) {
  const deal = useDeal(recordId ?? undefined);
  return (
    <Loaded from={deal} rows={3}>
      {(data) => <Trials place={atDeal(data)} filter={belongingTo("dealId", data.id)} mayAdd={data.archivedAt === null} />}
    </Loaded>
  );
}

export function ClientTrialsTab({ recordId }: CardTabProps) {
  return recordId && <Trials place={atClient(recordId)} filter={belongingTo("clientId", recordId)} mayAdd />;
}

type Props = { readonly place: Place; readonly filter: string; readonly mayAdd: boolean };

function Trials({ place, filter, mayAdd }: Props) {
  const t = useText();
  const can = useCan();
  const [open, setOpen] = useState<string | null>(null);
  const trials = useList<Trial>(["deals", "trials-of", filter], "/trials", { filter, sort: "-outOn", limit: 50 });
  const close = () => setOpen(null);
  if (open === "new") return <TrialForm place={place} onCancel={close} onStarted={({ id }) => setOpen(id)} />;
  if (open !== null) return <OneTrial id={open} onBack={close} />;
  const columns: readonly Column<Trial>[] = [
    { key: "items", title: t("money:trial.items"), phone: "title", cell: itemsText },
    { key: "outOn", title: t("money:trial.outOn"), cell: (one) => <DateText date={one.outOn} /> },
    {
      key: "dueBackOn",
      title: t("money:trial.dueBackOn"),
      cell: (one) =>
        one.closedOn ? (
          <Text span inherit c="dimmed">
            {t("money:trial.closedOn")} <DateText date={one.closedOn} />
          </Text>
        ) : (
          <DueBack trial={one} late={t("money:trial.overdue")} />
        ),
    },
    { key: "value", title: t("money:trial.value"), align: "right", cell: (one) => <MoneyText value={one.value} /> },
  ];
  return (
    <Stack gap="md">
      {mayAdd && can("deals.change") && (
        <div>
          <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setOpen("new")}>
            {t("money:trial.new")}
          </Button>
        </div>
      )}
      <DataTable
        label={t("pages:trials")}
        columns={columns}
        list={trials}
        rowKey={(one) => one.id}
        onOpen={(one) => setOpen(one.id)}
        empty={<Text c="dimmed">{t("money:trial.empty")}</Text>}
      />
    </Stack>
  );
}

function OneTrial({ id, onBack }: { readonly id: string; readonly onBack: () => void }) {
  const t = useText();
  const trial = useRead<Trial>(["deals", "trial", id], `/trials/${id}`);
  return (
    <OpenedRecord backTo={t("pages:trials")} onBack={onBack}>
      <Loaded from={trial} rows={3}>
        {(data) => <TrialView key={data.id} trial={data} />}
      </Loaded>
    </OpenedRecord>
  );
}
