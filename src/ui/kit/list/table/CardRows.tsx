/** The rows on a phone: cards with a title and labelled details, drawn where one looks; the page itself scrolls. */
import { Checkbox, Skeleton, UnstyledButton } from "@mantine/core";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useText } from "../../../i18n/text.ts";
import type { RecordTableProps } from "./RecordTable.tsx";
import classes from "./table.module.css";
import type { Selection } from "./use-selection.ts";

type Props<Row> = RecordTableProps<Row> & { readonly selection: Selection<Row> | null };
const shownDetails = 4;

export function CardRows<Row>({ list, label, rowKey, rowName, selection }: Props<Row>) {
  const t = useText();
  const { rows, columns, panel, open } = list;
  const body = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY), []);
  const virtual = useWindowVirtualizer({
    count: rows.count + (rows.hasMore ? 1 : 0),
    estimateSize: () => 132,
    overscan: 6,
    gap: 8,
    scrollMargin: top,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => rows.watch(first, last), [rows.watch, first, last]);
  const title = columns.find((column) => column.phone === "title") ?? columns[0];
  const details = columns.filter((column) => column !== title && column.phone !== "hidden").slice(0, shownDetails);

  return (
    <ul
      ref={body}
      className={classes["cards"]}
      aria-label={label}
      data-stale={rows.isStale || undefined}
      style={{ height: virtual.getTotalSize() }}
    >
      {items.map(({ index, key, start }) => {
        const row = rows.at(index);
        const place = { transform: `translateY(${start - top}px)` };
        if (row === undefined)
          return (
            <li key={key} data-index={index} ref={virtual.measureElement} className={classes["card"]} style={place}>
              <Skeleton height={12} width="60%" />
            </li>
          );
        const id = rowKey(row);
        return (
          <li
            key={key}
            data-index={index}
            ref={virtual.measureElement}
            className={classes["card"]}
            data-open={panel === id || undefined}
            data-chosen={selection?.has(id) || undefined}
            style={place}
          >
            <div className={classes["cardHead"]}>
              {selection && (
                <Checkbox
                  aria-label={t("list:select.one", { name: rowName(row) })}
                  checked={selection.has(id)}
                  onChange={() => selection.toggle(id, row)}
                />
              )}
              <UnstyledButton className={classes["cardTitle"]!} data-opens-row onClick={() => open(id)}>
                {title?.cell(row)}
              </UnstyledButton>
            </div>
            <dl className={classes["details"]}>
              {details.map((column) => (
                <div key={column.key}>
                  <dt>{column.title}</dt>
                  <dd>{column.cell(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
