/** In which column each node stands and how high, by ELK in a worker of its own: so that lines cross least. */
import elkModule, { type ELK } from "elkjs/lib/elk-api.js";
import workerAddress from "elkjs/lib/elk-worker.min.js?url";
import type { Definition } from "../../../core/definition.ts";
import type { Rank } from "../../../core/layout/cells.ts";
import { walkOrder, waysOf } from "../../../core/layout/ways.ts";

/** The package is CommonJS: its class is the whole module or the module's `default`, by who loads it. */
const loaded = elkModule as unknown as typeof elkModule.default & { readonly default?: typeof elkModule.default };
const Elk = loaded.default ?? loaded;

let elk: ELK | null = null;

const layered = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.separateConnectedComponents": "false",
  "elk.layered.cycleBreaking.strategy": "DEPTH_FIRST",
  "elk.layered.considerModelOrder.strategy": "PREFER_EDGES",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
};

/** All nodes are of one size, so that those of one layer stand exactly above one another. */
const size = { width: 100, height: 40 };

export async function rank(definition: Definition): Promise<ReadonlyMap<string, Rank>> {
  elk ??= new Elk({ workerFactory: () => new Worker(workerAddress) });
  const children = walkOrder(definition).map((id) => ({ id, ...size }));
  const edges = waysOf(definition).map(({ from, to }, at) => ({ id: `way ${at}`, sources: [from], targets: [to] }));
  const laid = await elk.layout({ id: " process", layoutOptions: layered, children, edges });
  const nodes = laid.children ?? [];
  const columns = [...new Set(nodes.map(({ x = 0 }) => Math.round(x)))].sort((one, other) => one - other);
  return new Map(nodes.map(({ id, x = 0, y = 0 }) => [id, { column: columns.indexOf(Math.round(x)), order: y }]));
}

/** What the places depend on: the same words mean the same places. */
export const structureOf = (definition: Definition): string =>
  JSON.stringify([definition.start, walkOrder(definition), waysOf(definition).map(({ from, to }) => [from, to])]);
