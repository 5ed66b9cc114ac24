/** A definition as the shapes and arrows of BPMN: where we have outcomes, it has gateways. Each with the place where it is drawn. */
import type { Definition, Outcome } from "../../definition.ts";
import { type Box, type Drawing, portKey } from "../../layout/drawing.ts";
import { wordsWidth } from "../../layout/measures.ts";
import type { Point } from "../../layout/routes.ts";
import { areDrawable, type EndData, elementTypeOf, isDrawable, type JoinData, type OutcomeData, type StepData } from "./elements.ts";

export type Shape = {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly box: Box;
  readonly node: string | null;
  readonly data?: unknown;
  readonly end?: Outcome;
};
export type Arrow = {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly points: readonly Point[];
  readonly data?: unknown;
};
export type Graph = { readonly shapes: readonly Shape[]; readonly arrows: readonly Arrow[] };

const gateway = 36;
const around = ({ x, y }: Point, size: number): Box => ({ x: x - size / 2, y: y - size / 2, width: size, height: size });
const exit = ({ x, y, width, height }: Box): Point => ({ x: x + width, y: y + height / 2 });

export function graphOf(definition: Definition, drawing: Drawing): Graph {
  const shapes: Shape[] = [];
  const arrows: Arrow[] = [];
  const idOf = new Map<string, string>();
  for (const [at, key] of Object.keys(definition.steps).entries()) idOf.set(key, `Step_${at + 1}`);
  for (const [at, key] of Object.keys(definition.joins ?? {}).entries()) if (!idOf.has(key)) idOf.set(key, `Join_${at + 1}`);
  const into = entrances(definition, drawing, shapes, arrows, idOf);
  const lineOf = (from: string, outcome: string | null, to: string) =>
    drawing.lines.find((line) => line.from === from && line.outcome === outcome && line.to === to)?.points ?? [];

  const startBox = drawing.boxes.get(definition.start);
  if (Object.hasOwn(definition.steps, definition.start) && startBox) {
    const box = around({ x: startBox.x - 34, y: startBox.y + 38 }, 32);
    shapes.push({ id: "Start", type: "bpmn:StartEvent", name: "", box, node: definition.start });
    arrows.push({ from: "Start", to: idOf.get(definition.start)!, name: "", points: [exit(box), { x: startBox.x, y: startBox.y + 38 }] });
  }
  for (const [key, step] of Object.entries(definition.steps)) {
    const { outcomes, ...rest } = step;
    const id = idOf.get(key)!;
    const box = drawing.boxes.get(key)!;
    const drawn = Object.entries(outcomes).filter(([, outcome]) => isDrawable(definition, outcome));
    const loose = Object.entries(outcomes).filter(([, outcome]) => !isDrawable(definition, outcome));
    const data: StepData = {
      is: "step",
      key,
      step: rest,
      ...(loose.length > 0 ? { loose: Object.fromEntries(loose), order: Object.keys(outcomes) } : {}),
    };
    shapes.push({ id, type: elementTypeOf(step), name: step.title ?? key, box, node: key, data });
    const isChoice = drawn.length > 1;
    const choice = around({ x: box.x + box.width + 30, y: box.y + 38 }, gateway);
    if (isChoice) {
      shapes.push({ id: `Choice_${id}`, type: "bpmn:ExclusiveGateway", name: "", box: choice, node: key });
      arrows.push({
        from: id,
        to: `Choice_${id}`,
        name: "",
        points: [
          { x: box.x + box.width, y: box.y + 38 },
          { x: choice.x, y: box.y + 38 },
        ],
      });
    }
    for (const [at, [name, outcome]] of drawn.entries()) {
      const { to = [], end, ...said } = outcome;
      const port = drawing.ports.find((one) => portKey(one.step, one.outcome) === portKey(key, name))!;
      const first: Point[] = isChoice
        ? port.y === box.y + 38
          ? [exit(choice)]
          : [
              { x: choice.x + gateway / 2, y: choice.y + gateway },
              { x: choice.x + gateway / 2, y: port.y },
            ]
        : [port];
      const from = isChoice ? `Choice_${id}` : id;
      const flow: OutcomeData = { is: "outcome", name, outcome: said };
      const label = outcome.label ?? name;
      const beside = { x: box.x + box.width + wordsWidth - 18, y: port.y };
      if (end) {
        const endId = `End_${id}_${at + 1}`;
        const disk = around(beside, 28);
        const ended: EndData = { is: "end", end };
        shapes.push({ id: endId, type: "bpmn:EndEvent", name: outcome.reason ?? "", box: disk, node: key, data: ended, end: outcome });
        arrows.push({ from, to: endId, name: label, points: [...first, { x: disk.x, y: port.y }], data: flow });
      } else if (to.length === 1) {
        arrows.push({
          from,
          to: into(key, name, to[0]!),
          name: label,
          points: [...first, ...lineOf(key, name, to[0]!).slice(1)],
          data: flow,
        });
      } else {
        const splitId = `Split_${id}_${at + 1}`;
        const split = around(beside, 28);
        shapes.push({ id: splitId, type: "bpmn:ParallelGateway", name: "", box: split, node: key });
        arrows.push({ from, to: splitId, name: label, points: [...first, { x: split.x, y: port.y }], data: flow });
        for (const node of to)
          arrows.push({ from: splitId, to: into(key, name, node), name: "", points: [exit(split), ...lineOf(key, name, node).slice(1)] });
      }
    }
  }
  for (const [key, { to }] of Object.entries(definition.joins ?? {})) {
    if (Object.hasOwn(definition.steps, key) || !areDrawable(definition, to)) continue;
    for (const node of to) arrows.push({ from: idOf.get(key)!, to: into(key, null, node), name: "", points: lineOf(key, null, node) });
  }
  return { shapes, arrows };
}

/** Joins, and before a join one merge for each step that leads there by several outcomes: a join of BPMN waits for every arrow. */
function entrances(definition: Definition, drawing: Drawing, shapes: Shape[], arrows: Arrow[], idOf: ReadonlyMap<string, string>) {
  for (const [key, join] of Object.entries(definition.joins ?? {})) {
    if (Object.hasOwn(definition.steps, key)) continue;
    const data: JoinData = { is: "join", key, waitFor: join.waitFor, ...(areDrawable(definition, join.to) ? {} : { to: join.to }) };
    shapes.push({ id: idOf.get(key)!, type: "bpmn:ParallelGateway", name: "", box: drawing.boxes.get(key)!, node: key, data });
  }
  const merges = new Map<string, string>();
  return (from: string, outcome: string | null, to: string): string => {
    const target = idOf.get(to)!;
    const step = Object.hasOwn(definition.steps, from) ? definition.steps[from] : undefined;
    if (outcome === null || step === undefined || !target.startsWith("Join_")) return target;
    const leading = Object.values(step.outcomes).filter((one) => isDrawable(definition, one) && one.to?.includes(to));
    if (leading.length < 2) return target;
    const known = merges.get(portKey(from, to));
    if (known) return known;
    const id = `Merge_${merges.size + 1}`;
    merges.set(portKey(from, to), id);
    const join = drawing.boxes.get(to)!;
    const box = around({ x: join.x - 26, y: join.y + join.height / 2 }, 20);
    shapes.push({ id, type: "bpmn:ExclusiveGateway", name: "", box, node: to });
    arrows.push({ from: id, to: target, name: "", points: [exit(box), { x: join.x, y: join.y + join.height / 2 }] });
    return id;
  };
}
