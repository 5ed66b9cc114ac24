/** The rows as a table that scrolls in itself under a head that stays. Columns have widths of their own, so nothing jumps while scrolling. */
import { Checkbox } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { useText } from "../../../i18n/text.ts";
import { GridRow, type RowHand, WaitingRow } from "./GridRow.tsx";
import { GroupHead, groupStarts } from "./GroupHead.tsx";
import { HeadCell } from "./HeadCell.tsx";
import type { RecordTableProps } from "./RecordTable.tsx";
import classes from "./table.module.css";
import { useRowCursor } from "./use-row-cursor.ts";
import type { Selection } from "./use-selection.ts";
import { useTop } from "./use-top.ts";

const rowHeight = 36;
/** The bar with what can be done with chosen rows stands below them, not over the last. */
const barHeight = 52;
/** What a column without a width of its own may shrink to; the first one names the record. */
const leastColumn = 140;
const leastName = 260;
const checkWidth = 36;

type Props<Row> = RecordTableProps<Row> & { readonly selection: Selection<Row> | null };

export function GridRows<Row>({ list, label, rowKey, rowName, groupWord, selection }: Props<Row>) {
  const t = useText();
  const { rows, columns, panel, open } = list;
  const frame = useRef<HTMLDivElement>(null);
  // The list fills what the rows above it leave of the window.
  const top = useTop(frame);
  const starts = groupStarts(list);
  const virtual = useVirtualizer({
    count: rows.count + (rows.hasMore ? 1 : 0),
    getScrollElement: () => frame.current,
    estimateSize: (index) => rowHeight * (starts.has(index) ? 2 : 1),
    overscan: 16,
    scrollPaddingStart: rowHeight,
  });
  const cursor = useRowCursor({ frame, rows, rowKey, selection, panel, open, scrollTo: (index) => virtual.scrollToIndex(index) });
  // One hand for all rows and for good, so that a row is drawn anew only when it changed.
  const latest = useRef({ open, selection, panel, setActive: cursor.setActive });
  latest.current = { open, selection, panel, setActive: cursor.setActive };
  const [hand] = useState<RowHand<Row>>(() => ({
    focus: (index) => latest.current.setActive(index),
    choose: (id, row) => latest.current.selection?.toggle(id, row),
    open: (id, index) => {
      latest.current.setActive(index);
      latest.current.open(id, latest.current.panel === undefined ? "push" : "replace");
    },
  }));
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => rows.watch(first, last), [rows.watch, first, last]);
  // Another question begins at its first row.
  const question = `${list.filterText} ${list.settings.sort} ${list.settings.group}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: that is the cause.
  useEffect(() => {
    // Not returned: newer browsers answer a promise.
    frame.current?.scrollTo({ top: 0 });
  }, [question]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights change with where groups begin.
  useEffect(() => virtual.measure(), [[...starts.keys()].join()]);

  const span = columns.length + (selection ? 1 : 0);
  const check = selection ? checkWidth : 0;
  const fixed = columns.reduce((sum, { width }, at) => sum + (width ?? (at === 0 ? leastName : leastColumn)), check);
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const isAllChosen = selection !== null && selection.chosen.size > 0 && pageOf().every(([key]) => selection.has(key));
  return (
    <div
      ref={frame}
      className={classes["frame"]}
      data-stale={rows.isStale || undefined}
      style={{
        maxHeight: `max(320px, calc(100dvh - ${top + (selection && selection.chosen.size > 0 ? barHeight : 0) + 16}px))`,
        ["--name-end" as string]: `${check + nameWidth(columns, fixed - check)}px`,
      }}
    >
      <table className={classes["table"]} aria-label={label} aria-rowcount={rows.hasMore ? -1 : rows.count + 1} style={{ minWidth: fixed }}>
        <thead>
          <tr>
            {selection && (
              <th className={classes["check"]}>
                <Checkbox
                  size="xs"
                  aria-label={t("list:select.page")}
                  checked={isAllChosen}
                  indeterminate={!isAllChosen && selection.chosen.size > 0}
                  onChange={() => (isAllChosen ? selection.clear() : selection.add(pageOf()))}
                />
              </th>
            )}
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} list={list} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} span={span} />
          {items.flatMap(({ index, key }) => {
            const row = rows.at(index);
            if (row === undefined) return [<WaitingRow key={key} span={span} />];
            const id = rowKey(row);
            const start = starts.get(index);
            return [
              ...(start ? [<GroupHead key={`group ${key}`} list={list} span={span} value={start.value} word={groupWord} />] : []),
              <GridRow
                key={key}
                index={index}
                row={row}
                name={rowName(row)}
                columns={columns}
                isActive={cursor.active === index}
                isOpen={panel === id}
                id={id}
                isChosen={selection === null ? null : selection.has(id)}
                hand={hand}
              />,
            ];
          })}
          <Spacer height={after} span={span} />
        </tbody>
      </table>
    </div>
  );

  /** The page under the eyes: a hundred rows from the first one drawn. */
  function pageOf(): readonly (readonly [string, Row])[] {
    const start = virtual.range?.startIndex ?? 0;
    return Array.from({ length: Math.min(100, rows.count - start) }, (_, at) => rows.at(start + at)).flatMap((row) =>
      row === undefined ? [] : [[rowKey(row), row] as const],
    );
  }
}

/** How wide the first column is where there is no room to spare: those without a width share evenly what the others leave. */
function nameWidth(columns: readonly { readonly width?: number }[], all: number): number {
  const free = columns.filter(({ width }) => width === undefined).length;
  return columns[0]?.width ?? columns.reduce((rest, { width }) => rest - (width ?? 0), all) / Math.max(1, free);
}

function Spacer({ height, span }: { readonly height: number; readonly span: number }) {
  return height > 0 ? (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null;
}
