/**
 * The title row of a list: its name, the saved view, the chips of what is asked, count and sums under the same filter and rights.
 *
 *     <ListHead list={list} title={t("pages:clients")}><Button …/></ListHead>
 */
import { Button, Group, Text, Title } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconFilter } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { useText } from "../../i18n/text.ts";
import { useFormat } from "../format.ts";
import { ColumnsMenu } from "./ColumnsMenu.tsx";
import { FilterBuilder } from "./filter/FilterBuilder.tsx";
import { FilterChips } from "./filter/FilterChips.tsx";
import classes from "./list.module.css";
import { QuickSearch } from "./QuickSearch.tsx";
import type { ListState } from "./use-list.ts";
import { ViewMenu } from "./views/ViewMenu.tsx";

type Props<Row> = {
  readonly list: ListState<Row>;
  readonly title: string;
  /** The one primary action. */
  readonly children?: ReactNode;
  /** More controls of the screen, such as table or board. */
  readonly controls?: ReactNode;
  /** A board has no columns to choose. */
  readonly hasColumns?: boolean;
};

export function ListHead<Row>({ list, title, children, controls, hasColumns = true }: Props<Row>) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    document.title = `${title} · Mainspring`;
  }, [title]);
  useHotkeys([["f", () => setOpen((before) => !before)]]);
  return (
    <>
      <div className={classes["head"]}>
        <Group gap="sm" align="center" wrap="nowrap" className={classes["name"]!}>
          <Title order={1}>{title}</Title>
          <ViewMenu list={list} />
        </Group>
        <Numbers list={list} />
        {children && <Group gap="xs">{children}</Group>}
      </div>
      <search className={classes["tools"]} aria-label={t("list:tools")}>
        {list.definition.quickField && <QuickSearch value={list.quick} onChange={list.setQuick} />}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFilter size={16} aria-hidden />}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t("list:filter.open")}
        </Button>
        <FilterChips list={list} onEdit={() => setOpen(true)} />
        <Group gap="xs" ml="auto">
          {controls}
          {hasColumns && <ColumnsMenu list={list} />}
        </Group>
      </search>
      {list.isFilterBroken && (
        <Text role="alert" size="sm" mb="sm" className={classes["broken"]!}>
          {t("list:filter.broken")}
        </Text>
      )}
      {isOpen && <FilterBuilder list={list} onClose={() => setOpen(false)} />}
    </>
  );
}

function Numbers<Row>({ list: { summary } }: { readonly list: ListState<Row> }) {
  const t = useText();
  const format = useFormat();
  const { data } = summary;
  return (
    <Text c="dimmed" size="sm" role="status" className={`figures ${classes["numbers"]}`} data-stale={summary.isStale || undefined}>
      {data && t("list:count", { count: data.count, shown: format.number(data.count) })}
      {data?.sums?.map((sum) => (
        <span key={sum.currency}> · {format.total(sum)}</span>
      ))}
    </Text>
  );
}
