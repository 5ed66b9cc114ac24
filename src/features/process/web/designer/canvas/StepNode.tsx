/** A step as a card, with its outcomes beside it. Words under the pointer are the browser's own: there are hundreds of cards. */
import { IconFlag3, IconPlayerPlayFilled, IconPlus } from "@tabler/icons-react";
import { Handle, type NodeProps, Position, useReactFlow } from "@xyflow/react";
import { useText } from "#ui/i18n/text.ts";
import { stepOf } from "../../../core/edit/entries.ts";
import { portKey } from "../../../core/layout/drawing.ts";
import { card } from "../../../core/layout/measures.ts";
import { kindIcons } from "../../words/kind-icons.ts";
import classes from "./Canvas.module.css";
import { useSurroundings } from "./canvas-context.ts";
import { newOutcome } from "./canvas-graph.ts";

export function StepNode({ id, dragging, positionAbsoluteX, positionAbsoluteY }: NodeProps) {
  const t = useText();
  const flow = useReactFlow();
  const { definition, mark, setMark, open, isEditable, sayings, lit, faulty } = useSurroundings();
  const step = stepOf(definition, id);
  if (!step) return null;
  const Icon = kindIcons[step.kind];
  const title = step.title ?? id;
  const isMarked = mark?.node === id;
  const when = step.until ? sayings.until(step.until) : step.due ? sayings.due(step.due) : null;
  const who = step.kind === "auto" || step.kind === "wait" ? null : step.assignee ? sayings.who(step.assignee) : null;
  const kind = t(`processes:kind.${step.kind}`);
  const toward = (towards: boolean) => (towards ? true : undefined);
  return (
    <div
      className={classes["step"]}
      data-kind={step.kind}
      data-marked={toward(isMarked && mark?.outcome === null)}
      data-faulty={toward(faulty.has(id))}
      data-lit={lit?.here.has(id) ? `${lit.as}-here` : lit?.nodes.has(id) ? lit.as : undefined}
      data-dragging={toward(dragging ?? false)}
    >
      <Handle type="target" position={Position.Left} id="in" className={classes["in"]!} style={{ top: card.middle }} />
      {definition.start === id && (
        <span className={classes["start"]} title={t("processes:start")}>
          <IconPlayerPlayFilled size={10} role="img" aria-label={t("processes:start")} />
        </span>
      )}
      <button
        type="button"
        className={classes["face"]}
        data-step={id}
        aria-pressed={isMarked}
        onClick={() => setMark({ node: id, outcome: null })}
        onDoubleClick={() => open({ node: id, outcome: null })}
        onFocus={(event) => {
          if (!isMarked) setMark({ node: id, outcome: null });
          if (!event.currentTarget.matches(":focus-visible")) return;
          void flow.setCenter(positionAbsoluteX + card.width / 2, positionAbsoluteY + card.height / 2, {
            zoom: Math.max(flow.getZoom(), 0.6),
            duration: 0,
          });
        }}
      >
        <span className={classes["head"]}>
          <Icon size={16} stroke={1.5} role="img" aria-label={kind} />
          <span className={classes["title"]}>{title}</span>
          {step.isCheckpoint && <IconFlag3 size={16} className={classes["flag"]!} role="img" aria-label={t("processes:checkpoint")} />}
        </span>
        <span className={classes["detail"]}>{[who ?? kind, when].filter(Boolean).join(" · ")}</span>
      </button>
      {Object.entries(step.outcomes).map(([outcome, { label, end, reason }], at) => (
        <span key={outcome} className={classes["port"]} style={{ top: card.middle + at * card.port }} data-end={end}>
          <Handle type="source" position={Position.Right} id={outcome} className={classes["out"]!} isConnectable={isEditable} />
          <button
            type="button"
            tabIndex={-1}
            className={classes["outcome"]}
            data-marked={toward(isMarked && mark?.outcome === outcome)}
            data-lit={lit?.outcomes.has(portKey(id, outcome)) ? lit.as : undefined}
            title={[label ?? outcome, reason].filter(Boolean).join(": ")}
            onClick={() => setMark({ node: id, outcome })}
          >
            {label ?? outcome}
          </button>
        </span>
      ))}
      {isEditable && (
        <Handle type="source" position={Position.Bottom} id={newOutcome} className={classes["more"]!} title={t("processes:outcome.draw")}>
          <IconPlus size={10} aria-hidden />
        </Handle>
      )}
    </div>
  );
}
