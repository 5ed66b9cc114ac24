/** Joins, ends and lanes on the canvas. */
import { IconCheck, IconX } from "@tabler/icons-react";
import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { useText } from "#ui/i18n/text.ts";
import { joinOf, stepOf } from "../../../core/edit/entries.ts";
import { joinIcon as JoinIcon } from "../../words/kind-icons.ts";
import classes from "./Canvas.module.css";
import { useSurroundings } from "./canvas-context.ts";

/** Waits for several branches. */
export function JoinNode({ id }: NodeProps) {
  const t = useText();
  const { definition, mark, setMark, open, isEditable, lit, faulty } = useSurroundings();
  const join = joinOf(definition, id);
  if (!join) return null;
  return (
    <div
      className={classes["join"]}
      data-marked={mark?.node === id || undefined}
      data-faulty={faulty.has(id) || undefined}
      data-lit={lit?.here.has(id) ? `${lit.as}-here` : lit?.nodes.has(id) ? lit.as : undefined}
    >
      <Handle type="target" position={Position.Left} id="in" className={classes["in"]!} />
      <button
        title={t("processes:join.waits", { count: join.waitFor.length })}
        type="button"
        className={classes["joinFace"]}
        data-step={id}
        aria-label={`${t("processes:kind.join")}: ${t("processes:join.waits", { count: join.waitFor.length })}`}
        onClick={() => setMark({ node: id, outcome: null })}
        onDoubleClick={() => open({ node: id, outcome: null })}
        onFocus={() => setMark({ node: id, outcome: null })}
      >
        <JoinIcon size={20} stroke={1.5} aria-hidden />
      </button>
      <Handle type="source" position={Position.Right} id="out" className={classes["out"]!} isConnectable={isEditable} />
    </div>
  );
}

type EndData = { readonly end: "success" | "failure"; readonly step: string; readonly outcome: string };

/** Success is brass, failure grey; the sign says it to those who see no colours. */
export function EndNode({ data }: NodeProps<Node<EndData, "end">>) {
  const t = useText();
  const { definition } = useSurroundings();
  const outcome = stepOf(definition, data.step)?.outcomes[data.outcome];
  const words = [t(`processes:end.${data.end}`), outcome?.reason, outcome?.cancelRest ? t("processes:outcome.cancels_rest") : null];
  const Sign = data.end === "success" ? IconCheck : IconX;
  return (
    <div
      title={words.filter(Boolean).join(" · ")}
      className={classes["end"]}
      data-end={data.end}
      data-all={outcome?.cancelRest || undefined}
    >
      <Handle type="target" position={Position.Left} id="in" className={classes["in"]!} isConnectable={false} />
      <Sign size={14} stroke={2.5} role="img" aria-label={t(`processes:end.${data.end}`)} />
    </div>
  );
}

export function LaneNode({ data }: NodeProps<Node<{ readonly lane: string; readonly at: number }, "lane">>) {
  const { sayings } = useSurroundings();
  return (
    <div className={classes["lane"]} data-even={data.at % 2 === 0 || undefined}>
      <span className={classes["laneName"]}>{sayings.lane(data.lane)}</span>
    </div>
  );
}
