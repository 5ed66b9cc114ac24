/** A card one can take: by mouse, by finger, or with Space and the arrow keys. Enter opens it, w wins, l loses. */
import { useDraggable } from "@dnd-kit/core";
import { type KeyboardEvent, memo } from "react";
import { useText } from "#ui/i18n/text.ts";
import { latinKey } from "#ui/shell/keyboard.ts";
import type { Deal } from "../answers.ts";
import classes from "./Board.module.css";
import { CardFace } from "./CardFace.tsx";

type Props = {
  readonly deal: Deal;
  readonly normDays: number | null;
  readonly isOnTheWay: boolean;
  readonly isOpen: boolean;
  readonly mayChange: boolean;
  readonly onOpen: (deal: Deal) => void;
  readonly onWin: (deal: Deal) => void;
  readonly onLose: (deal: Deal) => void;
};

export const DealCard = memo(function DealCard({ deal, normDays, isOnTheWay, isOpen, mayChange, onOpen, onWin, onLose }: Props) {
  const t = useText();
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({
    id: deal.id,
    data: { deal },
    disabled: !mayChange || isOnTheWay,
    attributes: { roleDescription: t("deals:board.card_role") },
  });
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Enter" && !isDragging) return onOpen(deal);
    const key = event.ctrlKey || event.metaKey || event.altKey || !mayChange || isDragging ? "" : latinKey(event.nativeEvent);
    if (key === "w") onWin(deal);
    else if (key === "l") onLose(deal);
    else return listeners?.["onKeyDown"]?.(event);
    event.preventDefault();
  };
  return (
    <div
      ref={setNodeRef}
      {...attributes}
      {...listeners}
      role="button"
      tabIndex={0}
      aria-disabled={undefined}
      className={classes["card"]}
      data-deal={deal.id}
      data-taken={isDragging || undefined}
      data-waiting={isOnTheWay || undefined}
      data-open={isOpen || undefined}
      onClick={() => onOpen(deal)}
      onKeyDown={press}
    >
      <CardFace deal={deal} normDays={normDays} />
    </div>
  );
});
