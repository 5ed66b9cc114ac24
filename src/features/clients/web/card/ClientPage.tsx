/** The card of a client, as a page of its own. */
import { useText } from "#ui/i18n/text.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { usePageParams } from "#ui/url-state.ts";
import { ClientActions } from "./ClientActions.tsx";
import { ClientCard } from "./ClientCard.tsx";
import { useClient } from "./use-record.ts";

export function ClientPage() {
  const t = useText();
  const { clientId } = usePageParams();
  const client = useClient(clientId);
  const { data } = client;
  const detail = [data?.industry, data?.city].filter(Boolean).join(" · ");
  return (
    <>
      <PageTitle title={data?.name ?? t("pages:client")} {...(detail ? { count: detail } : {})}>
        {data && <ClientActions client={data} />}
      </PageTitle>
      <Loaded from={client} rows={10}>
        {(one) => <ClientCard key={one.id} client={one} />}
      </Loaded>
    </>
  );
}
