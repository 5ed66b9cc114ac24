/** The outcomes of a step: the arrows behind it, or behind its choice. */
import { keyOf } from "#shared/script.ts";
import type { Outcome } from "../../definition.ts";
import { type Element, listOf, onDiagram, oursOf, wordsOf } from "../model.ts";
import type { OutcomeData } from "../write/elements.ts";
import { type Flow, isEventGateway, isFolded } from "./flow.ts";
import type { Tell } from "./left-out.ts";
import { ourStep } from "./steps.ts";
import { type Target, targetOf } from "./targets.ts";

export type Outcomes = Readonly<Record<string, Outcome>>;

/** The event by which a gateway of events stops waiting. */
export function timerBehind(flow: Flow, element: Element): Element | undefined {
  return isEventGateway(element) ? flow.out(element).map(flow.target).find(isTimer) : undefined;
}

const isTimer = (event: Element) => listOf(event["eventDefinitions"]).some(({ $type }) => $type === "bpmn:TimerEventDefinition");

/** We wait for one event and, at the latest, for a date: further events of the gateway are told of. */
function waited(flow: Flow, target: (arrow: Element) => Target, tell: Tell, element: Element): Outcomes {
  const events = flow.out(element).map(flow.target);
  const timer = timerBehind(flow, element);
  const [event, ...more] = events.filter((one) => one !== timer);
  for (const one of more) tell(one, "event_gateway");
  const after = (one: Element | undefined) => (one ? together(flow.out(one).map(target)) : { end: "failure" as const });
  return { ...(event ? { event: { ...labelOf(event), ...after(event) } } : {}), latest: { ...labelOf(timer), ...after(timer ?? event) } };
}

const labelOf = (element: Element | undefined) => (element?.name ? { label: wordsOf(element.name) } : {});

export function outcomesOf(flow: Flow, nodes: ReadonlyMap<Element, string>, tell: Tell, element: Element): Outcomes {
  const arrows = arrowsOf(flow, element);
  const target = (arrow: Element) => targetOf(flow, nodes, tell, arrow);
  const data = ourStep(element);
  if (!data && isEventGateway(element)) return waited(flow, target, tell, element);
  // Several arrows straight out of an activity all go on at once, as BPMN has it.
  const isSplit =
    arrows.length > 1 && flow.out(element) === arrows && !isChoice(element) && !arrows.some((arrow) => arrow["conditionExpression"]);
  const found: [string, Outcome][] = isSplit ? [["done", together(arrows.map(target))]] : named(arrows, target, tell);
  if (found.length === 0 && !data) found.push(["done", { end: "success" }]);
  // How another process ends is its outcome; where the file tells no difference, both go on alike.
  if (!data && element.$type === "bpmn:CallActivity") return { success: found[0]![1], failure: found[0]![1] };
  if (!data?.loose) return Object.fromEntries(found);
  const all = new Map([...found, ...Object.entries(data.loose)]);
  const order = (data.order ?? []).filter((name) => all.has(name));
  return Object.fromEntries([...order, ...[...all.keys()].filter((name) => !order.includes(name))].map((name) => [name, all.get(name)!]));
}

const isChoice = ({ $type }: Element) => /Gateway$/.test($type);

function arrowsOf(flow: Flow, element: Element): readonly Element[] {
  const arrows = flow.out(element);
  const [only] = arrows;
  return arrows.length === 1 && only && isFolded(flow, flow.target(only)) ? flow.out(flow.target(only)) : arrows;
}

function together(targets: readonly Target[]): Outcome {
  const to = [...new Set(targets.flatMap((one) => one.to ?? []))];
  return to.length > 0 ? { to } : (targets[0] ?? { end: "success" });
}

function named(arrows: readonly Element[], target: (arrow: Element) => Target, tell: Tell): [string, Outcome][] {
  const taken = new Set<string>();
  return arrows.map((arrow) => {
    const data = oursOf(arrow) as OutcomeData | undefined;
    const shown = wordsOf(arrow.name);
    if (arrow["conditionExpression"]) tell(arrow, "condition");
    if (data?.is === "outcome" && typeof data.name === "string" && !taken.has(data.name)) {
      taken.add(data.name);
      const { label, ...said } = data.outcome;
      const isRenamed = shown !== onDiagram(label ?? data.name);
      const words = isRenamed ? shown : label;
      const { reason: _, cancelRest: __, ...where } = target(arrow);
      return [data.name, { ...said, ...(words === undefined ? {} : { label: words }), ...where }];
    }
    const name = keyOf(shown, arrows.length === 1 ? "done" : `outcome_${taken.size + 1}`, taken);
    taken.add(name);
    return [name, { ...(shown === "" ? {} : { label: shown }), ...target(arrow) }];
  });
}
