/** A process of BPMN as a definition of ours. */
import { keyOf } from "#shared/script.ts";
import type { Definition, Join, Step } from "../../definition.ts";
import { reservedKeys } from "../../process.ts";
import { type Element, elementOf, listOf, onDiagram, oursOf, wordsOf } from "../model.ts";
import type { JoinData, LaneData, ProcessData } from "../write/elements.ts";
import { type Flow, flowOf, isJoin } from "./flow.ts";
import type { Tell } from "./left-out.ts";
import { outcomesOf, timerBehind } from "./outcomes.ts";
import { ourStep, stepOf, tellOfParts } from "./steps.ts";
import { isNodeOfOurs, type Target, targetOf } from "./targets.ts";

export type ReadProcess = {
  readonly definition: Definition;
  readonly nodes: ReadonlyMap<Element, string>;
  readonly stored: unknown;
  readonly isForeign: boolean;
};

/** Automatic, and done at once: where BPMN splits or ends without anything being done. */
const passing = (outcome: Target): Step => ({
  kind: "auto",
  when: [{ filter: { and: [] }, outcome: "done" }],
  outcomes: { done: outcome },
});

export function definitionOf(pool: Element, tell: Tell): ReadProcess {
  const flow = flowOf(pool, tell);
  const lanes = lanesIn(pool);
  const data = oursOf(pool) as ProcessData | undefined;
  const isOurs = data?.is === "process";
  tellOfRest(pool, flow, tell);
  const taken = new Set<string>();
  const nodes = new Map(
    flow.nodes
      .filter((node) => isNodeOfOurs(flow, node))
      .map((node, at) => {
        const known = ourStep(node)?.key ?? ourJoin(node)?.key;
        const key =
          known !== undefined && !taken.has(known)
            ? known
            : keyOf(wordsOf(node.name), isJoin(flow, node) ? `join_${at + 1}` : `step_${at + 1}`, taken);
        taken.add(key);
        return [node, key];
      }),
  );
  const steps: [string, Step][] = [];
  const extra: [string, Step][] = [];
  const pass = (name: string, outcome: Target) => {
    const key = keyOf(name, "go_on", taken);
    taken.add(key);
    extra.push([key, passing(outcome)]);
    return key;
  };
  for (const [node, key] of nodes) {
    if (isJoin(flow, node)) continue;
    const outcomes = outcomesOf(flow, nodes, tell, node);
    const step = { ...stepOf(node, lanes.get(node) ?? null, tell, timerBehind(flow, node)), outcomes };
    steps.push([key, ourStep(node) ? step : atOnce(step)]);
  }
  const joinNodes = [...nodes].filter(([node]) => isJoin(flow, node));
  const outOf = new Map(joinNodes.map(([node, key]) => [key, joinTargets(flow, nodes, tell, node, key, pass)]));
  const start = startOf(flow, nodes, tell, data, pass);
  const all = [...steps, ...extra];
  const joins = joinNodes.map(([node, key]): [string, Join] => [
    key,
    {
      waitFor:
        ourJoin(node)?.waitFor ??
        all.filter(([, step]) => Object.values(step.outcomes).some(({ to }) => to?.includes(key))).map(([step]) => step),
      to: ourJoin(node)?.to ?? outOf.get(key)!,
    },
  ]);
  const name = wordsOf(pool.name) || wordsOf(pool.id);
  const said = isOurs
    ? { ...data.definition, name: wordsOf(pool.name) === onDiagram(data.definition.name) ? data.definition.name : name }
    : { key: keyOf(name, "process", reservedKeys), name, ...descriptionOf(pool), subject: "deal" as const };
  const definition: Definition = {
    ...said,
    start,
    steps: Object.fromEntries(all),
    ...(joins.length > 0 || (isOurs && data.hasJoins) ? { joins: Object.fromEntries(joins) } : {}),
  };
  return { definition, nodes, stored: isOurs ? data.layout : null, isForeign: !isOurs };
}

/** An automatic step of others with one way on takes it; with several, a person decides. */
function atOnce(step: Step): Step {
  const [only, ...more] = Object.keys(step.outcomes);
  if (step.kind !== "auto" || only === undefined || more.length > 0) return step;
  return { ...step, when: [{ filter: { and: [] }, outcome: only }] };
}

const ourJoin = (node: Element): JoinData | null => {
  const data = oursOf(node) as JoinData | undefined;
  return data?.is === "join" ? data : null;
};

type Pass = (name: string, outcome: Target) => string;

/** A join of ours goes on to nodes; one that ends, or leads into the next join, gets a step in between. */
function joinTargets(
  flow: Flow,
  nodes: ReadonlyMap<Element, string>,
  tell: Tell,
  node: Element,
  key: string,
  pass: Pass,
): readonly string[] {
  const targets = flow.out(node).map((arrow) => targetOf(flow, nodes, tell, arrow));
  const to = [...new Set(targets.flatMap((one) => one.to ?? []))];
  if (ourJoin(node)) return to;
  const joins = new Set([...nodes].filter(([one]) => isJoin(flow, one)).map(([, name]) => name));
  const end = targets.find((one) => one.end) ?? { end: "success" as const };
  if (to.length === 0) return [pass(`${key}_done`, end)];
  return to.map((one) => (joins.has(one) ? pass(`${key}_on`, { to: [one] }) : one));
}

function startOf(flow: Flow, nodes: ReadonlyMap<Element, string>, tell: Tell, data: ProcessData | undefined, pass: Pass): string {
  const starts = flow.nodes.filter(({ $type }) => $type === "bpmn:StartEvent");
  for (const start of starts) if (listOf(start["eventDefinitions"]).length > 0) tell(start, "start_event");
  for (const start of starts.slice(1)) tell(start, "another_start");
  const arrows = starts[0] ? flow.out(starts[0]) : [];
  if (arrows.length === 0) {
    if (data?.is === "process" && data.start !== undefined) return data.start;
    const first = [...nodes].find(([node]) => flow.into(node).length === 0) ?? [...nodes][0];
    return first?.[1] ?? "";
  }
  const targets = arrows.map((arrow) => targetOf(flow, nodes, tell, arrow));
  const to = [...new Set(targets.flatMap((one) => one.to ?? []))];
  const isJoinKey = to.some((key) => [...nodes].some(([node, name]) => name === key && isJoin(flow, node)));
  return to.length === 1 && !isJoinKey ? to[0]! : pass("begin", to.length > 0 ? { to } : (targets[0] ?? { end: "success" }));
}

/** The level of each node by the lane it lies in; the name of a foreign lane is taken for that of a level. */
function lanesIn(pool: Element): ReadonlyMap<Element, string> {
  const found = new Map<Element, string>();
  const waiting = [...listOf(pool["laneSets"])];
  for (const set of waiting)
    for (const lane of listOf(set["lanes"])) {
      const data = oursOf(lane) as LaneData | undefined;
      const level = data?.is === "lane" ? data.lane : keyOf(wordsOf(lane.name), "", new Set());
      if (level !== "") for (const node of listOf(lane["flowNodeRef"])) found.set(node, level);
      const inner = elementOf(lane["childLaneSet"]);
      if (inner) waiting.push(inner);
    }
  return found;
}

function descriptionOf(pool: Element) {
  const text = listOf(pool["documentation"])
    .map((one) => wordsOf(one["text"]))
    .join("\n");
  return text === "" ? {} : { description: text };
}

/** Everything in the process that is neither a step nor an arrow of ours. */
function tellOfRest(pool: Element, flow: Flow, tell: Tell): void {
  const known = new Set(flow.nodes);
  tellOfParts(pool, tell);
  for (const node of flow.nodes) tellOfParts(node, tell);
  for (const set of listOf(pool["laneSets"])) for (const lane of listOf(set["lanes"])) tellOfParts(lane, tell);
  for (const element of listOf(pool["flowElements"]))
    if (element.$type === "bpmn:BoundaryEvent") tell(element, "boundary_event");
    else if (/Data/.test(element.$type)) tell(element, "data");
    else if (element.$type !== "bpmn:SequenceFlow" && !known.has(element)) tell(element, "unknown_element");
  for (const note of listOf(pool["artifacts"])) tell(note, "note");
}
