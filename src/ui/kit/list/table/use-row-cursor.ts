/** The row under the cursor: arrows and j/k move it, Enter opens, Space chooses, Shift with an arrow chooses on the way. */
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { latinKey } from "../../../shell/keyboard.ts";
import type { Rows } from "../use-pages.ts";
import type { Selection } from "./use-selection.ts";

type Wiring<Row> = {
  readonly frame: RefObject<HTMLElement | null>;
  readonly rows: Rows<Row>;
  readonly rowKey: (row: Row) => string;
  readonly selection: Selection<Row> | null;
  readonly panel: string | undefined;
  readonly open: (id: string | undefined, mode?: "push" | "replace") => void;
  readonly scrollTo: (index: number) => void;
};

export function useRowCursor<Row>(wiring: Wiring<Row>) {
  const [active, setActive] = useState(0);
  const latest = useRef({ ...wiring, active });
  latest.current = { ...wiring, active };

  const goTo = useCallback((index: number) => {
    const { rows, rowKey, frame, panel, open, scrollTo } = latest.current;
    const at = Math.min(rows.count - 1, Math.max(0, index));
    if (at < 0) return;
    setActive(at);
    scrollTo(at);
    const row = rows.at(at);
    // An open panel follows the cursor, without a step for Back per row.
    if (panel !== undefined && row) open(rowKey(row), "replace");
    const focus = () => {
      const opener = frame.current?.querySelector<HTMLElement>(`[data-index="${at}"] [data-opens-row]`);
      opener?.focus({ preventScroll: true });
      return opener != null;
    };
    // At once where the row is drawn, or the next key of a quick typist would find the focus elsewhere and be lost.
    if (!focus()) requestAnimationFrame(focus);
  }, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { rows, rowKey, selection, active: at, panel, open, frame } = latest.current;
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || isBusyElsewhere(event.target, frame.current)) return;
      const key = latinKey(event);
      const isInside = frame.current?.contains(event.target as Node) ?? false;
      const row = rows.at(at);
      const run = (() => {
        if (key === "j" || (isInside && key === "ArrowDown")) return () => step(1);
        if (key === "k" || (isInside && key === "ArrowUp")) return () => step(-1);
        if (isInside && key === "Home") return () => goTo(0);
        if (isInside && key === "End") return () => goTo(rows.count - 1);
        if (isInside && key === " " && selection && row) return () => selection.toggle(rowKey(row), row);
        if (key === "Escape" && panel !== undefined) return () => open(undefined);
        if (key === "Escape" && selection && selection.chosen.size > 0) return () => selection.clear();
        return null;
      })();
      if (run === null) return;
      event.preventDefault();
      run();

      function step(by: 1 | -1) {
        const next = rows.at(at + by);
        if (event.shiftKey && selection) selection.add([...pair(row), ...pair(next)]);
        goTo(at + by);
      }
      function pair(one: Row | undefined): readonly (readonly [string, Row])[] {
        return one === undefined ? [] : [[rowKey(one), one]];
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [goTo]);

  return { active: Math.min(active, Math.max(0, wiring.rows.count - 1)), setActive, goTo };
}

/** Whether the key belongs to something else: a field one types in, a dialog, a button outside of the list. */
function isBusyElsewhere(target: EventTarget | null, frame: HTMLElement | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="menu"], [role="listbox"], [role="dialog"] input, [role="dialog"] textarea')) return true;
  if (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)) return true;
  if (target instanceof HTMLInputElement) return target.type !== "checkbox" || !frame?.contains(target);
  return false;
}
