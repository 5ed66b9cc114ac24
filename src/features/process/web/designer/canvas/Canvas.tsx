/** The canvas: cards in lanes, drawn, dragged and joined by hand; everything on it can be done by keyboard as well. */
import { type Connection, type Node, ReactFlow, useNodesState, useReactFlow } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { type DragEvent, useEffect, useMemo, useRef } from "react";
import { useText } from "#ui/i18n/text.ts";
import type { StepKind } from "../../../core/definition.ts";
import type { Picture } from "../state/use-drawing.ts";
import classes from "./Canvas.module.css";
import { useSurroundings } from "./canvas-context.ts";
import { edgesOf, nodesOf } from "./canvas-graph.ts";
import { EndNode, JoinNode, LaneNode } from "./OtherNodes.tsx";
import { placeUnder } from "./place-under.ts";
import { StepNode } from "./StepNode.tsx";
import { ArrowHead, WayLine } from "./WayLine.tsx";
import { ZoomButtons } from "./ZoomButtons.tsx";

const nodeTypes = { step: StepNode, join: JoinNode, end: EndNode, lane: LaneNode };
const edgeTypes = { way: WayLine };

/** What can be taken from the palette. */
export type Palette = StepKind | "join" | "success" | "failure";
export const paletteType = "application/x-mainspring-step";

export type CanvasActions = {
  readonly move: (node: string, to: ReturnType<typeof placeUnder>) => void;
  readonly connect: (from: string, handle: string, to: string) => void;
  readonly drop: (what: Palette, onto: string | null) => void;
};

type Props = { readonly picture: Picture; readonly actions: CanvasActions };

export function Canvas({ picture: { drawing, drawn }, actions }: Props) {
  const t = useText();
  const flow = useReactFlow();
  const { mark, setMark, isEditable } = useSurroundings();
  const [nodes, setNodes, onNodesChange] = useNodesState<Node>([]);
  const edges = useMemo(() => edgesOf(drawing), [drawing]);
  const board = useRef<HTMLElement>(null);
  useEffect(() => setNodes(nodesOf(drawn, drawing, isEditable)), [drawn, drawing, isEditable, setNodes]);

  const marked = mark && drawing.boxes.get(mark.node);
  useEffect(() => {
    const seen = board.current?.getBoundingClientRect();
    if (!marked || !seen) return;
    const view = flow.getViewport();
    // What has just been added, or walked to by the arrows, is brought into sight, no further than needed.
    const x = view.x + shift(marked.x * view.zoom + view.x, marked.width * view.zoom, seen.width);
    const y = view.y + shift(marked.y * view.zoom + view.y, marked.height * view.zoom, seen.height);
    if (x !== view.x || y !== view.y) void flow.setViewport({ x, y, zoom: view.zoom });
  }, [marked, flow]);

  const lookFirst = () => {
    const seen = board.current?.getBoundingClientRect();
    if (!seen) return;
    const whole = Math.min(1, (seen.width - 32) / drawing.width, (seen.height - 32) / drawing.height);
    const start = drawing.boxes.get(drawn.definition.start);
    // A process too large to be read at once is looked at from its beginning.
    if (whole >= 0.7 || !start)
      void flow.setViewport({
        zoom: whole,
        x: (seen.width - drawing.width * whole) / 2,
        y: Math.max(0, (seen.height - drawing.height * whole) / 2),
      });
    else
      void flow.setViewport({
        zoom: 0.8,
        x: 24 - (start.x - 48) * 0.8,
        y: Math.min(0, seen.height / 2 - (start.y + start.height / 2) * 0.8),
      });
  };
  const under = (event: DragEvent) => (event.target as Element).closest<HTMLElement>(".react-flow__node-step")?.dataset["id"] ?? null;
  return (
    <section
      ref={board}
      className={classes["canvas"]}
      aria-label={t("processes:canvas.label")}
      onDragOver={(event) => {
        if (!isEditable || !event.dataTransfer.types.includes(paletteType)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
      }}
      onDrop={(event) => {
        const what = event.dataTransfer.getData(paletteType);
        if (what === "") return;
        event.preventDefault();
        actions.drop(what as Palette, under(event));
      }}
    >
      <ArrowHead />
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onNodeDragStop={(_, node) => {
          // Back to the grid first: where it lies is the layout's word.
          setNodes(nodesOf(drawn, drawing, isEditable));
          actions.move(node.id, placeUnder(drawing, node.position));
        }}
        onConnect={({ source, sourceHandle, target }: Connection) => actions.connect(source, sourceHandle ?? "", target)}
        onEdgeClick={(_, { data }) => data && setMark({ node: data["from"] as string, outcome: data["outcome"] as string | null })}
        onPaneClick={() => setMark(null)}
        onInit={lookFirst}
        connectionLineStyle={{ stroke: "var(--brass)", strokeWidth: 1.5 }}
        minZoom={0.15}
        maxZoom={1.75}
        nodesConnectable={isEditable}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        nodeDragThreshold={6}
        zoomOnDoubleClick={false}
        panOnScroll
        proOptions={{ hideAttribution: true }}
      />
      <ZoomButtons onWhole={() => void flow.fitView({ padding: 0.05, maxZoom: 1 })} />
    </section>
  );
}

const edge = 24;

/** How far a stretch must be moved so that it lies within the width that is seen. */
function shift(start: number, size: number, seen: number): number {
  if (start < edge) return edge - start;
  return Math.min(0, Math.max(edge - start, seen - edge - start - size));
}
