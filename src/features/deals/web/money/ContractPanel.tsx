/** Beside the list: one contract with its instalments and what covers them; or the form for a new one. */
import { useText } from "#ui/i18n/text.ts";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { useRead } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import { ContractCard } from "./ContractCard.tsx";
import { ContractForm } from "./ContractForm.tsx";
import type { Contract } from "./money-words.ts";

export function ContractPanel() {
  const t = useText();
  const [{ panel }, setSearch] = useUrlState();
  const isNew = panel === "new";
  const contract = useRead<Contract>(["deals", "contract", panel], `/contracts/${panel}`, {}, { isEnabled: panel !== undefined && !isNew });
  const close = () => setSearch({ panel: undefined });
  const title = isNew ? t("money:contract.new") : (contract.data?.number ?? "");
  return (
    <SidePanel title={title} isOpen={panel !== undefined} onClose={close} width={560}>
      {isNew ? (
        <ContractForm onCancel={close} onDrawn={(drawn) => setSearch({ panel: drawn.id })} />
      ) : (
        <Loaded from={contract}>{(data) => <ContractCard key={data.id} contract={data} />}</Loaded>
      )}
    </SidePanel>
  );
}
