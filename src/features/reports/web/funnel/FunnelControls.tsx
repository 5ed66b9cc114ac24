/** What the report is asked: pipeline, window, as of when, by what, compared with what, of which deals. */
import { Button, NativeSelect } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { useState } from "react";
import { addDays } from "#shared/date.ts";
import { useText } from "#ui/i18n/text.ts";
import { DateField } from "#ui/kit/DateField.tsx";
import { FilterBuilder } from "#ui/kit/list/filter/FilterBuilder.tsx";
import { FilterChips } from "#ui/kit/list/filter/FilterChips.tsx";
import { FilterBar } from "#ui/kit/PageTitle.tsx";
import { useUrlState } from "#ui/url-state.ts";
import type { StageName } from "./answers.ts";
import { dayBefore } from "./day-before.ts";
import { KnownOn } from "./KnownOn.tsx";
import { useDealFilter } from "./use-deal-filter.ts";
import { dimensions, type PipelineChoice, type Question } from "./use-funnel.ts";
import { windowNames } from "./window.ts";

type Props = { readonly question: Question; readonly pipelines: readonly PipelineChoice[]; readonly stages: readonly StageName[] };

export function FunnelControls({ question, pipelines, stages }: Props) {
  const t = useText();
  const [search, setSearch] = useUrlState();
  const [isOpen, setOpen] = useState(false);
  const filter = useDealFilter(stages);
  const { from, to } = question.window;
  const isCustom = question.windowName === "custom";
  const set = (field: string) => (event: { currentTarget: { value: string } }) =>
    setSearch({ [field]: event.currentTarget.value || undefined });
  return (
    <>
      <FilterBar label={t("reports:asked.label")}>
        {pipelines.length > 1 && (
          <NativeSelect
            label={t("reports:asked.pipeline")}
            value={question.pipeline}
            onChange={set("pipeline")}
            data={pipelines.map(({ key, name }) => ({ value: key, label: name }))}
          />
        )}
        <NativeSelect
          label={t("reports:asked.window")}
          value={question.windowName}
          onChange={({ currentTarget: { value } }) =>
            setSearch({
              window: value === "year_back" ? undefined : value,
              ...(value === "custom" ? { from, to } : { from: undefined, to: undefined }),
            })
          }
          data={windowNames.map((value) => ({ value, label: t(`reports:window.${value}`) }))}
        />
        {isCustom && (
          <>
            <DateField
              label={t("reports:asked.from")}
              w={140}
              value={from}
              maxDate={addDays(to, -1)}
              onChange={(date) => date && setSearch({ from: date })}
            />
            <DateField
              label={t("reports:asked.last_day")}
              w={140}
              value={addDays(to, -1)}
              minDate={from}
              onChange={(date) => date && setSearch({ to: addDays(date, 1) })}
            />
          </>
        )}
        <DateField
          label={t("reports:asked.as_of")}
          placeholder={t("reports:asked.now")}
          clearable
          w={150}
          value={dayBefore(search["asOf"])}
          maxDate={question.today}
          onChange={(date) => setSearch({ asOf: date === null || date === question.today ? undefined : addDays(date, 1) })}
        />
        <KnownOn today={question.today} />
        <NativeSelect
          label={t("reports:asked.by")}
          value={question.by ?? ""}
          onChange={set("by")}
          data={[{ value: "", label: t("reports:by.nobody") }, ...dimensions.map((value) => ({ value, label: t(`reports:by.${value}`) }))]}
        />
        <NativeSelect
          label={t("reports:asked.compare")}
          value={question.comparison ?? ""}
          onChange={set("compare")}
          data={[
            { value: "", label: t("reports:compare.none") },
            { value: "before", label: t("reports:compare.before") },
            { value: "year", label: t("reports:compare.year") },
          ]}
        />
        <Button
          variant="default"
          leftSection={<IconFilter size={16} aria-hidden />}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t("list:filter.open")}
        </Button>
      </FilterBar>
      <FilterChips list={filter} onEdit={() => setOpen(true)} />
      {isOpen && <FilterBuilder list={filter} onClose={() => setOpen(false)} />}
    </>
  );
}
