/** The deals page as a board. */
import type { ReactNode } from "react";
import { useText } from "#ui/i18n/text.ts";
import { ListHead } from "#ui/kit/list/ListHead.tsx";
import { useListState } from "#ui/kit/list/use-list.ts";
import { useCan } from "#ui/me.ts";
import type { Deal, Pipeline } from "../answers.ts";
import { Board } from "../board/Board.tsx";
import type { DealSteps } from "../steps/use-deal-steps.ts";
import { useDealList } from "./use-deal-list.ts";

type Props = {
  readonly pipelines: readonly Pipeline[];
  readonly pipeline: Pipeline;
  readonly steps: DealSteps;
  readonly controls: ReactNode;
  readonly action: ReactNode;
  readonly onLose: (deal: Deal) => void;
};

export function BoardView({ pipelines, pipeline, steps, controls, action, onLose }: Props) {
  const t = useText();
  const can = useCan();
  const { definition } = useDealList("board", pipelines, pipeline);
  const list = useListState(definition);
  return (
    <>
      <ListHead list={list} title={t("pages:deals")} controls={controls} hasColumns={false}>
        {action}
      </ListHead>
      <Board
        pipeline={pipeline}
        filter={list.filterText}
        sort={list.settings.sort ?? undefined}
        steps={steps}
        openId={list.panel}
        mayChange={can("deals.change")}
        onOpen={(deal) => list.open(deal.id)}
        onLose={onLose}
      />
    </>
  );
}
