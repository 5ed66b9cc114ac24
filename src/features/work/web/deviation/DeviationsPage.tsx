/** What went wrong and waits for an answer; whoever comes from a number of the report finds exactly what it counts. */
import { Button, Checkbox, SegmentedControl, Select } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconChartBar, IconChecks, IconSettings, IconX } from "@tabler/icons-react";
import { useMemo } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { usePeople } from "#ui/kit/list/people.ts";
import { FilterBar, PageTitle } from "#ui/kit/PageTitle.tsx";
import { PersonField } from "#ui/kit/PersonField.tsx";
import { EmptyState } from "#ui/kit/states.tsx";
import { DataTable } from "#ui/kit/table/DataTable.tsx";
import { PageLink } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import { useList, useRead } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Deviation, Page, Rules } from "./answers.ts";
import { askedOf, type Narrowing, narrowedBy, shownOf, states } from "./asked.ts";
import { DeviationPanel } from "./DeviationPanel.tsx";
import classes from "./Deviations.module.css";
import { deviationColumns } from "./deviation-columns.tsx";

export function DeviationsPage() {
  const t = useText();
  const format = useFormat();
  const can = useCan();
  const [search, setSearch] = useUrlState();
  const asked = askedOf(search);
  const list = useList<Deviation>(["work", "deviations"], "/deviations", { ...asked, limit: 50 });
  const first = useRead<Page>(["work", "deviations"], "/deviations", { ...asked, limit: 1 });
  const isNarrow = useMediaQuery("(max-width: 75em) and (min-width: 48.01em)", false, { getInitialValueInEffect: false });
  const columns = useMemo(() => deviationColumns(t, format, isNarrow), [t, format, isNarrow]);
  const { items } = list;
  const goOn = (answered: string) => {
    const at = items.findIndex(({ id }) => id === answered);
    const next = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))].find(({ mayAnswer }) => mayAnswer);
    setSearch({ panel: next?.id }, "replace");
  };
  return (
    <>
      <PageTitle
        title={t("pages:deviations")}
        {...(first.data?.count != null
          ? { count: t("monitor:deviation.count", { count: first.data.count, shown: format.number(first.data.count) }) }
          : {})}
      >
        <Button component={PageLink} to="reports/deviations" variant="default" leftSection={<IconChartBar size={16} aria-hidden />}>
          {t("monitor:report.show")}
        </Button>
        <Button component={PageLink} to="deviations/rules" variant="default" leftSection={<IconSettings size={16} aria-hidden />}>
          {t(can("rules.change") ? "monitor:rules.edit" : "monitor:rules.show")}
        </Button>
      </PageTitle>
      <Filters found={items} />
      <DataTable<Deviation>
        label={t("pages:deviations")}
        columns={columns}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => setSearch({ panel: id })}
        openKey={search["panel"]}
        empty={
          narrowedBy(search).length > 0 || shownOf(search) !== "open" ? (
            <EmptyState title={t("monitor:deviation.none_filtered")} />
          ) : (
            <EmptyState icon={IconChecks} title={t("monitor:deviation.none")} hint={t("monitor:deviation.none_hint")} />
          )
        }
      />
      <DeviationPanel id={search["panel"]} onClose={() => setSearch({ panel: undefined })} onAnswered={goOn} />
    </>
  );
}

function Filters({ found }: { readonly found: readonly Deviation[] }) {
  const t = useText();
  const [search, setSearch] = useUrlState();
  const { data } = useRead<Rules>(["work", "rules"], "/deviation-rules", { retired: "true" });
  return (
    <>
      <FilterBar label={t("monitor:deviation.filters")}>
        <SegmentedControl
          size="xs"
          className={classes["states"]!}
          aria-label={t("monitor:deviation.state")}
          value={shownOf(search)}
          onChange={(state) => setSearch({ state: state === "open" ? undefined : state })}
          data={states.map((value) => ({ value, label: t(`monitor:state.${value}`) }))}
        />
        <Select
          aria-label={t("monitor:deviation.rule")}
          placeholder={t("monitor:deviation.rule")}
          size="xs"
          w={220}
          clearable
          searchable
          value={search["rule"] ?? null}
          onChange={(rule) => setSearch({ rule: rule ?? undefined })}
          nothingFoundMessage={t("kit:select.nothing")}
          data={(data?.items ?? []).map(({ id, name, retiredAt }) => ({
            value: id,
            label: retiredAt === null ? name : t("monitor:rules.retired_name", { name }),
          }))}
        />
        <PersonField
          aria-label={t("monitor:deviation.person")}
          placeholder={t("monitor:deviation.person")}
          size="xs"
          w={200}
          clearable
          value={search["person"] ?? null}
          onChange={(person) => setSearch({ person: person ?? undefined })}
        />
        <Checkbox
          size="xs"
          mb={6}
          label={t("monitor:deviation.mine")}
          checked={search["mine"] === "true"}
          onChange={({ currentTarget }) => setSearch({ mine: currentTarget.checked ? "true" : undefined })}
        />
      </FilterBar>
      <Chips found={found} />
    </>
  );
}

/** What came with the address and has no field of its own above. */
function Chips({ found }: { readonly found: readonly Deviation[] }) {
  const t = useText();
  const format = useFormat();
  const people = usePeople();
  const [search, setSearch] = useUrlState();
  const shown = narrowedBy(search).filter((name) => name !== "rule" && name !== "person");
  if (shown.length === 0) return null;
  const worded = (name: Narrowing, value: string) =>
    value === "none"
      ? t("monitor:deviation.chip.none")
      : name === "from" || name === "to"
        ? format.date(value)
        : name === "step"
          ? // As its tasks are called, where one is shown.
            (found.find(({ process, task }) => task && process?.step === value)?.task?.title ?? value)
          : (people.nameOf(value) ?? "");
  return (
    <div className={classes["chips"]}>
      {shown.map((name) => (
        <Button
          key={name}
          size="compact-xs"
          variant="default"
          rightSection={<IconX size={12} aria-hidden />}
          aria-label={t("monitor:deviation.chip.remove", { name: t(`monitor:deviation.chip.${name}`) })}
          onClick={() => setSearch({ [name]: undefined })}
        >
          {[t(`monitor:deviation.chip.${name}`), worded(name, search[name] ?? "")].filter(Boolean).join(" ")}
        </Button>
      ))}
    </div>
  );
}
