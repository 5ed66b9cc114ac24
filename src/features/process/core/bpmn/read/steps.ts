/** What an element of BPMN is as a step of ours, and what of it cannot be said. */
import type { Assignee, Step, WaitFor } from "../../definition.ts";
import { laneOfAssignee } from "../../layout/lanes.ts";
import { dueOf } from "../due.ts";
import { type Element, elementOf, listOf, onDiagram, oursOf, wordsOf } from "../model.ts";
import { elementTypeOf, type StepData } from "../write/elements.ts";
import { isChoiceGateway, isEventGateway } from "./flow.ts";
import type { Tell } from "./left-out.ts";

type Said = Omit<Step, "outcomes">;

export const ourStep = (element: Element): StepData | null => {
  const data = oursOf(element) as StepData | undefined;
  return data?.is === "step" && typeof data.key === "string" && typeof data.step === "object" && data.step !== null ? data : null;
};

/** Waits for events of others know no latest date; ours must have one. */
const longestWait = { workingDays: 10 } as const;

/** `lane`: the level in whose lane it is drawn; `timer`: the event by which a gateway of events stops waiting. */
export function stepOf(element: Element, lane: string | null, tell: Tell, timer?: Element): Said {
  const data = ourStep(element);
  if (data) return movedStep(data, element, lane);
  const title = wordsOf(element.name);
  const text = listOf(element["documentation"])
    .map((one) => wordsOf(one["text"]))
    .filter((one) => one !== "")
    .join("\n");
  const assignee: Assignee = lane === null ? { role: "owner" } : { level: lane };
  const said = { ...(title === "" ? {} : { title }), ...(text === "" ? {} : { text }) };
  if (isChoiceGateway(element)) return { kind: "task", ...said, assignee };
  switch (element.$type) {
    case "bpmn:SendTask":
      return { kind: "request", ...said, assignee };
    case "bpmn:ServiceTask":
    case "bpmn:ScriptTask":
    case "bpmn:BusinessRuleTask":
      if (element["script"]) tell(element, "script");
      return { kind: "auto", ...said, assignee };
    case "bpmn:CallActivity":
      return { kind: "process", ...said, process: wordsOf(element["calledElement"]) || wordsOf(element.id) };
    case "bpmn:SubProcess":
    case "bpmn:Transaction":
    case "bpmn:AdHocSubProcess":
      for (const inner of listOf(element["flowElements"])) if (inner.$type !== "bpmn:SequenceFlow") tell(inner, "inner_steps");
      tell(element, "inner_steps");
      return { kind: "task", ...said, assignee };
    case "bpmn:ReceiveTask":
    case "bpmn:IntermediateCatchEvent":
    case "bpmn:EventBasedGateway":
      return { kind: "wait", ...said, until: waitOf(element, timer, tell) };
    default:
      return { kind: "task", ...said, assignee };
  }
}

/** A step of ours, with what another tool has since changed of it: its name, its kind, its lane. */
function movedStep({ key, step }: StepData, element: Element, lane: string | null): Said {
  const { title, assignee, ...rest } = step;
  const drawn = onDiagram(title ?? key);
  const shown = wordsOf(element.name);
  const isMoved = assignee !== undefined && lane !== null && laneOfAssignee(assignee) !== lane && /^[a-z][a-z0-9_]*$/.test(lane);
  const named = shown === drawn ? title : shown;
  const kind =
    elementTypeOf(step as Step) === element.$type ? step.kind : stepOf({ ...element, extensionElements: undefined }, lane, () => {}).kind;
  return {
    ...rest,
    kind,
    ...(named === undefined ? {} : { title: named }),
    ...(assignee === undefined ? {} : { assignee: isMoved ? { level: lane } : assignee }),
  };
}

function waitOf(element: Element, latest: Element | undefined, tell: Tell): WaitFor {
  const isGateway = isEventGateway(element);
  const source = isGateway ? latest : element;
  const timer = listOf(source?.["eventDefinitions"]).find(({ $type }) => $type === "bpmn:TimerEventDefinition");
  const due = dueOf(wordsOf(elementOf(timer?.["timeDuration"])?.["body"]));
  if (source && timer && due === null) tell(source, "timer");
  if (timer && !isGateway) return { time: due ?? { workingDays: 1 } };
  tell(element, timer ? "event" : "event_without_date");
  return { event: "api", latest: due ?? longestWait };
}

/** Parts of an activity that we have no word for. */
export function tellOfParts(element: Element, tell: Tell): void {
  if (element["loopCharacteristics"]) tell(element, "repetition");
  if (element["isForCompensation"]) tell(element, "compensation");
  if (element["ioSpecification"] || listOf(element["dataInputAssociations"]).length + listOf(element["dataOutputAssociations"]).length > 0)
    tell(element, "data");
  const foreign = listOf(elementOf(element["extensionElements"])?.["values"]).filter(({ $type }) => $type !== "mainspring:Data");
  for (const one of foreign) tell({ $type: one.$type, id: wordsOf(element.id) }, "foreign_extension");
  for (const name of Object.keys(element.$attrs ?? {}))
    if (name.includes(":") && !name.startsWith("xmlns") && !name.startsWith("xsi:"))
      tell({ $type: name, id: wordsOf(element.id) }, "foreign_attribute");
  if (element.$type === "bpmn:InclusiveGateway") tell(element, "inclusive_gateway");
  if (element.$type === "bpmn:ComplexGateway") tell(element, "complex_gateway");
}
