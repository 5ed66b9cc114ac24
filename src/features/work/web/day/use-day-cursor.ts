/** The row under the cursor: it follows its task when the list changes, and the panel follows it. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { DayTaskView } from "../../contract/day.ts";

type Wiring = {
  readonly rows: readonly DayTaskView[];
  readonly openId: string | undefined;
  readonly open: (id: string | undefined, mode?: "push" | "replace") => void;
};

export type DayCursor = {
  readonly active: number;
  readonly task: DayTaskView | undefined;
  readonly goTo: (index: number) => void;
  readonly setActive: (id: string) => void;
};

export function useDayCursor({ rows, openId, open }: Wiring): DayCursor {
  const [at, setAt] = useState<{ readonly id: string | null; readonly index: number }>({ id: null, index: 0 });
  const wanted = openId ?? at.id;
  const found = rows.findIndex(({ id }) => id === wanted);
  // A task that is done leaves the cursor where it stood, on the one that took its place.
  const active = found >= 0 ? found : Math.max(0, Math.min(at.index, rows.length - 1));
  const latest = useRef({ rows, openId, open });
  latest.current = { rows, openId, open };
  useEffect(() => {
    if (found >= 0 && (at.id !== wanted || at.index !== found)) setAt({ id: wanted, index: found });
  }, [found, wanted, at]);
  const goTo = useCallback((index: number) => {
    const { rows: all, openId: shown, open: show } = latest.current;
    const next = all[Math.max(0, Math.min(all.length - 1, index))];
    if (!next) return;
    setAt({ id: next.id, index: all.indexOf(next) });
    if (shown !== undefined) show(next.id, "replace");
    requestAnimationFrame(() => {
      const row = document.querySelector<HTMLElement>(`[data-task="${next.id}"] [data-opens-row]`);
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: "nearest" });
    });
  }, []);
  const setActive = useCallback((id: string) => setAt({ id, index: latest.current.rows.findIndex((one) => one.id === id) }), []);
  return { active, task: rows[active], goTo, setActive };
}
