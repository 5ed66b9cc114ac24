/** Positions: places in the structure, filled or vacant. */
import { Button, Select, Text } from "@mantine/core";
import { IconPlus, IconUserCheck, IconUserOff, IconUserQuestion } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { DateText } from "#ui/kit/Moment.tsx";
import { FilterBar } from "#ui/kit/PageTitle.tsx";
import { SidePanel } from "#ui/kit/SidePanel.tsx";
import { EmptyState } from "#ui/kit/states.tsx";
import type { Column } from "#ui/kit/table/column.ts";
import { DataTable } from "#ui/kit/table/DataTable.tsx";
import { useCan } from "#ui/me.ts";
import { useList } from "#ui/query.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Position } from "../company/answers.ts";
import type { Company } from "../company/company.ts";
import { PersonText } from "../company/PersonText.tsx";
import { levelWord } from "../company/words.ts";
import { PositionForm } from "./PositionForm.tsx";
import { TabIntro } from "./TabIntro.tsx";

const states = ["vacant", "filled", "closed"] as const;
const icons = { vacant: IconUserQuestion, filled: IconUserCheck, closed: IconUserOff } as const;
const stateOf = (one: Position) => (one.closedOn ? "closed" : one.isVacant ? "vacant" : "filled");

export function PositionsTab({ company }: { readonly company: Company }) {
  const t = useText();
  const can = useCan();
  const [{ open, state, sort }, setSearch] = useUrlState();
  const list = useList<Position>(["org", "positions"], "/org/positions", { limit: 200, state });
  const mayChange = can("structure.change");
  const opened = list.items.find((one) => one.id === open);
  const close = () => setSearch({ open: undefined });
  const columns: readonly Column<Position>[] = [
    { key: "title", title: t("structure:position.title"), phone: "title", sortBy: (one) => one.title, cell: (one) => one.title },
    {
      key: "level",
      title: t("structure:position.level"),
      sortBy: (one) => company.level(one.level)?.rank ?? null,
      cell: (one) => {
        const level = company.level(one.level);
        return level ? levelWord(level) : one.level;
      },
    },
    {
      key: "unit",
      title: t("structure:position.unit"),
      sortBy: (one) => company.unitPath(one.unitId) || null,
      cell: (one) => company.unitPath(one.unitId) || "–",
    },
    {
      key: "chief",
      title: t("structure:position.chief"),
      cell: (one) => (one.chiefId ? <PersonText company={company} id={one.chiefId} /> : "–"),
    },
    {
      key: "state",
      title: t("structure:position.state"),
      sortBy: stateOf,
      cell: (one) => <State company={company} position={one} />,
    },
    { key: "since", title: t("structure:position.since"), sortBy: (one) => one.openedOn, cell: (one) => <DateText date={one.openedOn} /> },
  ];
  return (
    <>
      <TabIntro hint={t("structure:position.hint")}>
        {mayChange && (
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setSearch({ open: "new" })}>
            {t("structure:position.open")}
          </Button>
        )}
      </TabIntro>
      <FilterBar label={t("structure:position.filter")}>
        <Select
          aria-label={t("structure:position.state")}
          placeholder={t("structure:position.every_state")}
          clearable
          clearButtonProps={{ "aria-label": t("org:clear") }}
          data={states.map((value) => ({ value, label: t(`structure:position.state.${value}`) }))}
          value={state ?? null}
          onChange={(next) => setSearch({ state: next ?? undefined })}
        />
      </FilterBar>
      <DataTable
        label={t("structure:tab.positions")}
        columns={columns}
        list={list}
        rowKey={(one) => one.id}
        {...(mayChange ? { onOpen: (one: Position) => setSearch({ open: one.id }) } : {})}
        openKey={open}
        sorting={sort}
        onSort={(next) => setSearch({ sort: next }, "replace")}
        empty={<EmptyState title={t("structure:position.empty")} hint={t("structure:position.empty_hint")} />}
      />
      {mayChange && (
        <SidePanel title={opened?.title ?? t("structure:position.open")} isOpen={Boolean(opened) || open === "new"} onClose={close}>
          {opened?.closedOn ? (
            <Text size="sm">{t("structure:position.closed_hint")}</Text>
          ) : (
            <PositionForm key={open} company={company} position={opened} onClose={close} />
          )}
        </SidePanel>
      )}
    </>
  );
}

function State({ company, position }: { readonly company: Company; readonly position: Position }) {
  const t = useText();
  const state = stateOf(position);
  const Icon = icons[state];
  return (
    <span style={{ display: "inline-flex", alignItems: "center", gap: 6 }}>
      <Icon size={16} aria-hidden />
      {position.personId ? <PersonText company={company} id={position.personId} /> : t(`structure:position.state.${state}`)}
    </span>
  );
}
