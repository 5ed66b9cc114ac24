/** The picture of what is drawn. New words show at once; new ways as soon as their places are known, so that nothing jumps twice. */
import { useEffect, useMemo, useState } from "react";
import type { Rank } from "../../../core/layout/cells.ts";
import { type Drawing, drawProcess } from "../../../core/layout/drawing.ts";
import type { Drawn } from "./draft-state.ts";
import { rank, structureOf } from "./lay-out.ts";

type Ranked = { readonly structure: string; readonly ranks: ReadonlyMap<string, Rank> };

export type Picture = { readonly drawing: Drawing; readonly drawn: Drawn };

export function usePicture(drawn: Drawn, levels: readonly string[]): Picture | null {
  const structure = useMemo(() => structureOf(drawn.definition), [drawn.definition]);
  const [ranked, setRanked] = useState<Ranked | null>(null);
  const [shown, setShown] = useState<Drawn | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what leads where moves anything.
  useEffect(() => {
    let isCurrent = true;
    const set = (ranks: ReadonlyMap<string, Rank>) => isCurrent && setRanked({ structure, ranks });
    // A browser that refuses workers gets the simple order.
    rank(drawn.definition).then(set, () => set(new Map()));
    return () => {
      isCurrent = false;
    };
  }, [structure]);
  const isCurrent = ranked?.structure === structure;
  if (isCurrent && shown !== drawn) setShown(drawn);
  const picture = isCurrent ? drawn : shown;
  return useMemo(
    () =>
      picture && ranked
        ? { drawn: picture, drawing: drawProcess(picture.definition, picture.layout, { levels, ranks: ranked.ranks }) }
        : null,
    [picture, ranked, levels],
  );
}
