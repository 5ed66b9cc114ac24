/** The columns of the list of contacts. */
import { Anchor } from "@mantine/core";
import { formatPhone } from "#shared/phone.ts";
import type { Say } from "#ui/i18n/text.ts";
import type { OwnField } from "#ui/kit/custom/own-fields.ts";
import type { ListColumn } from "#ui/kit/list/list-column.ts";
import type { People } from "#ui/kit/list/people.ts";
import { DateText, Moment } from "#ui/kit/Moment.tsx";
import type { Contact } from "../answers.ts";
import { CountryName } from "../card/CountryName.tsx";
import { ownColumns } from "../list/own-columns.tsx";
import { Tags } from "../list/Tags.tsx";

const none = "–";

export const contactColumns = (t: Say, people: People, fields: readonly OwnField[]): readonly ListColumn<Contact>[] => [
  {
    key: "name",
    title: t("clients:field.name"),
    sort: "name",
    phone: "title",
    cell: (one) => (one.erasedAt ? t("clients:contact.erased") : one.name),
  },
  {
    key: "client",
    title: t("clients:field.client"),
    sort: "client",
    groupValue: (one) => one.clientName,
    cell: (one) => one.clientName ?? none,
  },
  { key: "position", title: t("clients:field.position"), width: 180, sort: "position", cell: (one) => one.position ?? none },
  { key: "phone", title: t("clients:field.phone"), width: 160, cell: (one) => <Reach address={one.phones[0]?.value} scheme="tel" /> },
  { key: "email", title: t("clients:field.email"), width: 220, cell: (one) => <Reach address={one.emails[0]?.value} scheme="mailto" /> },
  { key: "ownerId", title: t("clients:field.ownerId"), width: 170, cell: (one) => people.nameOf(one.ownerId) ?? none },
  { key: "tags", title: t("clients:field.tags"), width: 160, isExtra: true, phone: "hidden", cell: (one) => <Tags tags={one.tags} /> },
  {
    key: "city",
    title: t("clients:field.city"),
    width: 140,
    sort: "city",
    groupValue: (one) => one.city,
    isExtra: true,
    cell: (one) => one.city ?? none,
  },
  {
    key: "region",
    title: t("clients:field.region"),
    width: 150,
    sort: "region",
    groupValue: (one) => one.region,
    isExtra: true,
    cell: (one) => one.region ?? none,
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
    key: "birthDate",
    title: t("clients:field.birthDate"),
    width: 130,
    sort: "birthDate",
    isExtra: true,
    cell: (one) => (one.birthDate ? <DateText date={one.birthDate} /> : none),
  },
  { key: "externalId", title: t("clients:field.externalId"), width: 150, isExtra: true, cell: (one) => one.externalId ?? none },
  {
    key: "createdAt",
    title: t("clients:field.createdAt"),
    width: 150,
    sort: "createdAt",
    isExtra: true,
    cell: (one) => <Moment at={one.createdAt} />,
  },
  ...ownColumns<Contact>(fields),
];

function Reach({ address, scheme }: { readonly address: string | undefined; readonly scheme: "tel" | "mailto" }) {
  if (!address) return none;
  if (scheme === "tel" && !address.startsWith("+")) return address;
  return (
    <Anchor href={`${scheme}:${address}`} onClick={(event) => event.stopPropagation()}>
      {scheme === "tel" ? formatPhone(address) : address}
    </Anchor>
  );
}
