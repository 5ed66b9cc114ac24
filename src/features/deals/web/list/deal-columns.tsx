/** The columns of the deals table. */
import { Text } from "@mantine/core";
import type { Say } from "#ui/i18n/text.ts";
import { OwnValueText } from "#ui/kit/custom/OwnValueText.tsx";
import type { OwnField, OwnValues } from "#ui/kit/custom/own-fields.ts";
import type { ListColumn } from "#ui/kit/list/list-column.ts";
import type { People } from "#ui/kit/list/people.ts";
import { DateText, Moment, MoneyText } from "#ui/kit/Moment.tsx";
import type { Deal, Pipeline } from "../answers.ts";
import { clientOfDeal } from "../client-of-deal.ts";
import { NextStepLine } from "../next/NextStepLine.tsx";
import { daysSince, isStuck } from "../stage-age.ts";
import { stageOf } from "../use-pipelines.ts";

const none = "–";

export const dealColumns = (
  t: Say,
  pipelines: readonly Pipeline[],
  people: People,
  own: readonly OwnField[],
): readonly ListColumn<Deal>[] => {
  const pipelineOf = (deal: Deal) => pipelines.find((one) => one.id === deal.pipelineId);
  return [
    { key: "title", title: t("deals:field.title"), sort: "title", phone: "title", cell: (one) => one.title },
    {
      key: "client",
      title: t("deals:field.client"),
      sort: "client",
      groupValue: (one) => one.clientName,
      cell: (one) => clientOfDeal(t, one),
    },
    {
      key: "stage",
      title: t("deals:field.stage"),
      sort: "stage",
      groupValue: (one) => one.stage,
      width: 160,
      cell: (one) => <Place deal={one} pipeline={pipelineOf(one)} t={t} />,
    },
    {
      key: "days",
      title: t("deals:column.days"),
      sort: "since",
      align: "right",
      width: 96,
      cell: (one) => <Days deal={one} pipeline={pipelineOf(one)} t={t} />,
    },
    {
      key: "amount",
      title: t("deals:field.amount"),
      sort: "amount",
      align: "right",
      width: 168,
      cell: (one) => (one.amount ? <MoneyText value={one.amount} /> : none),
    },
    {
      key: "owner",
      title: t("deals:field.ownerId"),
      sort: "ownerId",
      groupValue: (one) => one.ownerId,
      width: 168,
      cell: (one) => people.nameOf(one.ownerId) ?? t("deals:unknown_owner"),
    },
    {
      key: "expectedPaymentOn",
      title: t("deals:field.expectedPaymentOn"),
      sort: "expectedPaymentOn",
      width: 136,
      cell: (one) => (one.expectedPaymentOn ? <DateText date={one.expectedPaymentOn} /> : none),
    },
    {
      key: "next",
      title: t("deals:column.next"),
      isExtra: true,
      width: 240,
      cell: (one) => (one.status === "open" ? <NextStepLine deal={one} /> : none),
    },
    {
      key: "source",
      title: t("deals:field.source"),
      sort: "source",
      groupValue: (one) => one.source,
      isExtra: true,
      cell: (one) => one.source ?? none,
    },
    {
      key: "region",
      title: t("deals:field.region"),
      sort: "region",
      groupValue: (one) => one.region,
      isExtra: true,
      cell: (one) => one.region ?? none,
    },
    { key: "products", title: t("deals:field.products"), isExtra: true, cell: (one) => one.products.join(", ") || none },
    {
      key: "grossProfit",
      title: t("deals:field.grossProfit"),
      sort: "grossProfit",
      align: "right",
      isExtra: true,
      width: 168,
      cell: (one) => (one.grossProfit ? <MoneyText value={one.grossProfit} /> : none),
    },
    {
      key: "openedAt",
      title: t("deals:field.openedAt"),
      sort: "openedAt",
      isExtra: true,
      width: 136,
      cell: (one) => <Moment at={one.openedAt} />,
    },
    ...own.map(
      (field): ListColumn<Deal> => ({
        key: `custom.${field.key}`,
        title: field.name,
        sort: `custom.${field.key}`,
        isExtra: true,
        cell: (one) => <OwnValueText field={field} value={(one.custom as OwnValues | undefined)?.[field.key]} />,
      }),
    ),
  ];
};

type Props = { readonly deal: Deal; readonly pipeline: Pipeline | undefined; readonly t: Say };

function Place({ deal, pipeline, t }: Props) {
  if (deal.status === "open") return stageOf(pipeline, deal.stage)?.name ?? deal.stage;
  return (
    <Text span inherit c={deal.status === "won" ? "green" : "red"}>
      {t(`deals:status.${deal.status}`)}
      {deal.reason ? ` · ${deal.reason}` : ""}
    </Text>
  );
}

function Days({ deal, pipeline, t }: Props) {
  if (deal.status !== "open") return none;
  const days = daysSince(deal.since, new Date());
  const stuck = isStuck(days, stageOf(pipeline, deal.stage)?.normDays ?? null);
  return (
    <Text span inherit {...(stuck ? { c: "red" } : {})} className="figures">
      {t(stuck ? "deals:card.stuck" : "deals:card.days", { count: days })}
    </Text>
  );
}
