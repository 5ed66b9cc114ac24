/** Who needs help with what: calls for help on deals, and what became of them. */
import { NativeSelect, Title } from "@mantine/core";
import { IconLifebuoy } from "@tabler/icons-react";
import type { HelpReport } from "#features/work/contract/help/help.ts";
import { textOr, useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#ui/kit/states.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { DataTable, listOf } from "#ui/kit/table/DataTable.tsx";
import { PageLink } from "#ui/link.tsx";
import { useRead } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Window } from "../funnel/window.ts";
import classes from "./Deviations.module.css";

const dimensions = ["person", "about", "stage", "helper", "outcome"] as const;
type Group = HelpReport["groups"][number];
type Item = HelpReport["items"][number];

export function HelpGroups({ window }: { readonly window: Window }) {
  const t = useText();
  const format = useFormat();
  const [search, setSearch] = useUrlState();
  const by = dimensions.find((one) => one === search["by"]) ?? "person";
  const report = useRead<HelpReport>(["process", "report of help"], "/reports/help", { ...window, by });
  const { data } = report;
  if (report.problem) return <ErrorState problem={report.problem} retry={report.retry} />;
  if (!data) return <LoadingRows rows={8} />;
  if (data.items.length === 0)
    return <EmptyState icon={IconLifebuoy} title={t("monitor:help.empty")} hint={t("monitor:help.empty_hint")} />;
  const outcomeWord = (outcome: string | null) => textOr(`monitor:help.outcome.${outcome ?? "open"}`, outcome ?? "");
  const aboutWord = (about: string | null) => textOr(`monitor:help.about.${about ?? "unsaid"}`, about ?? "");
  const counted = (what: "asked" | "helped" | "passedOn" | "declined" | "open"): Column<Group> => ({
    key: what,
    title: t(`monitor:help.${what}`),
    width: 120,
    align: "right",
    sortBy: (group) => group[what],
    cell: (group) => <span className="figures">{format.number(group[what])}</span>,
  });
  const columns: readonly Column<Group>[] = [
    {
      key: "name",
      title: t(`monitor:help.by_${by}`),
      phone: "title",
      cell: ({ key, name }) => (by === "outcome" ? outcomeWord(key) : by === "about" ? aboutWord(key) : (name ?? "–")),
    },
    counted("asked"),
    counted("helped"),
    counted("passedOn"),
    counted("declined"),
    counted("open"),
    {
      key: "median",
      title: t("monitor:help.median"),
      width: 160,
      align: "right",
      cell: ({ medianHours }) =>
        medianHours === null
          ? "–"
          : format.number(medianHours, { style: "unit", unit: "hour", unitDisplay: "short", maximumFractionDigits: 1 }),
    },
  ];
  const items: readonly Column<Item>[] = [
    {
      key: "deal",
      title: t("monitor:help.deal"),
      phone: "title",
      cell: ({ dealId, deal, text, comment }) => (
        <span className={classes["item"]}>
          <PageLink to={`deals/${dealId}`}>{deal}</PageLink>
          {text && <small>{text}</small>}
          {comment && <small>→ {comment}</small>}
        </span>
      ),
    },
    { key: "about", title: t("monitor:help.by_about"), width: 130, cell: ({ about }) => (about === null ? "–" : aboutWord(about)) },
    { key: "stage", title: t("monitor:help.stage"), width: 140, cell: ({ stage }) => stage ?? "–" },
    { key: "asker", title: t("monitor:help.asker"), width: 160, cell: ({ asker }) => asker?.name ?? "–" },
    { key: "helper", title: t("monitor:help.helper"), width: 160, cell: ({ helper }) => helper.name },
    { key: "at", title: t("monitor:help.at"), width: 130, cell: ({ at }) => <Moment at={at} /> },
    { key: "outcome", title: t("monitor:help.outcome_title"), width: 140, cell: ({ outcome }) => outcomeWord(outcome) },
  ];
  return (
    <>
      <NativeSelect
        label={t("monitor:report.by")}
        w={220}
        mb="sm"
        value={by}
        onChange={({ currentTarget }) => setSearch({ by: currentTarget.value === "person" ? undefined : currentTarget.value }, "replace")}
        data={dimensions.map((value) => ({ value, label: t(`monitor:help.by_${value}`) }))}
      />
      <DataTable<Group>
        label={t("monitor:help.groups")}
        columns={columns}
        list={listOf(data.groups)}
        rowKey={({ key }) => key ?? "none"}
        empty={null}
      />
      <Title order={2} size="h4" mt="lg" mb="sm">
        {t("monitor:help.items")}
      </Title>
      <DataTable<Item>
        label={t("monitor:help.items")}
        columns={items}
        list={listOf(data.items)}
        rowKey={({ taskId }) => taskId}
        empty={null}
      />
    </>
  );
}
