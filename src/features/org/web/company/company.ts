/** The structure of the company with its look-ups: who is who, above whom, at which level. Pure. */
import type { Level, Pairing, Position, Role, Tree, TreeNode, Unit } from "./answers.ts";

/** Roles outside of the ladder, in the order they are shown. */
export const roles = ["administrator", "presales", "production", "auditor"] as const satisfies readonly Role[];

export type PairedWith = { readonly pairing: Pairing; readonly otherId: string; readonly gives: boolean };

export type Company = {
  readonly tree: Tree;
  /** From the top of the ladder down, without retired levels that nobody holds. */
  readonly levels: readonly Level[];
  readonly people: readonly TreeNode[];
  readonly vacancies: readonly Position[];
  person(id: string | null | undefined): TreeNode | undefined;
  level(key: string | null | undefined): Level | undefined;
  unit(id: string | null | undefined): Unit | undefined;
  /** "Sales › North › Food". */
  unitPath(id: string | null): string;
  below(personId: string): readonly TreeNode[];
  isAtOrBelow(personId: string, topId: string): boolean;
  pairsOf(personId: string): readonly PairedWith[];
};

export function companyOf(tree: Tree): Company {
  const people = new Map(tree.people.map((one) => [one.id, one]));
  const levels = new Map(tree.levels.map((one) => [one.key, one]));
  const units = new Map(tree.units.map((one) => [one.id, one]));
  const below = Map.groupBy(tree.people, (one) => one.chiefId);

  const isAtOrBelow = (personId: string, topId: string): boolean => {
    const seen = new Set<string>();
    for (let at: string | null = personId; at !== null && !seen.has(at); at = people.get(at)?.chiefId ?? null) {
      if (at === topId) return true;
      seen.add(at);
    }
    return false;
  };
  const unitPath = (id: string | null): string => {
    const names: string[] = [];
    for (let at = id; at !== null && names.length < 10; at = units.get(at)?.parentId ?? null) names.unshift(units.get(at)?.name ?? "");
    return names.filter(Boolean).join(" › ");
  };
  return {
    tree,
    levels: tree.levels.filter((one) => one.retiredAt === null || one.people > 0).sort((one, other) => one.rank - other.rank),
    people: tree.people,
    vacancies: tree.vacancies,
    person: (id) => (id ? people.get(id) : undefined),
    level: (key) => (key ? levels.get(key) : undefined),
    unit: (id) => (id ? units.get(id) : undefined),
    unitPath,
    below: (personId) => below.get(personId) ?? [],
    isAtOrBelow,
    pairsOf: (personId) =>
      tree.pairings
        .filter((one) => one.to === null && (one.giverId === personId || one.takerId === personId))
        .map((pairing) => {
          const gives = pairing.giverId === personId;
          return { pairing, gives, otherId: gives ? pairing.takerId : pairing.giverId };
        }),
  };
}

/** Works here: can be a chief, a deputy, a pair. */
export const isHere = (one: Pick<TreeNode, "status">): boolean => one.status === "active" || one.status === "invited";

/** The nearest level above that has people; among them somebody of the same unit, else whoever has fewest people below. */
export function suggestChief(company: Company, levelKey: string | null, unitId: string | null): TreeNode | undefined {
  const level = company.level(levelKey);
  if (!level) return undefined;
  const above = company.levels.filter((one) => one.rank < level.rank).reverse();
  const holders = above
    .map((one) => company.people.filter((person) => person.level === one.key && isHere(person) && mayLead(one)))
    .find((people) => people.length > 0);
  const burden = (person: TreeNode) => company.below(person.id).length + (unitId !== null && person.unitId === unitId ? 0 : 10_000);
  return holders?.toSorted((one, other) => burden(one) - burden(other))[0];
}

const mayLead = ({ functions }: Level): boolean =>
  functions.some((one) => one === "set_goals" || one === "lead_department" || one === "lead_direction");

/** Levels that somebody works at: their own and that of a second function. */
export const levelsOf = (person: Pick<TreeNode, "level" | "functions">): readonly string[] => [
  ...(person.level ? [person.level] : []),
  ...person.functions,
];

/** Whether the routes let one person set work for the other. */
export function mayPair(company: Company, giver: TreeNode, taker: TreeNode): boolean {
  return company.tree.routes.some((route) => levelsOf(giver).includes(route.from) && levelsOf(taker).includes(route.to));
}
