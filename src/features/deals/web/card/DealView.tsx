/** A deal: what can be done with it, and its facts. */
import type { Deal, Pipeline } from "../answers.ts";
import type { DealSteps } from "../steps/use-deal-steps.ts";
import classes from "./Card.module.css";
import { DealActions } from "./DealActions.tsx";
import { DealFacts } from "./facts/DealFacts.tsx";

type Props = {
  readonly deal: Deal;
  readonly pipelines: readonly Pipeline[];
  readonly steps: DealSteps;
  readonly onLose: (deal: Deal) => void;
  readonly isPanel?: boolean;
};

export function DealView({ deal, pipelines, steps, onLose, isPanel = false }: Props) {
  return (
    <div className={classes["card"]} data-panel={isPanel || undefined}>
      <DealActions deal={deal} pipelines={pipelines} steps={steps} onLose={onLose} />
      <DealFacts deal={deal} pipelines={pipelines} />
    </div>
  );
}
