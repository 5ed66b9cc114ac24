/** The arrows of a process of BPMN: what leads where, and what each element is to us. */
import { type Element, elementOf, listOf, oursOf } from "../model.ts";
import type { Tell } from "./left-out.ts";

export type Flow = {
  readonly nodes: readonly Element[];
  readonly out: (node: Element) => readonly Element[];
  readonly into: (node: Element) => readonly Element[];
  readonly target: (arrow: Element) => Element;
  readonly source: (arrow: Element) => Element;
};

const activity =
  /^bpmn:(User|Manual|Send|Receive|Service|Script|BusinessRule)?Task$|^bpmn:(CallActivity|SubProcess|Transaction|AdHocSubProcess|IntermediateCatchEvent|EventBasedGateway)$/;
export const isActivity = ({ $type }: Element): boolean => activity.test($type);
export const isEnd = ({ $type }: Element): boolean => $type === "bpmn:EndEvent";
/** Splits by a choice; the inclusive and the complex gateway are told of, and taken for one. */
export const isChoiceGateway = ({ $type }: Element): boolean => /^bpmn:(Exclusive|Inclusive|Complex)Gateway$/.test($type);
export const isParallelGateway = ({ $type }: Element): boolean => $type === "bpmn:ParallelGateway";

const isNode = ({ $type }: Element) =>
  /(Task|Event|Gateway|Activity|SubProcess|Transaction)$/.test($type) && $type !== "bpmn:BoundaryEvent";

export function flowOf(pool: Element, tell: Tell): Flow {
  const all = listOf(pool["flowElements"]);
  const nodes = all.filter(isNode);
  const known = new Set(nodes);
  const arrows = all.filter(({ $type }) => $type === "bpmn:SequenceFlow");
  const isWhole = (arrow: Element) => known.has(arrow["sourceRef"] as Element) && known.has(arrow["targetRef"] as Element);
  const whole = arrows.filter(isWhole);
  for (const arrow of arrows)
    if (!isWhole(arrow) && elementOf(arrow["sourceRef"])?.$type !== "bpmn:BoundaryEvent") tell(arrow, "not_connected");
  const out = Map.groupBy(whole, (arrow) => arrow["sourceRef"] as Element);
  const into = Map.groupBy(whole, (arrow) => arrow["targetRef"] as Element);
  return {
    nodes,
    out: (node) => defaultLast(node, out.get(node) ?? []),
    into: (node) => into.get(node) ?? [],
    target: (arrow) => arrow["targetRef"] as Element,
    source: (arrow) => arrow["sourceRef"] as Element,
  };
}

/** What happens otherwise is read last. */
function defaultLast(node: Element, arrows: readonly Element[]): readonly Element[] {
  const usual = node["default"];
  return usual ? [...arrows.filter((arrow) => arrow !== usual), ...arrows.filter((arrow) => arrow === usual)] : arrows;
}

const isOurs = (node: Element, is: string) => (oursOf(node) as { is?: unknown } | undefined)?.is === is;

/** Waits for several ways, or was a join of ours. */
export const isJoin = (flow: Flow, node: Element): boolean =>
  isParallelGateway(node) && (isOurs(node, "join") || flow.into(node).length > 1);

/** One of the events that a gateway of events waits for: part of that waiting. */
export function isChosenEvent(flow: Flow, node: Element): boolean {
  const [only, ...more] = flow.into(node);
  return node.$type === "bpmn:IntermediateCatchEvent" && more.length === 0 && only !== undefined && isEventGateway(flow.source(only));
}

export const isEventGateway = ({ $type }: Element): boolean => $type === "bpmn:EventBasedGateway";

/** Who does it can say how it went. A wait and a process of its own have outcomes of their own. */
const choosing = /^bpmn:(User|Manual|Send|Service|Script|BusinessRule)?Task$|^bpmn:(SubProcess|Transaction|AdHocSubProcess)$/;

/** A choice right behind what is done, by nobody else: its arrows are the outcomes of the step before. */
export function isFolded(flow: Flow, node: Element): boolean {
  const [only, ...more] = flow.into(node);
  if (!isChoiceGateway(node) || !only || more.length > 0 || flow.out(node).length < 2) return false;
  const before = flow.source(only);
  return (choosing.test(before.$type) || isOurs(before, "step")) && flow.out(before).length === 1;
}

/** A choice of its own: somebody must decide. */
export const isDecision = (flow: Flow, node: Element): boolean =>
  isChoiceGateway(node) && flow.out(node).length > 1 && !isFolded(flow, node);
