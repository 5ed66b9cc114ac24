/** j and k move through the rows, Enter opens (it is the row's own button that has the focus). */
import { useHotkeys } from "@mantine/hooks";
import { useState } from "react";

export function useRowKeys<Row>(rows: readonly Row[], rowKey: (row: Row) => string, onOpen: ((row: Row) => void) | undefined) {
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const move = (step: 1 | -1) => {
    if (!onOpen || rows.length === 0) return;
    const at = rows.findIndex((row) => rowKey(row) === activeKey);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (!next) return;
    setActiveKey(rowKey(next));
    const row = document.querySelector(`[data-row="${CSS.escape(rowKey(next))}"]`);
    row?.querySelector<HTMLElement>("[data-opens-row]")?.focus();
    row?.scrollIntoView({ block: "nearest" });
  };
  useHotkeys([
    ["j", () => move(1)],
    ["k", () => move(-1)],
  ]);
  return { activeKey, setActiveKey };
}
