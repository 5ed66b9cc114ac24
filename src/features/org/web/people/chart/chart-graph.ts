/**
 * The reporting tree as a graph to lay out. People with nobody below stand in stacks under their chief, so that a chief with twelve
 * sellers is three cards wide and not twelve.
 */
import { type Company, isHere } from "../../company/company.ts";

export const card = { width: 208, height: 56 } as const;
const gap = { row: 12, column: 28 } as const;
const stackHeight = 6;
/** Room left of a stack, where its line comes down. */
const stem = 20;

export type Box = { readonly id: string; readonly width: number; readonly height: number };
export type Member = { readonly id: string; readonly chiefId: string | null; readonly isVacancy: boolean };
export type Stack = Box & { readonly members: readonly Member[] };

export type ChartGraph = {
  readonly boxes: readonly Box[];
  readonly stacks: readonly Stack[];
  /** Between boxes and stacks, chief first. */
  readonly edges: readonly { readonly from: string; readonly to: string }[];
  readonly members: readonly Member[];
};

export const stackId = (chiefId: string | null): string => `stack ${chiefId ?? ""}`;

export function chartGraph(company: Company): ChartGraph {
  const people = company.people.filter(isHere);
  const here = new Set(people.map((one) => one.id));
  const chiefOf = (id: string | null) => (id !== null && here.has(id) ? id : null);
  const members: Member[] = [
    ...people.map((one) => ({ id: one.id, chiefId: chiefOf(one.chiefId), isVacancy: false })),
    ...company.vacancies.map((one) => ({ id: one.id, chiefId: chiefOf(one.chiefId), isVacancy: true })),
  ];
  const chiefs = new Set(members.map((one) => one.chiefId));
  const leading = members.filter((one) => chiefs.has(one.id));
  const stacks = [
    ...Map.groupBy(
      members.filter((one) => !chiefs.has(one.id)),
      (one) => one.chiefId,
    ),
  ].map(([chiefId, stacked]) => stackOf(chiefId, stacked));
  return {
    boxes: leading.map(({ id }) => ({ id, ...card })),
    stacks,
    edges: [
      ...leading.flatMap(({ id, chiefId }) => (chiefId === null ? [] : [{ from: chiefId, to: id }])),
      ...stacks.flatMap((stack) => (stack.members[0]?.chiefId ? [{ from: stack.members[0].chiefId, to: stack.id }] : [])),
    ],
    members,
  };
}

function stackOf(chiefId: string | null, members: readonly Member[]): Stack {
  const columns = Math.ceil(members.length / stackHeight);
  const rows = Math.ceil(members.length / columns);
  return {
    id: stackId(chiefId),
    members,
    width: stem + columns * card.width + (columns - 1) * gap.column,
    height: rows * card.height + (rows - 1) * gap.row,
  };
}

export type Point = { readonly x: number; readonly y: number };

/** Where each card stands once boxes and stacks have their places. */
export function cardPlaces(graph: ChartGraph, places: ReadonlyMap<string, Point>): ReadonlyMap<string, Point> {
  const found = new Map<string, Point>();
  for (const { id } of graph.boxes) found.set(id, places.get(id) ?? { x: 0, y: 0 });
  for (const stack of graph.stacks) {
    const origin = places.get(stack.id) ?? { x: 0, y: 0 };
    const rows = Math.ceil(stack.members.length / Math.ceil(stack.members.length / stackHeight));
    stack.members.forEach(({ id }, at) => {
      const column = Math.floor(at / rows);
      found.set(id, { x: origin.x + stem + column * (card.width + gap.column), y: origin.y + (at % rows) * (card.height + gap.row) });
    });
  }
  return found;
}

/** Whether a card's line comes in from its left side (stacked) and not from above. */
export const isStacked = (graph: ChartGraph): ReadonlySet<string> =>
  new Set(graph.stacks.flatMap((stack) => stack.members.map((one) => one.id)));
