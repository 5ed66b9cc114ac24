/** A column's head; where it sorts it is a button that says so. */
import { Table, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { Column, Sorting } from "./column.ts";
import classes from "./DataTable.module.css";

type Props<Row> = { readonly column: Column<Row>; readonly sorting: Sorting | null; readonly onSort?: () => void };

export function HeaderCell<Row>({ column, sorting, onSort }: Props<Row>) {
  const isSorted = sorting?.key === column.key;
  const Arrow = isSorted && sorting.isDescending ? IconArrowDown : IconArrowUp;
  const order = isSorted ? (sorting.isDescending ? "descending" : "ascending") : undefined;
  return (
    <Table.Th aria-sort={order} data-align={column.align} {...(column.width ? { style: { "--wished-width": `${column.width}px` } } : {})}>
      {onSort ? (
        <UnstyledButton className={classes["sort"]!} onClick={onSort} data-sorted={isSorted || undefined}>
          {column.title}
          <Arrow size={14} aria-hidden />
        </UnstyledButton>
      ) : column.isActions ? (
        <VisuallyHidden>{column.title}</VisuallyHidden>
      ) : (
        column.title
      )}
    </Table.Th>
  );
}
