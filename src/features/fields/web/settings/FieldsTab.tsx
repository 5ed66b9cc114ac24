/** Settings → Own fields: what a company wants to know of its clients, contacts, leads and deals beyond what every company does. */
import { Badge, Button, Group, SegmentedControl, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { EmptyState } from "#ui/kit/states.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { DataTable, listOf } from "#ui/kit/table/DataTable.tsx";
import { useCan } from "#ui/me.ts";
import { useList, useRead } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Field, Kind, Pipeline } from "./calls.ts";
import { FieldForm } from "./FieldForm.tsx";

const kinds: readonly Kind[] = ["client", "contact", "lead", "deal"];

export function FieldsTab() {
  const t = useText();
  const mayChange = useCan()("fields.change");
  const [{ of, open }, setSearch] = useUrlState();
  const kind = kinds.find((one) => one === of) ?? "client";
  const read = useRead<{ readonly items: readonly Field[] }>(["fields", "of", kind], "/fields", { kind });
  const fields = read.data?.items ?? [];
  const opened = fields.find((one) => one.id === open);
  const close = () => setSearch({ open: undefined });
  const list = { ...listOf(fields), isLoading: read.isLoading, isStale: read.isStale, problem: read.problem, retry: read.retry };
  return (
    <>
      <Group justify="space-between" align="flex-start" mb="md" gap="sm">
        <Text size="sm" c="dimmed" maw={720}>
          {t("fields:hint")}
        </Text>
        {mayChange && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setSearch({ open: "new" })}>
            {t("fields:add")}
          </Button>
        )}
      </Group>
      <SegmentedControl
        mb="md"
        maw="100%"
        aria-label={t("fields:of")}
        value={kind}
        onChange={(next) => setSearch({ of: next === "client" ? undefined : next, open: undefined })}
        data={kinds.map((value) => ({ value, label: t(`fields:of.${value}`) }))}
      />
      <DataTable
        label={t("pages:fields")}
        columns={useColumns(kind)}
        list={list}
        rowKey={(one) => one.id}
        {...(mayChange ? { onOpen: (one: Field) => setSearch({ open: one.id }) } : {})}
        openKey={open}
        empty={<EmptyState title={t(`fields:empty.${kind}`)} hint={t("fields:empty_hint")} />}
      />
      {mayChange && (
        <SidePanel title={opened?.name ?? t("fields:add")} isOpen={Boolean(opened) || open === "new"} onClose={close}>
          <FieldForm key={`${kind} ${open} ${opened?.version}`} recordKind={kind} field={opened} onClose={close} />
        </SidePanel>
      )}
    </>
  );
}

function useColumns(kind: Kind): readonly Column<Field>[] {
  const t = useText();
  const pipelines = useList<Pipeline>(["deals", "pipelines"], "/pipelines", { limit: 200 }, { isEnabled: kind === "deal" });
  const stage = new Map(pipelines.items.flatMap(({ stages }) => stages.map(({ id, name }) => [id, name] as const)));
  const columns: Column<Field>[] = [
    {
      key: "name",
      title: t("fields:name"),
      phone: "title",
      cell: (one) => (
        <Group gap={8} component="span" display="inline-flex">
          {one.name}
          {one.retiredAt && <Badge variant="default">{t("fields:retired")}</Badge>}
        </Group>
      ),
    },
    {
      key: "kind",
      title: t("fields:kind"),
      cell: (one) =>
        [t(`fields:kind.${one.kind}`), ...(one.decimals > 0 ? [t("fields:decimals_of", { count: one.decimals })] : [])].join(", "),
    },
    {
      key: "choices",
      title: t("fields:choices"),
      cell: (one) =>
        one.choices
          .filter(({ retiredAt }) => retiredAt === null)
          .map(({ name }) => name)
          .join(", ") || "–",
    },
    { key: "key", title: t("fields:key"), cell: (one) => <code>{one.key}</code> },
  ];
  if (kind !== "deal") return columns;
  return [
    ...columns,
    {
      key: "required",
      title: t("fields:required_from"),
      cell: (one) => one.requiredFrom.map((id) => stage.get(id) ?? "…").join(", ") || "–",
    },
  ];
}
