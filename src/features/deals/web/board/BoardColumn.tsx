/** One stage: its head with count, sums and age, and its cards, of which only those in sight are drawn. */
import { useDroppable } from "@dnd-kit/core";
import { Skeleton, Text } from "@mantine/core";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useId, useMemo, useRef } from "react";
import { useText } from "#ui/i18n/text.ts";
import { ErrorState } from "#ui/kit/states.tsx";
import { useNextStepsAhead } from "#ui/next-steps.ts";
import { useList } from "#ui/query.ts";
import type { Column, Deal, Stage } from "../answers.ts";
import type { OnTheWay } from "../steps/use-deal-steps.ts";
import classes from "./Board.module.css";
import { ColumnHeader } from "./ColumnHeader.tsx";
import { DealCard } from "./DealCard.tsx";
import { shownIn } from "./shown-in.ts";
import { targetOfStage } from "./steps.ts";

type Props = {
  readonly stage: Stage;
  readonly head: Column | undefined;
  readonly pipeline: string;
  readonly filter: string | undefined;
  readonly sort: string | undefined;
  readonly onTheWay: ReadonlyMap<string, OnTheWay>;
  readonly draggedId: string | null;
  readonly isBarred: boolean;
  readonly openId: string | undefined;
  readonly mayChange: boolean;
  readonly onOpen: (deal: Deal) => void;
  readonly onWin: (deal: Deal) => void;
  readonly onLose: (deal: Deal) => void;
};

const cardHeight = 120;
/** Of how many cards past the last one drawn the next step is asked beforehand. */
const askedAhead = 24;
const pageSize = 50;

export const BoardColumn = memo(function BoardColumn({
  stage,
  head,
  pipeline,
  filter,
  sort,
  onTheWay,
  draggedId,
  isBarred,
  ...cards
}: Props) {
  const t = useText();
  const id = useId();
  const asked = { pipeline, stage: stage.key, status: "open", filter, sort, limit: pageSize };
  const list = useList<Deal>(["deals", "column"], "/deals", asked);
  const deals = useMemo(() => shownIn(stage.key, list.items, onTheWay), [stage.key, list.items, onTheWay]);
  const { setNodeRef, isOver } = useDroppable({ id: targetOfStage(stage.key), disabled: isBarred });
  const scroller = useRef<HTMLDivElement>(null);
  const keptAt = draggedId === null ? -1 : deals.findIndex((one) => one.id === draggedId);
  const virtual = useVirtualizer({
    count: deals.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    getItemKey: (at) => deals[at]!.id,
    overscan: 3,
    paddingStart: 4,
    // The card in the hand stays drawn, however far its column scrolls meanwhile.
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      return keptAt < 0 || drawn.includes(keptAt) ? drawn : [...drawn, keptAt].sort((one, other) => one - other);
    },
  });
  const drawn = virtual.getVirtualItems();
  const lastDrawn = drawn.at(-1)?.index ?? 0;
  // By steps of a dozen: one question for many cards while one scrolls.
  const askedFrom = lastDrawn - (lastDrawn % (askedAhead / 2));
  const ahead = useMemo(() => deals.slice(askedFrom, askedFrom + askedAhead).map(({ id }) => id), [deals, askedFrom]);
  useNextStepsAhead(ahead);
  const { hasMore, isLoadingMore, loadMore } = list;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks for more when one comes near the end, not when the function is made anew.
  useEffect(() => {
    if (hasMore && !isLoadingMore && lastDrawn >= deals.length - 15) loadMore();
  }, [hasMore, isLoadingMore, lastDrawn, deals.length]);

  return (
    <section
      className={classes["column"]}
      ref={setNodeRef}
      aria-labelledby={id}
      data-target={targetOfStage(stage.key)}
      data-over={isOver || undefined}
      data-barred={isBarred || undefined}
    >
      <ColumnHeader id={id} stage={stage} head={head} />
      <div className={classes["cards"]} ref={scroller}>
        {list.problem ? (
          <ErrorState problem={list.problem} retry={list.retry} />
        ) : list.isLoading ? (
          <Waiting />
        ) : deals.length === 0 ? (
          <Text className={classes["nothing"]!}>{t("deals:board.no_deals")}</Text>
        ) : (
          <ul style={{ height: virtual.getTotalSize() }} aria-labelledby={id} data-stale={list.isStale || undefined}>
            {drawn.map((item) => {
              const deal = deals[item.index]!;
              return (
                <li
                  key={item.key}
                  style={{ transform: `translateY(${item.start}px)` }}
                  aria-posinset={item.index + 1}
                  aria-setsize={head?.count ?? deals.length}
                >
                  <DealCard
                    deal={deal}
                    normDays={stage.normDays}
                    isOnTheWay={onTheWay.has(deal.id)}
                    {...cards}
                    isOpen={cards.openId === deal.id}
                  />
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </section>
  );
});

function Waiting() {
  const t = useText();
  return (
    <div role="status" aria-label={t("kit:loading")} className={classes["waiting"]}>
      {[0, 1, 2].map((one) => (
        <Skeleton key={one} height={cardHeight - 8} radius="sm" />
      ))}
    </div>
  );
}
