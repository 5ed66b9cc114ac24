/** Objections with their answers. Enter goes from the objection to its answer; Ctrl and Enter there begins the next one. */
import { Textarea, TextInput } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { limits } from "../../core/content.ts";
import { changedRow, newObjection, type ObjectionRow } from "./draft.ts";
import classes from "./edit.module.css";
import { ownEnter, RowList } from "./RowList.tsx";

type Props = { readonly rows: readonly ObjectionRow[]; readonly onChange: (rows: readonly ObjectionRow[]) => void };

export function ObjectionsEditor({ rows, onChange }: Props) {
  const t = useText();
  const set = (id: string, change: Partial<ObjectionRow>) => onChange(changedRow(rows, id, change));
  return (
    <RowList
      rows={rows}
      most={limits.objections}
      newRow={(id) => newObjection(rows, id)}
      isEmpty={({ objection, answer }) => objection === "" && answer === ""}
      onChange={onChange}
      addLabel={t("book:edit.add_objection")}
    >
      {(row, index) => (
        <div className={classes["objection"]}>
          <Textarea
            size="sm"
            className={classes["grow"]!}
            aria-label={t("book:edit.objection", { row: index + 1 })}
            placeholder={t("book:edit.placeholder_objection")}
            autosize
            minRows={1}
            maxLength={limits.line}
            value={row.objection}
            onChange={(event) => set(row.id, { objection: event.currentTarget.value })}
            {...ownEnter}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey) return;
              event.preventDefault();
              event.currentTarget.closest("li")?.querySelectorAll<HTMLTextAreaElement>("textarea:not([aria-hidden])")[1]?.focus();
            }}
          />
          <TextInput
            size="xs"
            className={classes["tie"]!}
            aria-label={t("book:edit.key_of", { row: index + 1 })}
            maxLength={60}
            value={row.key}
            onChange={(event) => set(row.id, { key: event.currentTarget.value })}
          />
          <Textarea
            size="sm"
            className={classes["answer"]!}
            aria-label={t("book:edit.answer", { row: index + 1 })}
            placeholder={t("book:edit.placeholder_answer")}
            autosize
            minRows={2}
            maxLength={limits.answer}
            value={row.answer}
            onChange={(event) => set(row.id, { answer: event.currentTarget.value })}
            {...ownEnter}
          />
        </div>
      )}
    </RowList>
  );
}
