/** A definition as a file of BPMN 2.0 with its diagram, for other tools to draw. What BPMN has no word for travels in an element of ours. */
import type { Definition } from "../../definition.ts";
import { drawProcess } from "../../layout/drawing.ts";
import { lanesOf } from "../../layout/lanes.ts";
import { type Layout, readLayout } from "../../layout/layout.ts";
import { durationOf } from "../due.ts";
import { type Element, type Model, newModel, onDiagram, withOurs } from "../model.ts";
import { diagramOf } from "./diagram.ts";
import type { LaneData, ProcessData } from "./elements.ts";
import { type Graph, graphOf, type Shape } from "./graph.ts";

/** The file as text. `readBpmn` gives back the same definition and layout. */
export async function writeBpmn(definition: Definition, layout: Layout): Promise<string> {
  const model = newModel();
  const drawing = drawProcess(definition, readLayout(layout, definition));
  const graph = graphOf(definition, drawing);
  const made = new Map<string, Element>();
  for (const shape of graph.shapes) made.set(shape.id, shapeElement(model, definition, shape));
  const flows = graph.arrows.map((arrow, at) => {
    const [sourceRef, targetRef] = [made.get(arrow.from)!, made.get(arrow.to)!];
    const name = onDiagram(arrow.name);
    const flow = model.create("bpmn:SequenceFlow", {
      id: `Flow_${at + 1}`,
      ...(name === "" ? {} : { name }),
      sourceRef,
      targetRef,
      ...(arrow.data === undefined ? {} : { extensionElements: withOurs(model, arrow.data) }),
    });
    attach(sourceRef, "outgoing", flow);
    attach(targetRef, "incoming", flow);
    return flow;
  });
  const { laneSet, lanes } = lanesElement(model, definition, graph, made);
  const pool = model.create("bpmn:Process", {
    id: "Process_1",
    name: onDiagram(definition.name),
    isExecutable: false,
    extensionElements: withOurs(model, processData(definition, layout)),
    laneSets: [laneSet],
    flowElements: [...made.values(), ...flows],
  });
  if (definition.description) pool["documentation"] = [model.create("bpmn:Documentation", { text: onDiagram(definition.description) })];
  const diagram = diagramOf(model, pool, drawing, graph, made, flows, lanes);
  const definitions = model.create("bpmn:Definitions", {
    id: "Definitions_1",
    targetNamespace: "https://mainspring.example/processes",
    exporter: "Mainspring",
    rootElements: [pool],
    diagrams: [diagram],
  });
  return (await model.toXML(definitions, { format: true })).xml;
}

function attach(element: Element, end: "incoming" | "outgoing", flow: Element): void {
  const known = (element[end] ?? []) as Element[];
  element[end] = [...known, flow];
}

function processData(definition: Definition, layout: Layout): ProcessData {
  const { steps, joins, start, ...rest } = definition;
  return { is: "process", definition: rest, hasJoins: joins !== undefined, layout, ...(Object.hasOwn(steps, start) ? {} : { start }) };
}

function shapeElement(model: Model, definition: Definition, shape: Shape): Element {
  const name = onDiagram(shape.name);
  const step =
    shape.type !== "bpmn:EndEvent" && shape.data && shape.node && Object.hasOwn(definition.steps, shape.node)
      ? definition.steps[shape.node]
      : undefined;
  const element = model.create(shape.type, {
    id: shape.id,
    ...(name === "" ? {} : { name }),
    ...(shape.data === undefined ? {} : { extensionElements: withOurs(model, shape.data) }),
  });
  if (step?.text) element["documentation"] = [model.create("bpmn:Documentation", { text: onDiagram(step.text) })];
  if (shape.end?.cancelRest) element["eventDefinitions"] = [model.create("bpmn:TerminateEventDefinition")];
  else if (shape.end?.end === "failure") element["eventDefinitions"] = [model.create("bpmn:ErrorEventDefinition")];
  if (shape.type === "bpmn:IntermediateCatchEvent" && step?.until)
    element["eventDefinitions"] = [
      "time" in step.until ? timerOf(model, durationOf(step.until.time)) : model.create("bpmn:MessageEventDefinition"),
    ];
  return element;
}

function timerOf(model: Model, time: ReturnType<typeof durationOf>): Element {
  const said = (body: string) => model.create("bpmn:FormalExpression", { body });
  return model.create(
    "bpmn:TimerEventDefinition",
    "duration" in time ? { timeDuration: said(time.duration) } : { timeDate: said(time.date) },
  );
}

function lanesElement(model: Model, definition: Definition, graph: Graph, made: ReadonlyMap<string, Element>) {
  const laneOf = lanesOf(definition);
  const byLane = Map.groupBy(
    graph.shapes.filter(({ node }) => node !== null),
    ({ node }) => laneOf.get(node!)!,
  );
  const lanes = new Map(
    [...byLane].map(([lane, shapes], at) => {
      const data: LaneData = { is: "lane", lane };
      const flowNodeRef = shapes.map(({ id }) => made.get(id)!);
      return [
        lane,
        model.create("bpmn:Lane", { id: `Lane_${at + 1}`, name: onDiagram(lane), flowNodeRef, extensionElements: withOurs(model, data) }),
      ];
    }),
  );
  return { laneSet: model.create("bpmn:LaneSet", { id: "Lanes", lanes: [...lanes.values()] }), lanes };
}
