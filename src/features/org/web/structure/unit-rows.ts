/** Units as indented rows: each under its parent, by name. */
import type { Unit } from "../company/answers.ts";

export type UnitRow = { readonly unit: Unit; readonly depth: number };

export function unitRows(units: readonly Unit[], language: string): readonly UnitRow[] {
  const known = new Set(units.map((one) => one.id));
  const children = Map.groupBy(units, (one) => (one.parentId && known.has(one.parentId) ? one.parentId : null));
  const under = (parentId: string | null, depth: number): readonly UnitRow[] =>
    depth > 10
      ? []
      : (children.get(parentId) ?? [])
          .toSorted((one, other) => one.name.localeCompare(other.name, language))
          .flatMap((unit) => [{ unit, depth }, ...under(unit.id, depth + 1)]);
  return under(null, 0);
}
