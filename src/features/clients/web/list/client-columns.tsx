/** The columns of the list of clients. */
import { formatPhone } from "#shared/phone.ts";
import type { Say } from "#ui/i18n/text.ts";
import type { OwnField } from "#ui/kit/custom/own-fields.ts";
import type { ListColumn } from "#ui/kit/list/list-column.ts";
import type { People } from "#ui/kit/list/people.ts";
import { Moment, MoneyText, NumberText } from "#ui/kit/Moment.tsx";
import type { Client } from "../answers.ts";
import { CountryName } from "../card/CountryName.tsx";
import { ownColumns } from "./own-columns.tsx";
import { Tags } from "./Tags.tsx";

const none = "–";

export const clientColumns = (t: Say, people: People, fields: readonly OwnField[]): readonly ListColumn<Client>[] => [
  { key: "name", title: t("clients:field.name"), sort: "name", phone: "title", cell: (one) => one.name },
  { key: "ownerId", title: t("clients:field.ownerId"), width: 150, cell: (one) => people.nameOf(one.ownerId) ?? none },
  {
    key: "industry",
    title: t("clients:field.industry"),
    width: 140,
    sort: "industry",
    groupValue: (one) => one.industry,
    cell: (one) => one.industry ?? none,
  },
  {
    key: "region",
    title: t("clients:field.region"),
    width: 130,
    sort: "region",
    groupValue: (one) => one.region,
    cell: (one) => one.region ?? none,
  },
  { key: "city", title: t("clients:field.city"), width: 120, sort: "city", groupValue: (one) => one.city, cell: (one) => one.city ?? none },
  {
    key: "revenue",
    title: t("clients:field.revenue"),
    width: 140,
    sort: "revenue",
    align: "right",
    cell: (one) => (one.revenue ? <MoneyText value={one.revenue} /> : none),
  },
  { key: "phone", title: t("clients:field.phone"), width: 150, cell: (one) => (one.phones[0] ? formatPhone(one.phones[0].value) : none) },
  { key: "tags", title: t("clients:field.tags"), width: 160, isExtra: true, phone: "hidden", cell: (one) => <Tags tags={one.tags} /> },
  { key: "email", title: t("clients:field.email"), width: 200, isExtra: true, cell: (one) => one.emails[0]?.value ?? none },
  {
    key: "employees",
    title: t("clients:field.employees"),
    width: 120,
    sort: "employees",
    align: "right",
    isExtra: true,
    cell: (one) => (one.employees === null ? none : <NumberText value={one.employees} />),
  },
  {
    key: "country",
    title: t("clients:field.country"),
    width: 150,
    sort: "country",
    groupValue: (one) => one.country,
    isExtra: true,
    cell: (one) => <CountryName code={one.country} />,
  },
  {
    key: "source",
    title: t("clients:field.source"),
    width: 150,
    sort: "source",
    groupValue: (one) => one.source,
    isExtra: true,
    cell: (one) => one.source ?? none,
  },
  { key: "parentId", title: t("clients:field.parentId"), width: 180, isExtra: true, cell: (one) => one.parentName ?? none },
  { key: "taxNumber", title: t("clients:field.taxNumber"), width: 150, isExtra: true, cell: (one) => one.taxNumber ?? none },
  { key: "domain", title: t("clients:field.domain"), width: 170, isExtra: true, cell: (one) => one.domain ?? none },
  { key: "externalId", title: t("clients:field.externalId"), width: 150, isExtra: true, cell: (one) => one.externalId ?? none },
  {
    key: "createdAt",
    title: t("clients:field.createdAt"),
    width: 150,
    sort: "createdAt",
    isExtra: true,
    cell: (one) => <Moment at={one.createdAt} />,
  },
  ...ownColumns<Client>(fields),
];
