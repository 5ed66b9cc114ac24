/** Blocks that overlap share the width of their column. */

export type Block = { readonly id: string; readonly from: number; readonly to: number };
export type Placed = { readonly id: string; readonly lane: number; readonly lanes: number };

/** Each block's lane, and how many lanes its group of overlapping blocks needs. Half-open: what ends at 10 leaves room for what begins at 10. */
export function placeInLanes(blocks: readonly Block[]): readonly Placed[] {
  const sorted = [...blocks].sort((one, other) => one.from - other.from || other.to - one.to || (one.id < other.id ? -1 : 1));
  const placed: Placed[] = [];
  let group: { id: string; lane: number }[] = [];
  let ends: number[] = [];
  const close = () => {
    placed.push(...group.map((one) => ({ ...one, lanes: ends.length })));
    group = [];
    ends = [];
  };
  for (const { id, from, to } of sorted) {
    if (ends.every((end) => end <= from)) close();
    const free = ends.findIndex((end) => end <= from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = to;
    group.push({ id, lane });
  }
  close();
  return placed;
}
