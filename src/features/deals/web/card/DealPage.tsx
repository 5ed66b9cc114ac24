/** The card of a deal, as a page of its own. */
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { usePageParams } from "#ui/url-state.ts";
import type { Deal, Pipeline } from "../answers.ts";
import { LoseDialog } from "../steps/LoseDialog.tsx";
import { useDealSteps } from "../steps/use-deal-steps.ts";
import { usePipelines } from "../use-pipelines.ts";
import { DealView } from "./DealView.tsx";
import { useDeal } from "./use-deal.ts";

export function DealPage() {
  const t = useText();
  const { dealId } = usePageParams();
  const deal = useDeal(dealId);
  const pipelines = usePipelines();
  return (
    <>
      <PageTitle title={deal.data?.title ?? t("pages:deal")} {...(deal.data?.clientName ? { count: deal.data.clientName } : {})} />
      <Loaded from={deal} rows={10}>
        {(data) => <Loaded from={pipelines}>{(all) => <Card key={data.id} deal={data} pipelines={all} />}</Loaded>}
      </Loaded>
    </>
  );
}

function Card({ deal, pipelines }: { readonly deal: Deal; readonly pipelines: readonly Pipeline[] }) {
  const [losing, setLosing] = useState<Deal | null>(null);
  const steps = useDealSteps(pipelines);
  return (
    <>
      <DealView deal={deal} pipelines={pipelines} steps={steps} onLose={setLosing} />
      <LoseDialog deal={losing} onClose={() => setLosing(null)} onLose={(one, reason) => void steps.lose(one, reason)} />
    </>
  );
}
