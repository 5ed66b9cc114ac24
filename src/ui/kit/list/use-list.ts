/**
 * The state of a list of records, all of it in the address: what is asked, in which order, which columns, what stands beside it.
 *
 *     const list = useRecordList<ClientRow>({ screen: "clients", feature: "clients", path: "/clients", askable, columns, usualSort: "name" });
 *     <ListHead list={list} title={…} /> <RecordTable list={list} … />
 *
 * A kanban uses `useListState` and `ListHead` in the same way and brings its own body.
 */
import { useCallback, useMemo } from "react";
import { useRead } from "../../query.ts";
import { useUrlState } from "../../url-state.ts";
import type { MoneyJson } from "../format.ts";
import type { Askable } from "./field-words.ts";
import type { ListColumn } from "./list-column.ts";
import { both, isEverything, type ListSettings, orderOf, readSettings, settingsSearch } from "./list-settings.ts";
import { type Rows, usePages } from "./use-pages.ts";

export type ListDefinition<Row> = {
  /** Names the screen in saved views. */
  readonly screen: string;
  /** The room whose changes make the list ask again. */
  readonly feature: string;
  readonly path: string;
  readonly askable: Askable;
  readonly columns: readonly ListColumn<Row>[];
  /** Sort keys when nobody chose any. */
  readonly usualSort: string;
  /** The text field that the quick search looks into. */
  readonly quickField?: string;
  /** Names in the address that a saved view keeps as well, such as table or board. */
  readonly kept?: readonly string[];
  /** What is asked besides the filter: the pipeline of a board. */
  readonly parameters?: Readonly<Record<string, string | undefined>>;
};

export type Summary = { readonly count: number; readonly sums: readonly MoneyJson[] };

export type ListState<Row = never> = {
  readonly definition: ListDefinition<Row>;
  readonly settings: ListSettings;
  /** The filter in the address could not be read. */
  readonly isFilterBroken: boolean;
  readonly change: (change: Partial<ListSettings>, mode?: "push" | "replace") => void;
  readonly quick: string;
  readonly setQuick: (text: string) => void;
  /** Filter and quick search together, as the server is asked; undefined for everything. */
  readonly filterText: string | undefined;
  readonly isFiltered: boolean;
  readonly columns: readonly ListColumn<Row>[];
  readonly summary: { readonly data: Summary | undefined; readonly isStale: boolean };
  /** The open record's id. */
  readonly panel: string | undefined;
  readonly open: (id: string | undefined, mode?: "push" | "replace") => void;
};

export function useListState<Row>(definition: ListDefinition<Row>): ListState<Row> {
  const [search, setSearch] = useUrlState();
  const { catalogue } = definition.askable;
  const keys = useMemo(() => definition.columns.map(({ key }) => key), [definition.columns]);
  const { filter, sort, columns, group } = search;
  const read = useMemo(
    () => readSettings({ filter, sort, columns, group }, catalogue, keys),
    [filter, sort, columns, group, catalogue, keys],
  );
  const { settings } = read;
  const change = useCallback(
    (changed: Partial<ListSettings>, mode: "push" | "replace" = "push") => setSearch(settingsSearch({ ...settings, ...changed }), mode),
    [settings, setSearch],
  );
  const quick = search["q"] ?? "";
  const asked = both(settings.filter, quick.trim() && definition.quickField ? quickFilter(definition.quickField, quick) : null);
  const filterText = isEverything(asked) ? undefined : JSON.stringify(asked);
  const summary = useRead<Summary>([definition.feature, definition.screen, "summary"], `${definition.path}/summary`, {
    ...definition.parameters,
    filter: filterText,
  });
  return {
    definition,
    settings,
    isFilterBroken: read.faults.length > 0,
    change,
    quick,
    setQuick: useCallback((text: string) => setSearch({ q: text || undefined }, "replace"), [setSearch]),
    filterText,
    isFiltered: filterText !== undefined,
    columns: useMemo(() => shownColumns(definition.columns, settings.columns), [definition.columns, settings.columns]),
    summary,
    panel: search["panel"],
    open: useCallback((id: string | undefined, mode: "push" | "replace" = "push") => setSearch({ panel: id }, mode), [setSearch]),
  };
}

const quickFilter = (field: string, text: string) => ({ field, op: "contains", value: text.trim().slice(0, 200) }) as const;

function shownColumns<Row>(all: readonly ListColumn<Row>[], chosen: readonly string[] | null): readonly ListColumn<Row>[] {
  if (chosen === null) return all.filter(({ isExtra }) => !isExtra);
  return chosen.flatMap((key) => all.find((column) => column.key === key) ?? []);
}

export type RecordListState<Row> = ListState<Row> & { readonly rows: Rows<Row> };

export function useRecordList<Row>(definition: ListDefinition<Row>): RecordListState<Row> {
  const state = useListState(definition);
  const rows = usePages<Row>([definition.feature, definition.screen], definition.path, {
    ...definition.parameters,
    filter: state.filterText,
    sort: orderOf(state.settings, definition.usualSort),
  });
  return { ...state, rows };
}
