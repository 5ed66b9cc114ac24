/** Beside the list: what is out at one client; or the form for sending something out. */
import { useText } from "#ui/i18n/text.ts";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { useRead } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import { TrialForm } from "./TrialForm.tsx";
import { TrialView } from "./TrialView.tsx";
import type { Trial } from "./trial-words.ts";

export function TrialPanel() {
  const t = useText();
  const [{ panel }, setSearch] = useUrlState();
  const isNew = panel === "new";
  const trial = useRead<Trial>(["deals", "trial", panel], `/trials/${panel}`, {}, { isEnabled: panel !== undefined && !isNew });
  const close = () => setSearch({ panel: undefined });
  const name = trial.data ? (trial.data.clientName ?? t("money:hidden")) : "";
  return (
    <SidePanel title={isNew ? t("money:trial.new") : name} isOpen={panel !== undefined} onClose={close} width={560}>
      {isNew ? (
        <TrialForm onCancel={close} onStarted={(started) => setSearch({ panel: started.id })} />
      ) : (
        <Loaded from={trial}>{(data) => <TrialView key={data.id} trial={data} />}</Loaded>
      )}
    </SidePanel>
  );
}
