/** Which columns, in which order, and what stands together. */
import { ActionIcon, Button, Checkbox, Divider, Group, NativeSelect, Popover, Stack, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconColumns } from "@tabler/icons-react";
import { useText } from "../../i18n/text.ts";
import classes from "./list.module.css";
import type { ListState } from "./use-list.ts";

export function ColumnsMenu<Row>({ list }: { readonly list: ListState<Row> }) {
  const t = useText();
  const { definition, settings, columns } = list;
  const shown = columns.map(({ key }) => key);
  const rest = definition.columns.filter(({ key }) => !shown.includes(key));
  const groups = definition.columns.filter(({ sort, groupValue }) => sort !== undefined && groupValue !== undefined);
  const set = (next: readonly string[]) => list.change({ columns: next }, "replace");
  const move = (at: number, by: 1 | -1) => {
    const next = [...shown];
    [next[at], next[at + by]] = [next[at + by]!, next[at]!];
    set(next);
  };
  return (
    <Popover position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <Button variant="default" size="xs" leftSection={<IconColumns size={16} aria-hidden />} className={classes["columnsButton"]!}>
          <span className={classes["columnsWord"]}>{t("list:columns.open")}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("list:columns.open")}>
        <Stack gap={4} className={classes["columns"]!}>
          {columns.map(({ key, title }, at) => (
            <Group key={key} gap={4} wrap="nowrap">
              <Checkbox
                size="xs"
                label={title}
                checked
                // The first column names the record and opens it.
                disabled={columns.length === 1}
                onChange={() => set(shown.filter((one) => one !== key))}
                className={classes["grow"]!}
              />
              <Move label={t("list:columns.earlier", { column: title })} isOff={at === 0} onClick={() => move(at, -1)}>
                <IconArrowUp size={14} aria-hidden />
              </Move>
              <Move label={t("list:columns.later", { column: title })} isOff={at === columns.length - 1} onClick={() => move(at, 1)}>
                <IconArrowDown size={14} aria-hidden />
              </Move>
            </Group>
          ))}
          {rest.length > 0 && <Divider />}
          {rest.map(({ key, title }) => (
            <Checkbox
              key={key}
              size="xs"
              label={title}
              checked={false}
              onChange={() => set([...shown, key])}
              className={classes["column"]!}
            />
          ))}
          <Divider />
          {groups.length > 0 && (
            <NativeSelect
              size="xs"
              label={t("list:group.by")}
              value={settings.group ?? ""}
              onChange={(event) => list.change({ group: event.currentTarget.value || null })}
              data={[{ value: "", label: t("list:group.none") }, ...groups.map(({ sort, title }) => ({ value: sort!, label: title }))]}
            />
          )}
          <Button variant="subtle" size="compact-sm" onClick={() => list.change({ columns: null, group: null }, "replace")}>
            {t("list:columns.usual")}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function Move(props: {
  readonly label: string;
  readonly isOff: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon size={24} variant="subtle" color="gray" aria-label={props.label} disabled={props.isOff} onClick={props.onClick}>
        {props.children}
      </ActionIcon>
    </Tooltip>
  );
}
