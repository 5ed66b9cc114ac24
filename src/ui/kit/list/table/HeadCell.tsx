/** A column's head; where the server can sort by it, it is a button that says so. */
import { UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { ListColumn } from "../list-column.ts";
import { nextSort } from "../list-settings.ts";
import type { ListState } from "../use-list.ts";
import classes from "./table.module.css";

export function HeadCell<Row>({ column, list }: { readonly column: ListColumn<Row>; readonly list: ListState<Row> }) {
  const { sort } = list.settings;
  const shown = (sort ?? list.definition.usualSort).split(",")[0];
  const isDescending = shown === `-${column.sort}`;
  const isSorted = column.sort !== undefined && (isDescending || shown === column.sort);
  const Arrow = isDescending ? IconArrowDown : IconArrowUp;
  const field = column.sort;
  return (
    <th
      data-align={column.align}
      {...(isSorted ? { "aria-sort": isDescending ? ("descending" as const) : ("ascending" as const) } : {})}
      {...(column.width ? { style: { width: column.width } } : {})}
    >
      {field ? (
        <UnstyledButton
          className={classes["sort"]!}
          data-sorted={isSorted || undefined}
          onClick={() => list.change({ sort: nextSort(sort ?? (isSorted ? shown! : null), field) }, "replace")}
        >
          <span>{column.title}</span>
          <Arrow size={14} aria-hidden />
        </UnstyledButton>
      ) : (
        <span className={classes["word"]}>{column.title}</span>
      )}
    </th>
  );
}
