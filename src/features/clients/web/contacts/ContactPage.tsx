/** The card of a contact, as a page of its own. */
import { useText } from "#ui/i18n/text.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { usePageParams } from "#ui/url-state.ts";
import { useContact } from "../card/use-record.ts";
import { ContactActions } from "./ContactActions.tsx";
import { ContactCard } from "./ContactCard.tsx";

export function ContactPage() {
  const t = useText();
  const { contactId } = usePageParams();
  const contact = useContact(contactId);
  const { data } = contact;
  const detail = [data?.position, data?.clientName].filter(Boolean).join(" · ");
  return (
    <>
      <PageTitle title={data?.name || t("pages:contact")} {...(detail ? { count: detail } : {})}>
        {data && <ContactActions contact={data} />}
      </PageTitle>
      <Loaded from={contact} rows={10}>
        {(one) => <ContactCard key={one.id} contact={one} />}
      </Loaded>
    </>
  );
}
