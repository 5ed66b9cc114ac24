/** The columns of what hangs where: the client, what, since when, worth how much, due back when. */
import { Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { daysBetween } from "#shared/date.ts";
import type { Say } from "#ui/i18n/text.ts";
import type { ListColumn } from "#ui/kit/list/list-column.ts";
import type { People } from "#ui/kit/list/people.ts";
import { DateText, MoneyText, NumberText } from "#ui/kit/Moment.tsx";
import classes from "../records/records.module.css";
import { stillOut, type Trial } from "./trial-words.ts";

const none = "–";

/** What is out of it, else what went out. */
export function itemsText({ items, closedOn }: Trial): string {
  const shown = closedOn === null ? items.filter((item) => stillOut(item) > 0) : items;
  return shown.map((item) => `${closedOn === null ? stillOut(item) : item.quantity} × ${item.name}`).join(", ");
}

export const trialColumns = (t: Say, people: People, today: string): readonly ListColumn<Trial>[] => [
  {
    key: "client",
    title: t("money:trial.client"),
    sort: "client",
    groupValue: (one) => one.clientName,
    phone: "title",
    cell: (one) => one.clientName ?? t("money:hidden"),
  },
  { key: "items", title: t("money:trial.items"), cell: itemsText },
  {
    key: "dueBackOn",
    title: t("money:trial.dueBackOn"),
    width: 190,
    sort: "dueBackOn",
    cell: (one) => <DueBack trial={one} late={t("money:trial.overdue")} />,
  },
  {
    key: "value",
    title: t("money:trial.value"),
    width: 170,
    sort: "value",
    align: "right",
    cell: (one) => <MoneyText value={one.value} />,
  },
  { key: "outOn", title: t("money:trial.outOn"), width: 130, sort: "outOn", phone: "hidden", cell: (one) => <DateText date={one.outOn} /> },
  {
    key: "days",
    title: t("money:trial.days"),
    width: 90,
    align: "right",
    cell: (one) => <NumberText value={daysBetween(one.outOn, one.closedOn ?? today)} />,
  },
  { key: "ownerId", title: t("money:trial.ownerId"), width: 150, phone: "hidden", cell: (one) => people.nameOf(one.ownerId) ?? none },
  {
    key: "actNumber",
    title: t("money:trial.actNumber"),
    width: 120,
    sort: "actNumber",
    isExtra: true,
    cell: (one) => one.actNumber ?? none,
  },
  {
    key: "quantityOut",
    title: t("money:trial.quantityOut"),
    width: 110,
    sort: "quantityOut",
    align: "right",
    isExtra: true,
    cell: (one) => <NumberText value={one.quantityOut} />,
  },
  {
    key: "closedOn",
    title: t("money:trial.closedOn"),
    width: 140,
    sort: "closedOn",
    isExtra: true,
    cell: (one) => (one.closedOn ? <DateText date={one.closedOn} /> : none),
  },
];

/** Overdue is red and says so. */
export function DueBack({ trial, late }: { readonly trial: Trial; readonly late: string }) {
  if (trial.dueBackOn === null) return none;
  if (!trial.isOverdue) return <DateText date={trial.dueBackOn} />;
  return (
    <Text span inherit c="red" className={classes["mark"]!}>
      <IconAlertTriangle size={14} aria-hidden />
      <DateText date={trial.dueBackOn} />
      {late}
    </Text>
  );
}
