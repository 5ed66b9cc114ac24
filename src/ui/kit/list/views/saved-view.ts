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
};

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

/** The parts of an address that show the view. */
export function searchOfView({ id, settings }: Pick<SavedView, "id" | "settings">): Record<string, string | undefined> {
  const { filter, sort, columns, group } = settings;
  return {
    view: id,
    filter: filter === undefined ? undefined : JSON.stringify(filter),
    sort,
    columns: columns?.join(","),
    group,
  };
}

/** What a list shows, as a view keeps it. */
export function settingsOfList({ filter, sort, columns, group }: ListSettings): ViewSettings {
  const search = settingsSearch({ filter, sort, columns, group });
  return {
    ...(search.filter ? { filter } : {}),
    ...(sort ? { sort } : {}),
    ...(columns ? { columns } : {}),
    ...(group ? { group } : {}),
  };
}

/** Whether the list shows something else than the view keeps. Fields and columns that are gone by now do not count as a change. */
export function differs(list: ListSettings, view: SavedView, catalogue: Catalogue<never>, columnKeys: readonly string[]): boolean {
  const kept = readSettings(searchOfView(view), catalogue, columnKeys).settings;
  return canonical(settingsOfList(kept)) !== canonical(settingsOfList(list));
}

/** JSON with its keys in order: the database gives them back in its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([left], [right]) => (left < right ? -1 : 1)))
      : one,
  );
}
