/** What is known about a contact. */
import { Anchor, Stack } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { OwnValueText } from "#ui/kit/custom/OwnValueText.tsx";
import { useOwnFields } from "#ui/kit/custom/own-fields.ts";
import { usePeople } from "#ui/kit/list/people.ts";
import { DateText, Moment } from "#ui/kit/Moment.tsx";
import { Sight } from "#ui/kit/records/Sight.tsx";
import { PageLink } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import type { Contact } from "../answers.ts";
import { ChannelList } from "../card/ChannelList.tsx";
import { CountryName } from "../card/CountryName.tsx";
import { Facts } from "../card/Facts.tsx";
import { Tags } from "../list/Tags.tsx";

export function ContactOverview({ contact }: { readonly contact: Contact }) {
  const t = useText();
  const can = useCan();
  const people = usePeople();
  const own = useOwnFields("contact");
  const place = [contact.street, [contact.postcode, contact.city].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  return (
    <Stack gap="md">
      <ChannelList of={contact} />
      <Facts
        label={t("clients:card.facts")}
        facts={[
          contact.clientId
            ? [
                t("clients:field.client"),
                contact.clientName ? (
                  <Anchor key="client" component={PageLink} to={`clients/${contact.clientId}`}>
                    {contact.clientName}
                  </Anchor>
                ) : (
                  t("list:value.one_record")
                ),
              ]
            : null,
          [t("clients:field.position"), contact.position],
          [t("clients:field.ownerId"), people.nameOf(contact.ownerId)],
          [t("clients:field.address"), place],
          [t("clients:field.region"), contact.region],
          contact.country ? [t("clients:field.country"), <CountryName key="country" code={contact.country} />] : null,
          contact.birthDate ? [t("clients:field.birthDate"), <DateText key="birth" date={contact.birthDate} />] : null,
          contact.tags.length > 0 ? [t("clients:field.tags"), <Tags key="tags" tags={contact.tags} all />] : null,
          ...own
            .filter(({ key }) => contact.custom?.[key] !== undefined)
            .map((field) => [field.name, <OwnValueText key={field.key} field={field} value={contact.custom?.[field.key]} />] as const),
          [t("clients:field.externalId"), contact.externalId],
          [t("clients:field.createdAt"), <Moment key="created" at={contact.createdAt} />],
        ]}
      />
      <Sight recordId={contact.id} mayChange={can("clients.change")} />
    </Stack>
  );
}
