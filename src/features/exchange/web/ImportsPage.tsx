/** Imports: those there were, and the first step of a new one. */
import { Button } from "@mantine/core";
import { IconTableImport } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { usePeople } from "#ui/kit/list/people.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { EmptyState } from "#ui/kit/states.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { DataTable } from "#ui/kit/table/DataTable.tsx";
import { useGoTo } from "#ui/link.tsx";
import { useList } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { ImportView } from "../contract/imports.ts";
import { kindWord } from "./import-words.ts";
import { StateBadge } from "./StateBadge.tsx";
import { FileStep } from "./steps/FileStep.tsx";
import { StepBar } from "./steps/StepBar.tsx";

export function ImportsPage() {
  const t = useText();
  const [{ step }] = useUrlState();
  if (step === "file")
    return (
      <>
        <PageTitle title={t("imports:new")} />
        <StepBar step="file" open={[]} onGo={() => {}} />
        <FileStep />
      </>
    );
  return <PastImports />;
}

function PastImports() {
  const t = useText();
  const goTo = useGoTo();
  const [, setSearch] = useUrlState();
  const list = useList<ImportView>(["exchange", "imports"], "/imports", { limit: 50 });
  const columns = useColumns();
  const begin = <Button onClick={() => setSearch({ step: "file" })}>{t("imports:new")}</Button>;
  return (
    <>
      <PageTitle title={t("pages:imports")}>{list.items.length > 0 && begin}</PageTitle>
      <DataTable
        label={t("pages:imports")}
        columns={columns}
        rowKey={({ id }) => id}
        list={list}
        onOpen={({ id }) => goTo(`imports/${id}`)}
        empty={<EmptyState icon={IconTableImport} title={t("imports:empty")} hint={t("imports:empty_hint")} action={begin} />}
      />
    </>
  );
}

function useColumns(): readonly Column<ImportView>[] {
  const t = useText();
  const format = useFormat();
  const people = usePeople();
  const number = (key: "created" | "updated" | "refused", title: string): Column<ImportView> => ({
    key,
    title,
    align: "right",
    cell: (one) => format.number(one[key]),
  });
  return [
    { key: "file", title: t("imports:file"), phone: "title", cell: ({ fileName, id }) => fileName || id },
    { key: "kind", title: t("imports:what"), cell: ({ kind }) => kindWord(kind) },
    { key: "state", title: t("imports:state"), cell: ({ state }) => <StateBadge state={state} /> },
    number("created", t("imports:count.created")),
    number("updated", t("imports:count.updated")),
    number("refused", t("imports:count.refused")),
    { key: "who", title: t("imports:who"), cell: ({ orderedById }) => people.nameOf(orderedById) ?? "–" },
    { key: "when", title: t("imports:when"), cell: ({ createdAt }) => <Moment at={createdAt} /> },
  ];
}
