/** Which records are chosen: Space for one, Shift with the arrows for a stretch. Kept by id, so that it survives scrolling and sorting. */
import { useMemo, useState } from "react";

export const mostSelected = 500;

export type Selection<Row> = {
  readonly chosen: ReadonlyMap<string, Row>;
  readonly has: (key: string) => boolean;
  readonly toggle: (key: string, row: Row) => void;
  readonly add: (rows: readonly (readonly [string, Row])[]) => void;
  readonly clear: () => void;
};

export function useSelection<Row>(): Selection<Row> {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map());
  return useMemo(
    () => ({
      chosen,
      has: (key) => chosen.has(key),
      toggle: (key, row) =>
        setChosen((before) => {
          const next = new Map(before);
          if (!next.delete(key) && next.size < mostSelected) next.set(key, row);
          return next;
        }),
      add: (rows) => setChosen((before) => new Map([...before, ...rows].slice(0, mostSelected))),
      clear: () => setChosen((before) => (before.size === 0 ? before : new Map())),
    }),
    [chosen],
  );
}
