/** The lines of a script: what each is, what it says, and the field or objection it is tied to. */
import { NativeSelect, Select, Textarea } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { limits } from "../../core/content.ts";
import { objectionsOffered } from "../objections-in.ts";
import { useFieldNames } from "../use-field-names.ts";
import { useObjections } from "../use-objections.ts";
import { changedRow, type LineKind, type LineRow, lineKinds, newLine } from "./draft.ts";
import classes from "./edit.module.css";
import { RowList } from "./RowList.tsx";

type Props = { readonly rows: readonly LineRow[]; readonly onChange: (rows: readonly LineRow[]) => void };

export function ScriptEditor({ rows, onChange }: Props) {
  const t = useText();
  const fields = useFieldNames();
  const objections = useObjections(rows.some(({ kind }) => kind === "if"));
  const set = (id: string, change: Partial<LineRow>) => onChange(changedRow(rows, id, change));
  return (
    <RowList
      rows={rows}
      most={limits.lines}
      newRow={(id) => newLine(id)}
      isEmpty={({ text }) => text === ""}
      onChange={onChange}
      addLabel={t("book:edit.add_line")}
    >
      {(row, index) => (
        <>
          <NativeSelect
            size="xs"
            className={classes["lineKind"]!}
            aria-label={t("book:edit.line_kind", { row: index + 1 })}
            value={row.kind}
            onChange={(event) => set(row.id, { kind: event.currentTarget.value as LineKind, tie: "" })}
            data={lineKinds.map((value) => ({ value, label: t(`book:line.${value}`) }))}
          />
          <Textarea
            size="sm"
            className={classes["grow"]!}
            aria-label={t("book:edit.line", { row: index + 1 })}
            placeholder={t(`book:edit.placeholder_${row.kind}`)}
            autosize
            minRows={1}
            maxLength={limits.line}
            value={row.text}
            onChange={(event) => set(row.id, { text: event.currentTarget.value })}
          />
          {row.kind === "ask" && (
            <Select
              size="xs"
              className={classes["tie"]!}
              aria-label={t("book:edit.field_of", { row: index + 1 })}
              placeholder={t("book:edit.field")}
              // A field that a ready text names and the company does not have yet stays to be seen.
              data={[...new Map([...fields, ...(row.tie && !fields.has(row.tie) ? [[row.tie, row.tie] as const] : [])])].map(
                ([value, label]) => ({ value, label }),
              )}
              searchable
              clearable
              nothingFoundMessage={t("kit:select.nothing")}
              value={row.tie || null}
              onChange={(tie) => set(row.id, { tie: tie ?? "" })}
            />
          )}
          {row.kind === "if" && (
            <Select
              size="xs"
              className={classes["tie"]!}
              aria-label={t("book:edit.objection_of", { row: index + 1 })}
              placeholder={t("book:edit.objection_key")}
              data={objectionsOffered(objections, row.tie)}
              searchable
              clearable
              nothingFoundMessage={t("kit:select.nothing")}
              value={row.tie || null}
              onChange={(tie) => set(row.id, { tie: tie ?? "" })}
            />
          )}
        </>
      )}
    </RowList>
  );
}
