/** The columns of the list of leads. */
import type { Say } from "#ui/i18n/text.ts";
import { OwnValueText } from "#ui/kit/custom/OwnValueText.tsx";
import type { OwnField, OwnValues } from "#ui/kit/custom/own-fields.ts";
import type { ListColumn } from "#ui/kit/list/list-column.ts";
import type { People } from "#ui/kit/list/people.ts";
import { DateText, Moment } from "#ui/kit/Moment.tsx";
import type { Lead } from "./calls.ts";
import { StatusMark } from "./StatusMark.tsx";

const none = "–";

export const leadColumns = (t: Say, people: People, own: readonly OwnField[]): readonly ListColumn<Lead>[] => [
  { key: "title", title: t("leads:field.title"), sort: "title", phone: "title", cell: (one) => one.title },
  {
    key: "status",
    title: t("leads:field.status"),
    width: 165,
    sort: "status",
    groupValue: (one) => one.status,
    cell: (one) => <StatusMark status={one.status} />,
  },
  { key: "person", title: t("leads:field.person"), width: 150, sort: "person", cell: (one) => one.person ?? none },
  { key: "phone", title: t("leads:field.phone"), width: 140, cell: (one) => one.phones[0]?.value ?? none },
  {
    key: "source",
    title: t("leads:field.source"),
    width: 130,
    sort: "source",
    groupValue: (one) => one.source,
    cell: (one) => one.source ?? none,
  },
  { key: "since", title: t("leads:field.since"), width: 115, cell: (one) => <Moment at={one.since} /> },
  { key: "telesalesId", title: t("leads:field.telesalesId"), width: 140, cell: (one) => people.nameOf(one.telesalesId) ?? none },
  { key: "sellerId", title: t("leads:field.sellerId"), width: 140, phone: "hidden", cell: (one) => people.nameOf(one.sellerId) ?? none },
  { key: "ownerId", title: t("leads:field.ownerId"), width: 150, isExtra: true, cell: (one) => people.nameOf(one.ownerId) ?? none },
  { key: "company", title: t("leads:field.company"), width: 180, sort: "company", isExtra: true, cell: (one) => one.company ?? none },
  { key: "email", title: t("leads:field.email"), width: 200, isExtra: true, cell: (one) => one.emails[0]?.value ?? none },
  {
    key: "region",
    title: t("leads:field.region"),
    width: 140,
    sort: "region",
    groupValue: (one) => one.region,
    isExtra: true,
    cell: (one) => one.region ?? none,
  },
  {
    key: "reason",
    title: t("leads:field.reason"),
    width: 160,
    sort: "reason",
    groupValue: (one) => one.reason,
    isExtra: true,
    cell: (one) => one.reason ?? none,
  },
  {
    key: "firstContactOn",
    title: t("leads:field.firstContactOn"),
    width: 140,
    sort: "firstContactOn",
    isExtra: true,
    cell: (one) => (one.firstContactOn ? <DateText date={one.firstContactOn} /> : none),
  },
  {
    key: "firstResponseAt",
    title: t("leads:field.firstResponseAt"),
    width: 150,
    sort: "firstResponseAt",
    isExtra: true,
    cell: (one) => (one.firstResponseAt ? <Moment at={one.firstResponseAt} /> : none),
  },
  {
    key: "convertedOn",
    title: t("leads:field.convertedOn"),
    width: 140,
    sort: "convertedOn",
    isExtra: true,
    cell: (one) => (one.convertedOn ? <DateText date={one.convertedOn} /> : none),
  },
  {
    key: "openedAt",
    title: t("leads:field.openedAt"),
    width: 140,
    sort: "openedAt",
    isExtra: true,
    cell: (one) => <Moment at={one.openedAt} />,
  },
  ...own.map(
    (field): ListColumn<Lead> => ({
      key: `custom.${field.key}`,
      title: field.name,
      sort: `custom.${field.key}`,
      isExtra: true,
      cell: (one) => <OwnValueText field={field} value={(one.custom as OwnValues | undefined)?.[field.key]} />,
    }),
  ),
];
