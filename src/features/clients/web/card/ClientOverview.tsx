/** What is known about a client. */
import { Anchor, Stack } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { OwnValueText } from "#ui/kit/custom/OwnValueText.tsx";
import { useOwnFields } from "#ui/kit/custom/own-fields.ts";
import { usePeople } from "#ui/kit/list/people.ts";
import { Moment, MoneyText, NumberText } from "#ui/kit/Moment.tsx";
import { Sight } from "#ui/kit/records/Sight.tsx";
import { PageLink } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import type { Client } from "../answers.ts";
import { Tags } from "../list/Tags.tsx";
import { ChannelList } from "./ChannelList.tsx";
import { CountryName } from "./CountryName.tsx";
import { Facts } from "./Facts.tsx";

export function ClientOverview({ client }: { readonly client: Client }) {
  const t = useText();
  const people = usePeople();
  const can = useCan();
  const own = useOwnFields("client");
  const place = [client.street, [client.postcode, client.city].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  return (
    <Stack gap="md">
      <ChannelList of={client} />
      <Facts
        label={t("clients:card.facts")}
        facts={[
          [t("clients:field.ownerId"), people.nameOf(client.ownerId)],
          [t("clients:field.industry"), client.industry],
          [t("clients:field.region"), client.region],
          [t("clients:field.address"), place],
          client.country ? [t("clients:field.country"), <CountryName key="country" code={client.country} />] : null,
          client.website ? [t("clients:field.website"), <Website key="website" address={client.website} />] : null,
          [t("clients:field.taxNumber"), client.taxNumber],
          client.revenue ? [t("clients:field.revenue"), <MoneyText key="revenue" value={client.revenue} />] : null,
          client.employees === null ? null : [t("clients:field.employees"), <NumberText key="employees" value={client.employees} />],
          client.parentId && client.parentName
            ? [
                t("clients:field.parentId"),
                <Anchor key="parent" component={PageLink} to={`clients/${client.parentId}`}>
                  {client.parentName}
                </Anchor>,
              ]
            : null,
          [t("clients:field.source"), client.source],
          client.tags.length > 0 ? [t("clients:field.tags"), <Tags key="tags" tags={client.tags} all />] : null,
          ...own
            .filter(({ key }) => client.custom?.[key] !== undefined)
            .map((field) => [field.name, <OwnValueText key={field.key} field={field} value={client.custom?.[field.key]} />] as const),
          [t("clients:field.externalId"), client.externalId],
          [t("clients:field.createdAt"), <Moment key="created" at={client.createdAt} />],
        ]}
      />
      <Sight recordId={client.id} mayChange={can("clients.change")} />
    </Stack>
  );
}

function Website({ address }: { readonly address: string }) {
  const href = /^https?:\/\//.test(address) ? address : `https://${address}`;
  return (
    <Anchor href={href} target="_blank" rel="noreferrer noopener">
      {address.replace(/^https?:\/\//, "")}
    </Anchor>
  );
}
