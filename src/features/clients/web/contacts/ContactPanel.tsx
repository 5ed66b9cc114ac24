/** Beside the list: the contact under the cursor, or the form for a new one. Which one stands in the address. */
import { Anchor } from "@mantine/core";
import { IconArrowsDiagonal } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { PageLink } from "#ui/link.tsx";
import { useUrlState } from "#ui/url-state.ts";
import classes from "../card/card.module.css";
import { useContact } from "../card/use-record.ts";
import { ContactCard } from "./ContactCard.tsx";
import { ContactForm } from "./ContactForm.tsx";

export function ContactPanel() {
  const t = useText();
  const [{ panel, client }, setSearch] = useUrlState();
  const isNew = panel === "new";
  const contact = useContact(isNew ? undefined : panel);
  const close = () => setSearch({ panel: undefined, tab: undefined, edit: undefined, client: undefined });
  return (
    <SidePanel
      title={isNew ? t("clients:contact.new") : (contact.data?.name ?? "")}
      isOpen={panel !== undefined}
      onClose={close}
      width={560}
    >
      {isNew ? (
        <ContactForm
          contact={null}
          clientId={client ?? null}
          onCancel={close}
          onSaved={(added) => setSearch({ panel: added.id, client: undefined })}
        />
      ) : (
        <Loaded from={contact}>
          {(data) => (
            <>
              <Anchor component={PageLink} to={`contacts/${data.id}`} className={classes["whole"]!}>
                <IconArrowsDiagonal size={16} aria-hidden />
                {t("clients:card.whole")}
              </Anchor>
              <ContactCard key={data.id} contact={data} isPanel />
            </>
          )}
        </Loaded>
      )}
    </SidePanel>
  );
}
