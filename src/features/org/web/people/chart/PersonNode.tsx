/** A person on the canvas. Enter opens the panel, M asks for another chief. */

import { IconBeach } from "@tabler/icons-react";
import { Handle, Position, useReactFlow } from "@xyflow/react";
import { useText } from "#ui/i18n/text.ts";
import { PersonAvatar } from "#ui/kit/PersonAvatar.tsx";
import { placeWord } from "../../company/words.ts";
import classes from "./Chart.module.css";
import { useChartSurroundings } from "./chart-context.ts";
import { card } from "./chart-graph.ts";

type Props = { readonly id: string; readonly dragging?: boolean; readonly positionAbsoluteX: number; readonly positionAbsoluteY: number };

export function PersonNode({ id, dragging, positionAbsoluteX, positionAbsoluteY }: Props) {
  const t = useText();
  const flow = useReactFlow();
  const { company, openId, targetId, onOpen, onMove } = useChartSurroundings();
  const person = company.person(id);
  if (!person) return null;
  const detail = [placeWord(company, person), company.unit(person.unitId)?.name].filter(Boolean).join(" · ");
  return (
    <>
      <Handle type="target" position={Position.Top} id="top" className={classes["handle"]!} isConnectable={false} />
      <Handle type="target" position={Position.Left} id="side" className={classes["handle"]!} isConnectable={false} />
      <button
        type="button"
        className={classes["person"]}
        data-person={id}
        data-open={openId === id || undefined}
        data-target={targetId === id || undefined}
        data-dragging={dragging || undefined}
        {...(onMove ? { "aria-keyshortcuts": "M" } : {})}
        onClick={() => onOpen(id)}
        onFocus={(event) => {
          // Somebody walking with Tab sees where they are.
          if (!event.currentTarget.matches(":focus-visible")) return;
          void flow.setCenter(positionAbsoluteX + card.width / 2, positionAbsoluteY + card.height / 2, {
            zoom: Math.max(flow.getZoom(), 0.6),
            duration: 0,
          });
        }}
        onKeyDown={(event) => {
          if (!onMove || event.code !== "KeyM" || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          onMove(id);
        }}
      >
        <PersonAvatar name={person.name} size={28} />
        <span className={classes["words"]}>
          <span className={classes["name"]}>{person.name}</span>
          <span className={classes["detail"]}>{detail}</span>
        </span>
        {person.absentUntil && <IconBeach size={16} role="img" aria-label={t("people:ladder.away")} />}
      </button>
      <Handle type="source" position={Position.Bottom} className={classes["handle"]!} isConnectable={false} />
    </>
  );
}
