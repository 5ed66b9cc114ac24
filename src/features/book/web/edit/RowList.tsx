/** Rows that are written one under the other: Enter adds one, Alt and the arrows move it, Backspace in an empty one takes it away. */
import { ActionIcon, Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { newKey } from "#ui/api.ts";
import { useText } from "#ui/i18n/text.ts";
import { movedRow, withoutRow, withRow } from "./draft.ts";
import classes from "./edit.module.css";

type Row = { readonly id: string };
type Props<R extends Row> = {
  readonly rows: readonly R[];
  readonly most: number;
  readonly newRow: (id: string) => R;
  readonly isEmpty: (row: R) => boolean;
  readonly onChange: (rows: readonly R[]) => void;
  readonly addLabel: string;
  readonly children: (row: R, index: number) => ReactNode;
};

/** In a field marked so Enter stays what it is: a new line. */
export const ownEnter = { "data-own-enter": true } as const;

export function RowList<R extends Row>({ rows, most, newRow, isEmpty, onChange, addLabel, children }: Props<R>) {
  const t = useText();
  const list = useRef<HTMLOListElement>(null);
  // The row is drawn first, then gets the cursor.
  const focus = (id: string | undefined) =>
    setTimeout(() => list.current?.querySelector<HTMLElement>(`[data-row="${id}"] :is(textarea, input)`)?.focus(), 0);
  const add = (after: string | null) => {
    if (rows.length >= most) return;
    const row = newRow(newKey());
    onChange(withRow(rows, after, row));
    focus(row.id);
  };
  const remove = (row: R, index: number) => {
    onChange(withoutRow(rows, row.id));
    focus(rows[index - 1]?.id ?? rows[index + 1]?.id);
  };
  const onKey = (event: KeyboardEvent<HTMLElement>, row: R, index: number) => {
    const field = event.target as HTMLElement;
    if (!/^(TEXTAREA|INPUT)$/.test(field.tagName) || event.nativeEvent.isComposing) return;
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      onChange(movedRow(rows, row.id, event.key === "ArrowUp" ? -1 : 1));
      setTimeout(() => field.focus(), 0);
    } else if (event.key === "Enter" && !event.shiftKey && (event.ctrlKey || event.metaKey || !field.hasAttribute("data-own-enter"))) {
      event.preventDefault();
      add(row.id);
    } else if (event.key === "Backspace" && isEmpty(row) && rows.length > 1) {
      event.preventDefault();
      remove(row, index);
    }
  };
  return (
    <>
      <ol className={classes["rows"]} ref={list}>
        {rows.map((row, index) => (
          <li key={row.id} data-row={row.id} className={classes["row"]} onKeyDown={(event) => onKey(event, row, index)}>
            <div className={classes["fields"]}>{children(row, index)}</div>
            <div className={classes["tools"]}>
              <Tool label={t("book:row.up", { row: index + 1 })} isOff={index === 0} onClick={() => onChange(movedRow(rows, row.id, -1))}>
                <IconArrowUp size={14} aria-hidden />
              </Tool>
              <Tool
                label={t("book:row.down", { row: index + 1 })}
                isOff={index === rows.length - 1}
                onClick={() => onChange(movedRow(rows, row.id, 1))}
              >
                <IconArrowDown size={14} aria-hidden />
              </Tool>
              <Tool label={t("book:row.remove", { row: index + 1 })} isOff={rows.length === 1} onClick={() => remove(row, index)}>
                <IconX size={14} aria-hidden />
              </Tool>
            </div>
          </li>
        ))}
      </ol>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={rows.length >= most}
        onClick={() => add(null)}
      >
        {addLabel}
      </Button>
    </>
  );
}

type ToolProps = { readonly label: string; readonly isOff: boolean; readonly onClick: () => void; readonly children: ReactNode };

function Tool({ label, isOff, onClick, children }: ToolProps) {
  return (
    <ActionIcon size={24} variant="subtle" color="gray" aria-label={label} title={label} disabled={isOff} onClick={onClick}>
      {children}
    </ActionIcon>
  );
}
