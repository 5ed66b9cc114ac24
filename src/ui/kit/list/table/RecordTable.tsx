/**
 * The rows of a list of records. Only those near the window are drawn and asked for; on a phone they are cards.
 *
 *     <RecordTable list={list} label={t("pages:clients")} rowKey={(one) => one.id} rowName={(one) => one.name} empty={…} bulk={(selection) => …} />
 */
import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { ErrorState, LoadingRows } from "../../states.tsx";
import type { RecordListState } from "../use-list.ts";
import { BulkBar } from "./BulkBar.tsx";
import { CardRows } from "./CardRows.tsx";
import { GridRows } from "./GridRows.tsx";
import { type Selection, useSelection } from "./use-selection.ts";

export type RecordTableProps<Row> = {
  readonly list: RecordListState<Row>;
  readonly label: string;
  readonly rowKey: (row: Row) => string;
  /** What a screen reader calls the row when it is chosen. */
  readonly rowName: (row: Row) => string;
  readonly empty: ReactNode;
  /** Groups by the words people read: a stage's name for its key. */
  readonly groupWord?: (field: string, value: string | number | boolean | null) => string;
  /** The bulk bar's commands; without it nothing can be chosen. */
  readonly bulk?: (selection: Selection<Row>) => ReactNode;
};

export function RecordTable<Row>(props: RecordTableProps<Row>) {
  const { list, bulk } = props;
  const isPhone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const selection = useSelection<Row>();
  const { rows } = list;
  if (rows.problem) return <ErrorState problem={rows.problem} retry={rows.retry} />;
  if (rows.isLoading) return <LoadingRows rows={12} />;
  if (rows.count === 0) return props.empty;
  const Body = isPhone ? CardRows : GridRows;
  return (
    <>
      <Body {...props} selection={bulk ? selection : null} />
      {bulk && selection.chosen.size > 0 && <BulkBar selection={selection}>{bulk(selection)}</BulkBar>}
    </>
  );
}
