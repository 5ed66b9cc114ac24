/** Where an arrow leads in the end, through everything that is no step of ours. */
import type { Outcome } from "../../definition.ts";
import { type Element, listOf, oursOf, wordsOf } from "../model.ts";
import type { EndData } from "../write/elements.ts";
import { type Flow, isActivity, isChosenEvent, isDecision, isEnd, isJoin } from "./flow.ts";
import type { Tell } from "./left-out.ts";

export type Target = Pick<Outcome, "to" | "end" | "reason" | "cancelRest">;

/** `keyOf` names the nodes of ours: activities, decisions, joins. */
export function targetOf(flow: Flow, keyOf: ReadonlyMap<Element, string>, tell: Tell, arrow: Element): Target {
  const ends: Target[] = [];
  const to: string[] = [];
  const seen = new Set<Element>();
  // The next one first, with all that lies behind it: so the order is that of the arrows.
  const waiting = [flow.target(arrow)];
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const key = keyOf.get(node);
    if (key !== undefined) {
      if (!to.includes(key)) to.push(key);
    } else if (isEnd(node)) ends.push(endOf(node, tell));
    else {
      if (/Event$/.test(node.$type)) tell(node, "throw_event");
      const next = flow.out(node).map(flow.target);
      // An arrow to a place from which nothing goes on ends there.
      if (next.length === 0) ends.push({ end: "success" });
      waiting.unshift(...next);
    }
  }
  if (to.length === 0) return ends[0] ?? { end: "success" };
  for (const node of seen) if (isEnd(node)) tell(node, "branch_ends");
  return { to };
}

/** An error ends in failure, a terminate event cancels whatever else is active. */
function endOf(node: Element, tell: Tell): Target {
  const kinds = listOf(node["eventDefinitions"]).map(({ $type }) => $type);
  const data = oursOf(node) as EndData | undefined;
  const isFailure = kinds.some((kind) => /Error|Cancel|Escalation/.test(kind));
  const others = kinds.filter((kind) => !/Error|Cancel|Escalation|Terminate/.test(kind));
  if (others.length > 0) tell(node, "end_event");
  const reason = wordsOf(node.name);
  return {
    end: data?.is === "end" ? data.end : isFailure ? "failure" : "success",
    ...(kinds.includes("bpmn:TerminateEventDefinition") ? { cancelRest: true } : {}),
    ...(reason === "" ? {} : { reason }),
  };
}

/** The nodes that become steps or joins of ours. */
export const isNodeOfOurs = (flow: Flow, node: Element): boolean =>
  (isActivity(node) && !isChosenEvent(flow, node)) || isDecision(flow, node) || isJoin(flow, node);
