/** The rows of a table. Past a hundred only those near the window are drawn. */
import { Table, UnstyledButton } from "@mantine/core";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState } from "react";
import type { Column } from "./column.ts";
import classes from "./DataTable.module.css";

export type RowsProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly activeKey: string | null;
  readonly setActiveKey: (key: string) => void;
  readonly onOpen?: (row: Row) => void;
  readonly openKey: string | undefined;
};

const rowHeight = 36;
const drawAllUpTo = 100;

export function TableRows<Row>(props: RowsProps<Row>) {
  return props.rows.length > drawAllUpTo ? (
    <VirtualRows {...props} />
  ) : (
    <Table.Tbody>{props.rows.map((row, index) => rowOf(props, row, index))}</Table.Tbody>
  );
}

function VirtualRows<Row>(props: RowsProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY), []);
  const virtual = useWindowVirtualizer({ count: props.rows.length, estimateSize: () => rowHeight, overscan: 20, scrollMargin: top });
  const visible = virtual.getVirtualItems();
  const before = (visible[0]?.start ?? top) - top;
  const after = virtual.getTotalSize() - ((visible.at(-1)?.end ?? top) - top);
  return (
    <Table.Tbody ref={body}>
      <Spacer height={before} columns={props.columns.length} />
      {visible.map((item) => rowOf(props, props.rows[item.index]!, item.index))}
      <Spacer height={after} columns={props.columns.length} />
    </Table.Tbody>
  );
}

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  return height > 0 ? (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null;
}

function rowOf<Row>(props: RowsProps<Row>, row: Row, index: number) {
  const key = props.rowKey(row);
  const { onOpen } = props;
  return (
    <Table.Tr
      key={key}
      data-row={key}
      data-active={props.activeKey === key || undefined}
      data-open={props.openKey === key || undefined}
      aria-rowindex={index + 2}
      {...(onOpen ? { className: classes["clickable"]!, onClick: () => onOpen(row) } : {})}
    >
      {props.columns.map((column, at) => (
        <Table.Td key={column.key} data-align={column.align}>
          {at === 0 && onOpen ? (
            <OpenButton onOpen={() => onOpen(row)} onFocus={() => props.setActiveKey(key)} content={column.cell(row)} />
          ) : (
            column.cell(row)
          )}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

/** The first cell opens the row for keyboards and screen readers; the click on the whole row is for the mouse. */
export function OpenButton(props: { readonly onOpen: () => void; readonly onFocus: () => void; readonly content: React.ReactNode }) {
  return (
    <UnstyledButton
      className={classes["open"]!}
      data-opens-row
      onFocus={props.onFocus}
      onClick={(event) => {
        event.stopPropagation();
        props.onOpen();
      }}
    >
      {props.content}
    </UnstyledButton>
  );
}
