/** Beside the list: the lead under the cursor, or the form for a new one. Which one stands in the address. */
import { useText } from "#ui/i18n/text.ts";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { useRead } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Lead } from "./calls.ts";
import { LeadForm } from "./LeadForm.tsx";
import { LeadView } from "./LeadView.tsx";

export function LeadPanel() {
  const t = useText();
  const [{ panel }, setSearch] = useUrlState();
  const isNew = panel === "new";
  const lead = useRead<Lead>(["deals", "lead", panel], `/leads/${panel}`, {}, { isEnabled: panel !== undefined && !isNew });
  const close = () => setSearch({ panel: undefined });
  const title = isNew ? t("leads:new.open") : (lead.data?.title ?? "");
  return (
    <SidePanel title={title} isOpen={panel !== undefined} onClose={close} width={520}>
      {isNew ? (
        <LeadForm onCancel={close} onOpened={(opened) => setSearch({ panel: opened.id })} />
      ) : (
        <Loaded from={lead}>{(data) => <LeadView key={data.id} lead={data} />}</Loaded>
      )}
    </SidePanel>
  );
}
