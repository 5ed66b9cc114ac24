/** Lays the chart out with ELK in a worker of its own, so that a large company does not hold up the page. */
import elkModule, { type ELK, type ElkNode } from "elkjs/lib/elk-api.js";
import workerAddress from "elkjs/lib/elk-worker.min.js?url";
import type { ChartGraph, Point } from "./chart-graph.ts";

/** The package is CommonJS: its class is the whole module or the module's `default`, by who loads it. */
const loaded = elkModule as unknown as typeof elkModule.default & { readonly default?: typeof elkModule.default };
const Elk = loaded.default ?? loaded;

let elk: ELK | null = null;

const layered = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.spacing.nodeNode": "36",
  "elk.layered.spacing.nodeNodeBetweenLayers": "48",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.considerModelOrder.components": "MODEL_ORDER",
  "elk.spacing.componentComponent": "48",
};

export async function layOut(graph: ChartGraph): Promise<ReadonlyMap<string, Point>> {
  elk ??= new Elk({ workerFactory: () => new Worker(workerAddress) });
  const top = { "elk.alignment": "TOP" };
  const children: ElkNode[] = [...graph.boxes, ...graph.stacks].map(({ id, width, height }) => ({ id, width, height, layoutOptions: top }));
  const edges = graph.edges.map(({ from, to }) => ({ id: `${from} ${to}`, sources: [from], targets: [to] }));
  const laid = await elk.layout({ id: "root", layoutOptions: layered, children, edges });
  return new Map((laid.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}
