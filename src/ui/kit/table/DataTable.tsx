/**
 * The table of every list: sortable headers, j/k/Enter, rows drawn only where one looks, cards on a phone, "more" by key.
 *
 *     <DataTable
 *       label={t("people:title")} columns={columns} rowKey={(person) => person.id} list={useList<Person>(…)}
 *       onOpen={(person) => setSearch({ panel: person.id })} openKey={search.panel}
 *       sorting={search.sort} onSort={(sort) => setSearch({ sort }, "replace")}
 *       empty={<EmptyState title={t("people:empty")} … />}
 *     />
 *
 * `list` is a `useList` answer, or `listOf(rows)` for rows already there. Headers sort while everything is loaded; before that
 * the order is the server's, because sorting a part would lie.
 */
import { Button, Table } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { type ReactNode, useMemo } from "react";
import { currentLanguage } from "../../i18n/start.ts";
import { useText } from "../../i18n/text.ts";
import type { List } from "../../query.ts";
import { ErrorState, LoadingRows } from "../states.tsx";
import { type Column, compareValues, nextSorting, parseSorting } from "./column.ts";
import classes from "./DataTable.module.css";
import { HeaderCell } from "./HeaderCell.tsx";
import { RowCards } from "./RowCards.tsx";
import { TableRows } from "./TableRows.tsx";
import { useRowKeys } from "./use-row-keys.ts";

export type DataTableProps<Row> = {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly list: Pick<List<Row>, "items" | "isLoading" | "problem" | "retry" | "hasMore" | "loadMore" | "isLoadingMore" | "isStale">;
  readonly rowKey: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly openKey?: string | undefined;
  readonly sorting?: string | undefined;
  readonly onSort?: (sorting: string | undefined) => void;
  readonly empty: ReactNode;
};

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, list, rowKey, onOpen } = props;
  const isPhone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const rows = useSortedRows(props);
  const { activeKey, setActiveKey } = useRowKeys(rows, rowKey, onOpen);

  if (list.problem) return <ErrorState problem={list.problem} retry={list.retry} />;
  if (list.isLoading) return <LoadingRows />;
  if (rows.length === 0) return props.empty;
  const shared = { columns, rows, rowKey, activeKey, setActiveKey, ...(onOpen ? { onOpen } : {}), openKey: props.openKey };
  return (
    <div className={classes["frame"]} data-stale={list.isStale || undefined}>
      {isPhone ? (
        <RowCards label={props.label} {...shared} />
      ) : (
        <Table className={classes["table"]!} aria-label={props.label} aria-rowcount={list.hasMore ? -1 : rows.length + 1}>
          <Table.Thead className={classes["head"]!}>
            <Table.Tr>
              {columns.map((column) => (
                <HeaderCell key={column.key} column={column} sorting={parseSorting(props.sorting)} {...sortHandler(props, column)} />
              ))}
            </Table.Tr>
          </Table.Thead>
          <TableRows {...shared} />
        </Table>
      )}
      {list.hasMore && <MoreButton isBusy={list.isLoadingMore} onClick={list.loadMore} />}
    </div>
  );
}

function useSortedRows<Row>({ columns, list, sorting, rowKey }: DataTableProps<Row>): readonly Row[] {
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.key,
        accessorFn: (row: Row) => column.sortBy?.(row) ?? null,
        sortFn: (one: { original: Row }, other: { original: Row }) =>
          compareValues(column.sortBy?.(one.original) ?? null, column.sortBy?.(other.original) ?? null, currentLanguage()),
      })),
    [columns],
  );
  const wanted = parseSorting(sorting);
  const isSorted = wanted !== null && !list.hasMore && columns.some((column) => column.key === wanted.key && column.sortBy);
  const table = useTable({
    features,
    data: list.items as never,
    columns: definitions as never,
    getRowId: rowKey as never,
    state: { sorting: isSorted ? [{ id: wanted.key, desc: wanted.isDescending }] : [] },
  });
  return table.getRowModel().rows.map((row) => row.original as Row);
}

function sortHandler<Row>({ list, sorting, onSort }: DataTableProps<Row>, column: Column<Row>) {
  return column.sortBy && onSort && !list.hasMore ? { onSort: () => onSort(nextSorting(sorting, column.key)) } : {};
}

function MoreButton({ isBusy, onClick }: { readonly isBusy: boolean; readonly onClick: () => void }) {
  const t = useText();
  return (
    <Button className={classes["more"]!} variant="subtle" loading={isBusy} onClick={onClick}>
      {t("kit:table.more")}
    </Button>
  );
}

/** Rows already there, in the form a table takes. */
export function listOf<Row>(rows: readonly Row[]) {
  return {
    items: rows,
    isLoading: false,
    isStale: false,
    problem: null,
    hasMore: false,
    isLoadingMore: false,
    loadMore: () => {},
    retry: () => {},
  };
}
