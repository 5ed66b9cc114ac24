/** A saved view as the server tells it, and between it and what a list shows. */
import type { Catalogue } from "#shared/filter/catalogue.ts";
import { type ListSettings, readSettings, settingsSearch } from "../list-settings.ts";

export const sharings = ["nobody", "unit", "level", "everybody"] as const;
export type Sharing = (typeof sharings)[number];

export type ViewSettings = {
  readonly filter?: unknown;
  readonly sort?: string;
  readonly columns?: readonly string[];
  readonly group?: string;
  /** Further choices of the screen, such as table or board. */
  readonly more?: Readonly<Record<string, string>>;
};
type Search = Readonly<Record<string, string | undefined>>;

export type SavedView = {
  readonly id: string;
  readonly screen: string;
  readonly name: string;
  readonly ownerId: string;
  readonly sharedWith: Sharing;
  readonly unitId: string | null;
  readonly level: string | null;
  readonly settings: ViewSettings;
  readonly version: number;
};

/** The parts of an address that show the view; `kept` names the screen's further choices. */
export function searchOfView(
  { id, settings }: Pick<SavedView, "id" | "settings">,
  kept: readonly string[],
): Record<string, string | undefined> {
  const { filter, sort, columns, group, more = {} } = settings;
  return {
    ...Object.fromEntries(kept.map((name) => [name, more[name]])),
    saved: id,
    filter: filter === undefined ? undefined : JSON.stringify(filter),
    sort,
    columns: columns?.join(","),
    group,
  };
}

/** What a list shows, as a view keeps it. */
export function settingsOfList({ filter, sort, columns, group }: ListSettings, search: Search, kept: readonly string[]): ViewSettings {
  const more = Object.fromEntries(kept.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));
  return {
    ...(settingsSearch({ filter, sort, columns, group }).filter ? { filter } : {}),
    ...(sort ? { sort } : {}),
    ...(columns ? { columns } : {}),
    ...(group ? { group } : {}),
    ...(Object.keys(more).length > 0 ? { more } : {}),
  };
}

type Screen = {
  readonly askable: { readonly catalogue: Catalogue<never> };
  readonly columns: readonly { readonly key: string }[];
  readonly kept?: readonly string[];
};

/** Whether the list shows something else than the view keeps. Fields and columns that are gone by now do not count as a change. */
export function differs(list: ListSettings, search: Search, view: SavedView, { askable, columns, kept = [] }: Screen): boolean {
  const shown = searchOfView(view, kept);
  const settings = readSettings(
    shown,
    askable.catalogue,
    columns.map(({ key }) => key),
  ).settings;
  return canonical(settingsOfList(settings, shown, kept)) !== canonical(settingsOfList(list, search, kept));
}

/** JSON with its keys in order: the database gives them back in its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([left], [right]) => (left < right ? -1 : 1)))
      : one,
  );
}
