/** All processes of the company: what they run on, what is published, what is being drawn, how many runs are under way. */
import { Badge, Button, SegmentedControl } from "@mantine/core";
import { IconPlus, IconRoute } from "@tabler/icons-react";
import { useMemo } from "react";
import { useText } from "#ui/i18n/text.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { EmptyState } from "#ui/kit/states.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { DataTable } from "#ui/kit/table/DataTable.tsx";
import { useGoTo } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import { useList } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { ProcessSummary } from "../../contract/processes.ts";
import { NewProcess } from "./NewProcess.tsx";

export function ProcessesPage() {
  const t = useText();
  const can = useCan();
  const goTo = useGoTo();
  const [search, setSearch] = useUrlState();
  const isRetired = search["show"] === "retired";
  const list = useList<ProcessSummary>(["process", "list"], "/processes", { retired: isRetired, limit: 100 });
  const columns = useColumns();
  const mayDraw = can("processes.change");
  const add = mayDraw && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setSearch({ panel: "new" })}>
      {t("processes:new.title")}
    </Button>
  );
  return (
    <>
      <PageTitle
        title={t("processes:title")}
        {...(list.isLoading || list.problem ? {} : { count: t("processes:count", { count: list.items.length }) })}
      >
        <SegmentedControl
          size="xs"
          aria-label={t("processes:list.show")}
          value={isRetired ? "retired" : "used"}
          onChange={(show) => setSearch({ show: show === "retired" ? show : undefined }, "replace")}
          data={[
            { value: "used", label: t("processes:list.used") },
            { value: "retired", label: t("processes:list.retired") },
          ]}
        />
        {add}
      </PageTitle>
      <DataTable
        label={t("processes:title")}
        columns={columns}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id, published, draft }) => goTo(published === null && draft !== null ? `processes/${id}/${draft}` : `processes/${id}`)}
        sorting={search["sort"]}
        onSort={(sort) => setSearch({ sort }, "replace")}
        empty={
          <EmptyState
            icon={IconRoute}
            title={isRetired ? t("processes:empty.retired") : t("processes:empty.title")}
            hint={isRetired ? null : t("processes:empty.hint")}
            action={isRetired ? null : add}
          />
        }
      />
      <SidePanel
        title={t("processes:new.title")}
        isOpen={mayDraw && search["panel"] === "new"}
        onClose={() => setSearch({ panel: undefined })}
      >
        <NewProcess />
      </SidePanel>
    </>
  );
}

function useColumns(): readonly Column<ProcessSummary>[] {
  const t = useText();
  return useMemo(
    () => [
      { key: "name", title: t("processes:list.name"), phone: "title", sortBy: (one) => one.name, cell: (one) => one.name },
      {
        key: "key",
        title: t("processes:list.key"),
        width: 190,
        phone: "hidden",
        sortBy: (one) => one.key,
        cell: (one) => <code>{one.key}</code>,
      },
      {
        key: "subject",
        title: t("processes:list.subject"),
        width: 130,
        sortBy: (one) => one.subject,
        cell: (one) => t(`processes:subject.${one.subject}`),
      },
      {
        key: "published",
        title: t("processes:list.published"),
        width: 220,
        sortBy: (one) => one.published,
        cell: (one) => (
          <>
            {one.published === null ? (
              <Badge color="gray">{t("processes:list.unpublished")}</Badge>
            ) : (
              <Badge color="green">{t("processes:version.published", { number: one.published })}</Badge>
            )}{" "}
            {one.draft !== null && <Badge color="amber">{t("processes:version.draft", { number: one.draft })}</Badge>}
          </>
        ),
      },
      {
        key: "running",
        title: t("processes:list.running"),
        width: 120,
        align: "right",
        sortBy: (one) => one.running,
        cell: (one) => <span className="figures">{one.running}</span>,
      },
    ],
    [t],
  );
}
