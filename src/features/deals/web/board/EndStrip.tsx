/** Won and lost, at the lower edge while a card is in the hand. */
import { useDroppable } from "@dnd-kit/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import classes from "./Board.module.css";

export function EndStrip({ isShown }: { readonly isShown: boolean }) {
  return (
    <div className={classes["ends"]} data-shown={isShown || undefined} aria-hidden={!isShown}>
      <End end="won" />
      <End end="lost" />
    </div>
  );
}

function End({ end }: { readonly end: "won" | "lost" }) {
  const t = useText();
  const { setNodeRef, isOver } = useDroppable({ id: `end:${end}` });
  const Icon = end === "won" ? IconCircleCheck : IconCircleX;
  return (
    <div ref={setNodeRef} className={classes["end"]} data-end={end} data-over={isOver || undefined} data-target={`end:${end}`}>
      <Icon size={20} stroke={1.5} aria-hidden />
      {t(`deals:board.drop_${end}`)}
    </div>
  );
}
