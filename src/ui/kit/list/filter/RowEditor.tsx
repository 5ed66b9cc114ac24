/** One row of the builder: field, operator, value. */
import { ActionIcon, NativeSelect } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { fieldOf, opsOf } from "#shared/filter/catalogue.ts";
import type { Op } from "#shared/filter/language.ts";
import { useText } from "../../../i18n/text.ts";
import type { Askable } from "../field-words.ts";
import { opName } from "./chip-words.ts";
import { type DraftRow, isFinished, newRow, withOp } from "./draft.ts";
import { FieldChoice } from "./FieldChoice.tsx";
import classes from "./filter.module.css";
import { ValueEditor } from "./values/ValueEditor.tsx";

type Props = { readonly askable: Askable; readonly row: DraftRow; readonly onChange: (row: DraftRow | null) => void };

export function RowEditor({ askable, row, onChange }: Props) {
  const t = useText();
  const field = fieldOf(askable.catalogue, row.field);
  if (field === undefined) return null;
  const name = askable.words.field(row.field);
  return (
    <fieldset className={classes["row"]} aria-label={name} data-unfinished={!isFinished(row, askable.catalogue) || undefined}>
      <FieldChoice
        askable={askable}
        value={row.field}
        onChange={(next) => onChange(newRow(next, fieldOf(askable.catalogue, next)!.kind, row.key))}
      />
      <NativeSelect
        size="xs"
        aria-label={t("list:filter.operator")}
        value={row.op}
        onChange={(event) => onChange(withOp(row, event.currentTarget.value as Op, field.kind))}
        data={opsOf[field.kind].map((op) => ({ value: op, label: t(`list:op.${opName(field.kind, op)}`) }))}
      />
      <div className={classes["value"]}>
        <ValueEditor
          askable={askable}
          name={row.field}
          field={field}
          op={row.op}
          value={row.value}
          onChange={(value) => onChange({ ...row, value })}
        />
      </div>
      <ActionIcon variant="subtle" color="gray" aria-label={t("list:filter.remove", { field: name })} onClick={() => onChange(null)}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </fieldset>
  );
}
