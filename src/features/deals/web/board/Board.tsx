/** The kanban: stages side by side, cards dragged by mouse, finger or keyboard, ends at the lower edge while something is dragged. */
import {
  type Announcements,
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useMemo, useRef, useState } from "react";
import { type Say, useText } from "#ui/i18n/text.ts";
import { useRead } from "#ui/query.ts";
import type { Column, Deal, Pipeline } from "../answers.ts";
import type { DealSteps } from "../steps/use-deal-steps.ts";
import { openStages, stageOf } from "../use-pipelines.ts";
import classes from "./Board.module.css";
import { BoardColumn } from "./BoardColumn.tsx";
import { CardFace } from "./CardFace.tsx";
import { EndStrip } from "./EndStrip.tsx";
import { allowedStages, ends, nextTarget, type Target, targetOfStage } from "./steps.ts";
import { underPointerOrChosen } from "./under-pointer.ts";
import { useBoardFocus } from "./use-board-focus.ts";

type Props = {
  readonly pipeline: Pipeline;
  /** As the server is asked; undefined for every open deal of the pipeline. */
  readonly filter: string | undefined;
  readonly sort: string | undefined;
  readonly steps: DealSteps;
  readonly openId: string | undefined;
  readonly mayChange: boolean;
  readonly onOpen: (deal: Deal) => void;
  readonly onLose: (deal: Deal) => void;
};

const dragKeys = { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter"] };

export function Board({ pipeline, filter, sort, steps, openId, mayChange, onOpen, onLose }: Props) {
  const t = useText();
  const stages = useMemo(() => openStages(pipeline), [pipeline]);
  const keys = useMemo(() => stages.map((one) => one.key), [stages]);
  const heads = useRead<{ columns: readonly Column[] }>(["deals", "columns"], "/deals/columns", { pipeline: pipeline.key, filter });
  const frame = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<Deal | null>(null);
  const allowed = useMemo(() => (dragged ? allowedStages(keys, dragged.stage, pipeline) : keys), [dragged, keys, pipeline]);
  /** Where the arrow keys have led; the pointer decides for itself. */
  const chosen = useRef<Target | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      keyboardCodes: dragKeys,
      coordinateGetter: (event, { active, context, currentCoordinates }) => {
        if (!event.code.startsWith("Arrow") || !chosen.current) return undefined;
        event.preventDefault();
        const deal = context.draggableNodes.get(active)?.data.current?.["deal"] as Deal | undefined;
        if (!deal) return undefined;
        const row = allowedStages(keys, deal.stage, pipeline).map(targetOfStage);
        chosen.current = nextTarget(row, targetOfStage(deal.stage), chosen.current, event.code);
        frame.current
          ?.querySelector(`[data-target="${CSS.escape(chosen.current)}"]`)
          ?.scrollIntoView({ block: "nearest", inline: "nearest" });
        const rect = context.droppableRects.get(chosen.current);
        if (!rect) return currentCoordinates;
        return { x: rect.left + 8, y: ends.includes(chosen.current) ? rect.top - 64 : Math.max(rect.top, 0) + 48 };
      },
    }),
  );
  const collisions = useMemo(() => underPointerOrChosen(chosen), []);
  const moveFocus = useBoardFocus(frame);
  const announcements = useMemo(() => announcementsIn(pipeline, t), [pipeline, t]);

  const start = ({ active, activatorEvent }: DragStartEvent) => {
    const deal = active.data.current?.["deal"] as Deal;
    chosen.current = activatorEvent instanceof KeyboardEvent ? targetOfStage(deal.stage) : null;
    setDragged(deal);
  };
  const drop = ({ over }: DragEndEvent) => {
    const deal = dragged;
    setDragged(null);
    if (!deal || !over) return;
    if (chosen.current) refocus(deal.id);
    const target = String(over.id) as Target;
    if (target === "end:won") void steps.win(deal);
    else if (target === "end:lost") onLose(deal);
    else if (target !== targetOfStage(deal.stage)) void steps.move(deal, target.slice("stage:".length));
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={collisions}
      onDragStart={start}
      onDragEnd={drop}
      onDragCancel={() => setDragged(null)}
      accessibility={{
        announcements,
        screenReaderInstructions: { draggable: t("deals:board.instructions") },
        ...(frame.current ? { container: frame.current } : {}),
      }}
    >
      <div className={classes["frame"]} ref={frame} data-dragging={dragged ? true : undefined}>
        <div className={classes["columns"]} onKeyDown={moveFocus}>
          {stages.map((stage) => (
            <BoardColumn
              key={stage.key}
              stage={stage}
              head={heads.data?.columns.find((one) => one.stage === stage.key)}
              pipeline={pipeline.key}
              filter={filter}
              sort={sort}
              onTheWay={steps.onTheWay}
              draggedId={dragged?.id ?? null}
              isBarred={!allowed.includes(stage.key)}
              openId={openId}
              mayChange={mayChange}
              onOpen={onOpen}
              onWin={steps.win}
              onLose={onLose}
            />
          ))}
        </div>
        <EndStrip isShown={dragged !== null} />
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <div className={classes["lifted"]}>
            <CardFace deal={dragged} normDays={stageOf(pipeline, dragged.stage)?.normDays ?? null} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

/** Who moves cards by keyboard goes on from the card they put down, once it is drawn in its new column. */
function refocus(dealId: string): void {
  setTimeout(() => document.querySelector<HTMLElement>(`[data-deal="${dealId}"]`)?.focus({ preventScroll: true }), 50);
}

/** What a screen reader says while a card is moved. */
function announcementsIn(pipeline: Pipeline, t: Say): Announcements {
  const titleOf = (active: { data: { current?: Record<string, unknown> | undefined } }) =>
    (active.data.current?.["deal"] as Deal | undefined)?.title ?? "";
  const homeOf = (active: { data: { current?: Record<string, unknown> | undefined } }) =>
    targetOfStage((active.data.current?.["deal"] as Deal | undefined)?.stage ?? "");
  const nameOf = (target: string | number) => {
    if (target === "end:won") return t("deals:status.won");
    if (target === "end:lost") return t("deals:status.lost");
    const key = String(target).slice("stage:".length);
    return stageOf(pipeline, key)?.name ?? key;
  };
  /** Taking a card is heard before where it lies, which is its own column anyway. */
  let isJustTaken = false;
  return {
    onDragStart: ({ active }) => {
      isJustTaken = true;
      return t("deals:board.picked", { title: titleOf(active) });
    },
    onDragOver: ({ active, over }: DragOverEvent) => {
      const isStart = isJustTaken;
      isJustTaken = false;
      if (!over) return t("deals:board.over_nothing", { title: titleOf(active) });
      if (isStart && over.id === homeOf(active)) return undefined;
      return t("deals:board.over", { title: titleOf(active), place: nameOf(over.id) });
    },
    onDragEnd: ({ active, over }) =>
      over
        ? t("deals:board.dropped", { title: titleOf(active), place: nameOf(over.id) })
        : t("deals:board.put_back", { title: titleOf(active) }),
    onDragCancel: ({ active }) => t("deals:board.put_back", { title: titleOf(active) }),
  };
}
