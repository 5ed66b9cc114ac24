/** Units: the department, its directions, and groups anywhere. Pure rules; what they need to know comes in. */
import { no, type Result, yes } from "#shared/result.ts";

export type UnitKind = "department" | "direction" | "group";
export type Unit = {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: UnitKind;
  readonly name: string;
  readonly archivedAt: Date | null;
  readonly version: number;
};
export type UnitFields = Pick<Unit, "parentId" | "kind" | "name" | "archivedAt">;

/** "Reorganised" and not "changed", for `UnitChanged` is a person's going to another unit. */
export type UnitEvent =
  | { readonly type: "UnitAdded"; readonly unit: Unit }
  | {
      readonly type: "UnitReorganised";
      readonly unitId: string;
      readonly before: Partial<UnitFields>;
      readonly after: Partial<UnitFields>;
    };

export type UnitRefusal =
  | "unknown_parent"
  | "parent_archived"
  | "cycle"
  | "kind_does_not_nest"
  | "unit_archived"
  | "unit_has_people"
  | "unit_has_positions"
  | "unit_has_units";

export type UnitSurroundings = {
  /** The parent asked for: null is none, undefined an unknown one. */
  readonly parent: Unit | null | undefined;
  /** The parent asked for stands below the unit (or is the unit). */
  readonly parentIsBelow: boolean;
  /** Kinds of the units directly below that are not archived. */
  readonly childKinds: readonly UnitKind[];
  /** People who work here and belong to the unit itself. */
  readonly people: number;
  readonly openPositions: number;
};

export type UnitWish = Partial<Omit<UnitFields, "archivedAt">> & { readonly archived?: boolean };

/** Department ⊃ direction ⊃ group. A small company begins with directions alone; a group may hang under any unit. */
const hangsUnder: Readonly<Record<UnitKind, readonly (UnitKind | null)[]>> = {
  department: [null],
  direction: [null, "department"],
  group: [null, "department", "direction", "group"],
};

type Rule = (unit: Unit, around: UnitSurroundings) => UnitRefusal | null;

/** What must hold of a unit that is not archived. */
const rules: readonly Rule[] = [
  (_, around) => (around.parent === undefined ? "unknown_parent" : null),
  (_, around) => (around.parentIsBelow ? "cycle" : null),
  (_, around) => (around.parent?.archivedAt ? "parent_archived" : null),
  (unit, around) => (hangsUnder[unit.kind].includes(around.parent?.kind ?? null) ? null : "kind_does_not_nest"),
  (unit, around) => (around.childKinds.every((kind) => hangsUnder[kind].includes(unit.kind)) ? null : "kind_does_not_nest"),
];

/** What must hold of a unit that is put away: nobody works there, nobody is sought for it, nothing hangs under it. */
const archivingRules: readonly Rule[] = [
  (_, around) => (around.people > 0 ? "unit_has_people" : null),
  (_, around) => (around.openPositions > 0 ? "unit_has_positions" : null),
  (_, around) => (around.childKinds.length > 0 ? "unit_has_units" : null),
];

const firstRefusal = (checked: readonly Rule[], unit: Unit, around: UnitSurroundings) =>
  checked.map((rule) => rule(unit, around)).find((refusal) => refusal !== null);

export function addUnit(unit: Unit, around: UnitSurroundings): Result<readonly UnitEvent[], UnitRefusal> {
  const refusal = firstRefusal(rules, unit, around);
  return refusal ? no(refusal) : yes([{ type: "UnitAdded", unit }]);
}

/** Renames, re-hangs, archives or restores. An archived unit can only be restored (with other changes, if they are sent along). */
export function changeUnit(unit: Unit, wish: UnitWish, around: UnitSurroundings, now: Date): Result<readonly UnitEvent[], UnitRefusal> {
  const { archived, ...fields } = wish;
  const wished: Unit = {
    ...unit,
    ...fields,
    archivedAt: archived === undefined ? unit.archivedAt : archived ? (unit.archivedAt ?? now) : null,
  };
  const changed = (["parentId", "kind", "name", "archivedAt"] as const).filter((field) => wished[field] !== unit[field]);
  if (changed.length === 0) return yes([]);
  if (unit.archivedAt && wished.archivedAt) return no("unit_archived");
  const refusal = firstRefusal(wished.archivedAt ? [...rules, ...archivingRules] : rules, wished, around);
  if (refusal) return no(refusal);
  const pick = (from: Unit) => Object.fromEntries(changed.map((field) => [field, from[field]])) as Partial<UnitFields>;
  return yes([{ type: "UnitReorganised", unitId: unit.id, before: pick(unit), after: pick(wished) }]);
}
