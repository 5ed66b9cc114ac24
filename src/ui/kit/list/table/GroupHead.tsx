/** Where a group begins: its word and how many records it has in all, by the server's count. */
import { Text } from "@mantine/core";
import { useText } from "../../../i18n/text.ts";
import { useRead } from "../../../query.ts";
import { useFormat } from "../../format.ts";
import { both } from "../list-settings.ts";
import type { ListState, RecordListState, Summary } from "../use-list.ts";
import classes from "./table.module.css";

export type GroupValue = string | number | boolean | null;

/** The rows with which groups begin, of those that are known. */
export function groupStarts<Row>({
  settings: { group },
  definition,
  rows,
}: RecordListState<Row>): ReadonlyMap<number, { value: GroupValue }> {
  const starts = new Map<number, { value: GroupValue }>();
  const wordOf = group ? definition.columns.find((column) => column.sort === group)?.groupValue : undefined;
  if (!wordOf) return starts;
  let before: GroupValue | undefined;
  for (let index = 0; index < rows.count; index++) {
    const row = rows.at(index);
    if (row === undefined) continue;
    const value = wordOf(row);
    if (value !== before) starts.set(index, { value });
    before = value;
  }
  return starts;
}

type Props<Row> = {
  readonly list: ListState<Row>;
  readonly span: number;
  readonly value: GroupValue;
  readonly word: ((field: string, value: GroupValue) => string) | undefined;
};

export function GroupHead<Row>({ list, span, value, word }: Props<Row>) {
  const t = useText();
  const format = useFormat();
  const { definition, settings, filterText } = list;
  const field = settings.group!;
  const own = value === null ? ({ field, op: "empty" } as const) : ({ field, op: "eq", value } as const);
  const asked = both(filterText ? JSON.parse(filterText) : { and: [] }, own);
  const { data } = useRead<Summary>([definition.feature, definition.screen, "summary", "group", value], `${definition.path}/summary`, {
    ...definition.parameters,
    filter: JSON.stringify(asked),
  });
  const name = value === null ? t("list:group.without") : (word?.(field, value) ?? String(value));
  return (
    <tr className={classes["group"]}>
      <th colSpan={span} scope="rowgroup">
        {name}
        <Text span size="xs" c="dimmed" ml="xs" className="figures">
          {data && format.number(data.count)}
          {data?.sums?.map((sum) => ` · ${format.total(sum)}`)}
        </Text>
      </th>
    </tr>
  );
}
