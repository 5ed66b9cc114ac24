/** People as a table: searched and filtered by the server, opened in the panel. */
import { Button, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback, useMediaQuery } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { FilterBar } from "#ui/kit/PageTitle.tsx";
import { EmptyState } from "#ui/kit/states.tsx";
import { DataTable } from "#ui/kit/table/DataTable.tsx";
import { useList } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Person } from "../company/answers.ts";
import { type Company, roles } from "../company/company.ts";
import { levelWord } from "../company/words.ts";
import { peopleColumns } from "./people-columns.tsx";

const statuses = ["active", "invited", "inactive", "erased"] as const;

export function PeopleTable({ company, onOpen }: { readonly company: Company; readonly onOpen: (personId: string) => void }) {
  const t = useText();
  const [search, setSearch] = useUrlState();
  const { query, place, unit, status, sort, panel } = search;
  const [field, outsideRole] = place?.startsWith("role.") ? [undefined, place.slice(5)] : [place, undefined];
  const list = useList<Person>(["org", "people"], "/people", { limit: 200, query, level: field, role: outsideRole, unitId: unit, status });
  const isNarrow = useMediaQuery("(min-width: 48em) and (max-width: 80em)", false, { getInitialValueInEffect: false });
  const columns = useMemo(() => peopleColumns(company, t).filter((one) => !(isNarrow && one.key === "pairs")), [company, t, isNarrow]);
  const isFiltered = Boolean(query || place || unit || status);

  return (
    <>
      <FilterBar label={t("people:filter.label")}>
        <SearchField value={query ?? ""} onChange={(next) => setSearch({ query: next }, "replace")} />
        <Select
          aria-label={t("people:column.level")}
          placeholder={t("people:filter.every_level")}
          value={place ?? null}
          onChange={(next) => setSearch({ place: next ?? undefined })}
          data={[
            { group: t("people:filter.levels"), items: company.levels.map((one) => ({ value: one.key, label: levelWord(one) })) },
            { group: t("people:ladder.outside"), items: roles.map((role) => ({ value: `role.${role}`, label: t(`org:role.${role}`) })) },
          ]}
          clearable
          clearButtonProps={{ "aria-label": t("org:clear") }}
        />
        <Select
          aria-label={t("people:column.unit")}
          placeholder={t("people:filter.every_unit")}
          value={unit ?? null}
          onChange={(next) => setSearch({ unit: next ?? undefined })}
          data={company.tree.units.map((one) => ({ value: one.id, label: company.unitPath(one.id) }))}
          clearable
          searchable
          clearButtonProps={{ "aria-label": t("org:clear") }}
        />
        <Select
          aria-label={t("people:column.status")}
          placeholder={t("people:filter.every_status")}
          value={status ?? null}
          onChange={(next) => setSearch({ status: next ?? undefined })}
          data={statuses.map((value) => ({ value, label: t(`org:status.${value}`) }))}
          clearable
          clearButtonProps={{ "aria-label": t("org:clear") }}
        />
      </FilterBar>
      <DataTable
        label={t("pages:people")}
        columns={columns}
        list={list}
        rowKey={(one) => one.id}
        onOpen={(one) => onOpen(one.id)}
        openKey={panel}
        sorting={sort}
        onSort={(next) => setSearch({ sort: next }, "replace")}
        empty={
          <EmptyState
            title={t(isFiltered ? "people:empty.filtered" : "people:empty.title")}
            action={
              isFiltered && (
                <Button
                  variant="default"
                  onClick={() => setSearch({ query: undefined, place: undefined, unit: undefined, status: undefined })}
                >
                  {t("people:empty.clear")}
                </Button>
              )
            }
          />
        }
      />
    </>
  );
}

/** Types freely; the address follows when the fingers rest. */
function SearchField({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const t = useText();
  const [text, setText] = useState(value);
  const tell = useDebouncedCallback(onChange, 250);
  return (
    <TextInput
      type="search"
      aria-label={t("people:filter.search")}
      placeholder={t("people:filter.search")}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}
