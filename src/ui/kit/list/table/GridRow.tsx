/** One row of the table. The first cell's button opens it for keyboards and screen readers; the click on the row is for the mouse. */
import { Checkbox, Skeleton, UnstyledButton } from "@mantine/core";
import { memo } from "react";
import { useText } from "../../../i18n/text.ts";
import type { ListColumn } from "../list-column.ts";
import classes from "./table.module.css";

/** What the keyboard and the mouse do with rows: the same object for all of them. */
export type RowHand<Row> = {
  readonly focus: (index: number) => void;
  readonly choose: (id: string, row: Row) => void;
  readonly open: (id: string, index: number) => void;
};

type Props<Row> = {
  readonly index: number;
  readonly id: string;
  readonly row: Row;
  readonly name: string;
  readonly columns: readonly ListColumn<Row>[];
  readonly isActive: boolean;
  readonly isOpen: boolean;
  /** null where nothing can be chosen. */
  readonly isChosen: boolean | null;
  readonly hand: RowHand<Row>;
};

export const GridRow = memo(PlainRow) as typeof PlainRow;

function PlainRow<Row>({ index, id, row, name, columns, isActive, isOpen, isChosen, hand }: Props<Row>) {
  const t = useText();
  const onOpen = () => hand.open(id, index);
  return (
    <tr
      data-index={index}
      data-active={isActive || undefined}
      data-open={isOpen || undefined}
      data-chosen={isChosen || undefined}
      aria-rowindex={index + 2}
      onClick={onOpen}
    >
      {isChosen !== null && (
        <td className={classes["check"]} onClick={(event) => event.stopPropagation()}>
          <Checkbox
            size="xs"
            aria-label={t("list:select.one", { name })}
            checked={isChosen}
            onChange={() => hand.choose(id, row)}
            tabIndex={-1}
          />
        </td>
      )}
      {columns.map((column, at) => (
        <td key={column.key} data-align={column.align}>
          {at === 0 ? (
            <UnstyledButton
              className={classes["open"]!}
              data-opens-row
              tabIndex={isActive ? 0 : -1}
              onFocus={() => hand.focus(index)}
              onClick={(event) => {
                event.stopPropagation();
                onOpen();
              }}
            >
              {column.cell(row)}
            </UnstyledButton>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

/** A row whose page is on its way. */
export function WaitingRow({ span }: { readonly span: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={span}>
        <Skeleton height={12} width="60%" />
      </td>
    </tr>
  );
}
