/** Beside the list: the client under the cursor, or the form for a new one. Which one stands in the address. */
import { Anchor } from "@mantine/core";
import { IconArrowsDiagonal } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { PageLink } from "#ui/link.tsx";
import { useUrlState } from "#ui/url-state.ts";
import { ClientForm } from "../entry/ClientForm.tsx";
import { ClientCard } from "./ClientCard.tsx";
import classes from "./card.module.css";
import { useClient } from "./use-record.ts";

export function ClientPanel() {
  const t = useText();
  const [{ panel }, setSearch] = useUrlState();
  const isNew = panel === "new";
  const client = useClient(isNew ? undefined : panel);
  const close = () => setSearch({ panel: undefined, tab: undefined, edit: undefined });
  return (
    <SidePanel title={isNew ? t("clients:new.open") : (client.data?.name ?? "")} isOpen={panel !== undefined} onClose={close} width={560}>
      {isNew ? (
        <ClientForm client={null} onCancel={close} onSaved={(added) => setSearch({ panel: added.id })} />
      ) : (
        <Loaded from={client}>
          {(data) => (
            <>
              <Anchor component={PageLink} to={`clients/${data.id}`} className={classes["whole"]!}>
                <IconArrowsDiagonal size={16} aria-hidden />
                {t("clients:card.whole")}
              </Anchor>
              <ClientCard key={data.id} client={data} isPanel />
            </>
          )}
        </Loaded>
      )}
    </SidePanel>
  );
}
