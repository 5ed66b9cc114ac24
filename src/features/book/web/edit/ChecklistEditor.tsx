/** The items of a checklist. */
import { Checkbox, Textarea } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { limits } from "../../core/content.ts";
import { changedRow, type ItemRow, newItem } from "./draft.ts";
import classes from "./edit.module.css";
import { RowList } from "./RowList.tsx";

type Props = { readonly rows: readonly ItemRow[]; readonly onChange: (rows: readonly ItemRow[]) => void };

export function ChecklistEditor({ rows, onChange }: Props) {
  const t = useText();
  const set = (id: string, change: Partial<ItemRow>) => onChange(changedRow(rows, id, change));
  return (
    <RowList
      rows={rows}
      most={limits.items}
      newRow={(id) => newItem(rows, id)}
      isEmpty={({ text }) => text === ""}
      onChange={onChange}
      addLabel={t("book:edit.add_item")}
    >
      {(row, index) => (
        <>
          <Textarea
            size="sm"
            className={classes["grow"]!}
            aria-label={t("book:edit.item", { row: index + 1 })}
            placeholder={t("book:edit.placeholder_item")}
            autosize
            minRows={1}
            maxLength={limits.line}
            value={row.text}
            onChange={(event) => set(row.id, { text: event.currentTarget.value })}
          />
          <Checkbox
            size="xs"
            label={t("book:checklist.required")}
            aria-label={t("book:edit.required_of", { row: index + 1 })}
            checked={row.isRequired}
            onChange={(event) => set(row.id, { isRequired: event.currentTarget.checked })}
          />
        </>
      )}
    </RowList>
  );
}
