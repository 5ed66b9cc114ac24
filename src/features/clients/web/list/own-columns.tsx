/** Columns of a company's own fields: there for whoever chooses them. */

import { OwnValueText } from "#ui/kit/custom/OwnValueText.tsx";
import type { OwnField, OwnValues } from "#ui/kit/custom/own-fields.ts";
import type { ListColumn } from "#ui/kit/list/list-column.ts";

const isRightAligned = ({ kind }: OwnField) => kind === "number" || kind === "money";
const isSortable = ({ kind }: OwnField) => !["choices", "person", "client"].includes(kind);

export function ownColumns<Row extends { readonly custom?: OwnValues }>(fields: readonly OwnField[]): readonly ListColumn<Row>[] {
  return fields.map((field) => ({
    key: `custom.${field.key}`,
    title: field.name,
    width: 160,
    isExtra: true,
    ...(isSortable(field) ? { sort: `custom.${field.key}` } : {}),
    ...(isRightAligned(field) ? { align: "right" as const } : {}),
    cell: (row: Row) => <OwnValueText field={field} value={row.custom?.[field.key]} />,
  }));
}
