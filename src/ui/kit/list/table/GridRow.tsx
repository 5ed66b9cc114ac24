/** One row of the table. The first cell's button opens it for keyboards and screen readers; the click on the row is for the mouse. */
import { Checkbox, Skeleton, UnstyledButton } from "@mantine/core";
import { useText } from "../../../i18n/text.ts";
import type { ListColumn } from "../list-column.ts";
import classes from "./table.module.css";

type Props<Row> = {
  readonly index: number;
  readonly row: Row;
  readonly name: string;
  readonly columns: readonly ListColumn<Row>[];
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly isChosen?: boolean;
  readonly onChoose?: () => void;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
};

export function GridRow<Row>({ index, row, name, columns, isActive, isOpen, isChosen = false, onChoose, onFocus, onOpen }: Props<Row>) {
  const t = useText();
  return (
    <tr
      data-index={index}
      data-active={isActive || undefined}
      data-open={isOpen || undefined}
      data-chosen={isChosen || undefined}
      aria-rowindex={index + 2}
      onClick={onOpen}
    >
      {onChoose && (
        <td className={classes["check"]} onClick={(event) => event.stopPropagation()}>
          <Checkbox size="xs" aria-label={t("list:select.one", { name })} checked={isChosen} onChange={onChoose} tabIndex={-1} />
        </td>
      )}
      {columns.map((column, at) => (
        <td key={column.key} data-align={column.align}>
          {at === 0 ? (
            <UnstyledButton
              className={classes["open"]!}
              data-opens-row
              tabIndex={isActive ? 0 : -1}
              onFocus={onFocus}
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
