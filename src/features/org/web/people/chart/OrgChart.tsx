/** The org chart on a canvas: zoom, pan, and a person dragged onto another chief. Every drag can be done by "Move to…" as well. */
import { Alert } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { Background, type Node, ReactFlow, ReactFlowProvider, useNodesState, useReactFlow } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useEffect, useMemo, useRef, useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useCan } from "#ui/me.ts";
import { PageLoading } from "#ui/shell/PageStates.tsx";
import { useUrlState } from "#ui/url-state.ts";
import type { Company } from "../../company/company.ts";
import { MoveDialog } from "../MoveDialog.tsx";
import { useMove } from "../use-person-commands.ts";
import classes from "./Chart.module.css";
import { ChartControls } from "./ChartControls.tsx";
import { ChartContext } from "./chart-context.ts";
import { ElbowEdge } from "./ElbowEdge.tsx";
import { PersonNode } from "./PersonNode.tsx";
import { startView } from "./start-view.ts";
import { useChart } from "./use-chart.ts";
import { VacancyNode } from "./VacancyNode.tsx";

const nodeTypes = { person: PersonNode, vacancy: VacancyNode };
const edgeTypes = { elbow: ElbowEdge };
type Props = { readonly company: Company; readonly onOpen: (personId: string) => void };

export function OrgChart(props: Props) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ company, onOpen }: Props) {
  const t = useText();
  const can = useCan();
  const flow = useReactFlow();
  const [{ panel }] = useUrlState();
  const chart = useChart(company);
  const board = useRef<HTMLElement>(null);
  const [nodes, setNodes, onNodesChange] = useNodesState<Node>([]);
  const [targetId, setTargetId] = useState<string | null>(null);
  const [movingId, setMovingId] = useState<string | null>(null);
  const isReduced = useMediaQuery("(prefers-reduced-motion: reduce)");
  const move = useMove(company);
  const mayMove = can("people.change");

  useEffect(() => {
    if (chart) setNodes(chart.nodes.map((one) => ({ ...one, draggable: mayMove && one.type === "person" })));
  }, [chart, mayMove, setNodes]);

  const chiefUnder = (dragged: Node): string | null => {
    const hit = flow.getIntersectingNodes(dragged).filter((one) => one.type === "person" && one.id !== dragged.id);
    const distance = (one: Node) => Math.hypot(one.position.x - dragged.position.x, one.position.y - dragged.position.y);
    return hit.sort((one, other) => distance(one) - distance(other))[0]?.id ?? null;
  };
  const drop = (dragged: Node) => {
    const to = chiefUnder(dragged);
    const from = company.person(dragged.id)?.chiefId ?? null;
    setTargetId(null);
    // Back to its place first: where it stands is the layout's word once the move is made.
    if (chart) setNodes(chart.nodes.map((one) => ({ ...one, draggable: mayMove && one.type === "person" })));
    if (to !== null && to !== from) move.run({ id: dragged.id, from, to });
  };
  const context = useMemo(
    () => ({ company, openId: panel, targetId, onOpen, onMove: mayMove ? setMovingId : null }),
    [company, panel, targetId, onOpen, mayMove],
  );

  const lookFromTop = () => {
    const canvas = board.current?.getBoundingClientRect();
    if (chart && canvas)
      void flow.setViewport(
        startView(
          chart.nodes.map((one) => one.position),
          canvas,
        ),
        { duration: 0 },
      );
  };

  if (!chart) return <PageLoading />;
  return (
    <ChartContext value={context}>
      <div className={classes["bar"]}>
        <p className={classes["hint"]}>{mayMove && t("people:chart.hint")}</p>
        <ChartControls duration={isReduced ? 0 : 120} />
      </div>
      <section ref={board} className={classes["canvas"]} aria-label={t("people:chart.label")}>
        <ReactFlow
          nodes={nodes}
          edges={chart.edges as never}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onNodeDrag={(_, dragged) => setTargetId(chiefUnder(dragged))}
          onNodeDragStop={(_, dragged) => drop(dragged)}
          onInit={() => lookFromTop()}
          minZoom={0.1}
          maxZoom={1.75}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          nodeDragThreshold={6}
          zoomOnDoubleClick={false}
          proOptions={{ hideAttribution: true }}
        >
          <Background gap={24} color="var(--hairline)" />
        </ReactFlow>
      </section>
      {chart.hasProblem && <Alert mt="sm">{t("people:chart.no_layout")}</Alert>}
      <MoveDialog company={company} personId={movingId} onClose={() => setMovingId(null)} />
    </ChartContext>
  );
}
