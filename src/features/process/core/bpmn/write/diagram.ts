/** The diagram: where each element is drawn. Other tools show nothing without it. */
import type { Box, Drawing } from "../../layout/drawing.ts";
import type { Element, Model } from "../model.ts";
import type { Graph } from "./graph.ts";

export function diagramOf(
  model: Model,
  pool: Element,
  drawing: Drawing,
  graph: Graph,
  made: ReadonlyMap<string, Element>,
  flows: readonly Element[],
  lanes: ReadonlyMap<string, Element>,
): Element {
  const bounds = ({ x, y, width, height }: Box) => model.create("dc:Bounds", { x, y, width, height });
  const shape = (element: Element, box: Box, more: Readonly<Record<string, unknown>> = {}) =>
    model.create("bpmndi:BPMNShape", { id: `${element.id}_di`, bpmnElement: element, bounds: bounds(box), ...more });
  const bands = drawing.lanes.flatMap((band) => {
    const lane = lanes.get(band.lane);
    return lane ? [shape(lane, band, { isHorizontal: true })] : [];
  });
  const shapes = graph.shapes.map(({ id, box }) => shape(made.get(id)!, box));
  const edges = graph.arrows.map(({ points }, at) =>
    model.create("bpmndi:BPMNEdge", {
      id: `Flow_${at + 1}_di`,
      bpmnElement: flows[at],
      waypoint: points.map(({ x, y }) => model.create("dc:Point", { x, y })),
    }),
  );
  const plane = model.create("bpmndi:BPMNPlane", { id: "Plane_1", bpmnElement: pool, planeElement: [...bands, ...shapes, ...edges] });
  return model.create("bpmndi:BPMNDiagram", { id: "Diagram_1", plane });
}
