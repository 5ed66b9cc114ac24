/** One case of what is drawn, tried in the browser by the engine itself. What changes on the canvas begins it anew. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Definition } from "../../../core/definition.ts";
import { backTry, beginTry, type Choice, choose, type TriedRun } from "../../../core/try/try-run.ts";

export type Trying = {
  readonly run: TriedRun | null;
  readonly begin: () => void;
  readonly stop: () => void;
  readonly back: () => void;
  readonly take: (visit: number, choice: Choice) => void;
};

export function useTry(definition: Definition): Trying {
  const [run, setRun] = useState<TriedRun | null>(null);
  const of = useRef(definition);
  useEffect(() => {
    if (of.current !== definition) setRun((before) => before && beginTry(definition, new Date()));
    of.current = definition;
  }, [definition]);
  const begin = useCallback(() => setRun(beginTry(definition, new Date())), [definition]);
  const stop = useCallback(() => setRun(null), []);
  const back = useCallback(() => setRun((before) => before && backTry(before)), []);
  const take = useCallback((visit: number, choice: Choice) => {
    setRun((before) => {
      const next = before && choose(before, visit, choice, new Date());
      return next?.ok ? next.value : before;
    });
  }, []);
  return { run, begin, stop, back, take };
}
