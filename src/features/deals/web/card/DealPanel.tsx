/** Beside the deals page: the deal under the cursor, or the form for a new one. Which one stands in the address. */
import { Anchor } from "@mantine/core";
import { IconArrowsDiagonal } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { PageLink } from "#ui/link.tsx";
import { useUrlState } from "#ui/url-state.ts";
import type { Deal, Pipeline } from "../answers.ts";
import { NewDealForm } from "../entry/NewDealForm.tsx";
import type { DealSteps } from "../steps/use-deal-steps.ts";
import classes from "./Card.module.css";
import { DealView } from "./DealView.tsx";
import { useDeal } from "./use-deal.ts";

type Props = {
  readonly pipelines: readonly Pipeline[];
  readonly pipeline: Pipeline;
  readonly steps: DealSteps;
  readonly onLose: (deal: Deal) => void;
};

export function DealPanel({ pipelines, pipeline, steps, onLose }: Props) {
  const t = useText();
  const [{ panel }, setSearch] = useUrlState();
  const isNew = panel === "new";
  const deal = useDeal(isNew ? undefined : panel);
  const close = () => setSearch({ panel: undefined, tab: undefined });
  return (
    <SidePanel title={isNew ? t("deals:new.open") : (deal.data?.title ?? "")} isOpen={panel !== undefined} onClose={close} width={560}>
      {isNew ? (
        <NewDealForm pipelines={pipelines} pipeline={pipeline} onCancel={close} onOpened={(opened) => setSearch({ panel: opened.id })} />
      ) : (
        <Loaded from={deal}>
          {(data) => (
            <>
              <Anchor component={PageLink} to={`deals/${data.id}`} className={classes["whole"]!}>
                <IconArrowsDiagonal size={16} aria-hidden />
                {t("deals:card.whole")}
              </Anchor>
              <DealView key={data.id} deal={data} pipelines={pipelines} steps={steps} onLose={onLose} isPanel />
            </>
          )}
        </Loaded>
      )}
    </SidePanel>
  );
}
