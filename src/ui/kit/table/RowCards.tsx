/** The same rows on a phone: cards with a title and labelled details. */
import { Card, Stack, Text } from "@mantine/core";
import classes from "./DataTable.module.css";
import { OpenButton, type RowsProps } from "./TableRows.tsx";

export function RowCards<Row>({ label, ...props }: RowsProps<Row> & { readonly label: string }) {
  const title = props.columns.find((column) => column.phone === "title") ?? props.columns[0];
  const details = props.columns.filter((column) => column !== title && column.phone !== "hidden" && !column.isActions);
  const actions = props.columns.filter((column) => column.isActions);
  const { onOpen } = props;
  return (
    <Stack gap="xs" component="ul" className={classes["cards"]!} aria-label={label}>
      {props.rows.map((row) => {
        const key = props.rowKey(row);
        return (
          <Card key={key} component="li" withBorder padding="sm" data-row={key} data-open={props.openKey === key || undefined}>
            {onOpen ? (
              <OpenButton
                onOpen={() => onOpen(row)}
                onFocus={() => props.setActiveKey(key)}
                content={<Text fw={600}>{title?.cell(row)}</Text>}
              />
            ) : (
              <Text fw={600} component="div">
                {title?.cell(row)}
              </Text>
            )}
            <dl className={classes["details"]}>
              {details.map((column) => (
                <div key={column.key}>
                  <dt>{column.title}</dt>
                  <dd>{column.cell(row)}</dd>
                </div>
              ))}
            </dl>
            {actions.map((column) => (
              <div key={column.key} className={classes["actions"]}>
                {column.cell(row)}
              </div>
            ))}
          </Card>
        );
      })}
    </Stack>
  );
}
