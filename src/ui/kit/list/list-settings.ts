/** What a list shows, as it stands in the address and in a saved view: filter, order, columns, grouping. */
import { type Catalogue, fieldOf } from "#shared/filter/catalogue.ts";
import { type CheckedFilter, checkFilter, type FilterFault, readFilter } from "#shared/filter/check.ts";
import { everything, type Filter } from "#shared/filter/language.ts";
import { readOrder } from "#shared/filter/order.ts";

export type ListSettings = {
  readonly filter: CheckedFilter;
  /** Names of fields as in `?sort=`; null is the list's own order. */
  readonly sort: string | null;
  /** Keys of the columns in their order; null is the screen's own choice. */
  readonly columns: readonly string[] | null;
  /** The field whose equal values stand together. */
  readonly group: string | null;
};

type Search = Readonly<Record<string, string | undefined>>;
/** The names under which a list's settings stand in the address. */
export const settingNames = ["filter", "sort", "columns", "group"] as const;

export type ReadSettings = { readonly settings: ListSettings; readonly faults: readonly FilterFault[] };

const nothing = (catalogue: Catalogue<never>) => {
  const checked = checkFilter(everything, catalogue);
  if (!checked.ok) throw new Error("The filter of everything must hold for each catalogue.");
  return checked.value;
};

/** The settings of an address. A filter that cannot be read is everything, and its faults are told; an unknown order or column is left out. */
export function readSettings(search: Search, catalogue: Catalogue<never>, columnKeys: readonly string[]): ReadSettings {
  const read = search["filter"] ? readFilter(search["filter"], catalogue) : null;
  const filter = read?.ok ? read.value : nothing(catalogue);
  const sort = search["sort"] && readOrder(search["sort"], catalogue).ok ? search["sort"] : null;
  const columns = search["columns"]?.split(",").filter((key) => columnKeys.includes(key)) ?? null;
  const group = search["group"] && fieldOf(catalogue, search["group"]) ? search["group"] : null;
  return {
    settings: { filter, sort, columns: columns && columns.length > 0 ? columns : null, group },
    faults: read && !read.ok ? read.refusal : [],
  };
}

/** The same settings as parts of an address; what is as usual is left out. */
export function settingsSearch({ filter, sort, columns, group }: ListSettings): Record<(typeof settingNames)[number], string | undefined> {
  return {
    filter: isEverything(filter) ? undefined : JSON.stringify(filter),
    sort: sort ?? undefined,
    columns: columns?.join(",") || undefined,
    group: group ?? undefined,
  };
}

export function isEverything(filter: Filter): boolean {
  return "and" in filter && filter.and.length === 0;
}

/** Both hold. A filter of everything adds nothing. */
export function both(one: Filter, other: Filter | null): Filter {
  if (other === null || isEverything(other)) return one;
  if (isEverything(one)) return other;
  return { and: [...("and" in one ? one.and : [one]), ...("and" in other ? other.and : [other])] };
}

/** The order asked of the server: the grouping first, then what the person chose, then the list's own. */
export function orderOf({ sort, group }: Pick<ListSettings, "sort" | "group">, usual: string): string {
  const rest = (sort ?? usual).split(",").filter((word) => word !== "" && word.replace(/^-/, "") !== group);
  const chosen = sort?.split(",").find((word) => word.replace(/^-/, "") === group);
  return [...(group ? [chosen ?? group] : []), ...rest].slice(0, 3).join(",");
}

/** A click on a header: up, then down, then as usual. */
export function nextSort(current: string | null, field: string): string | null {
  if (current === field) return `-${field}`;
  return current === `-${field}` ? null : field;
}
