/** The company as a ladder: one row per level from the top, and a last row for people outside of it. */
import type { Level, Position, TreeNode } from "../../company/answers.ts";
import { type Company, isHere } from "../../company/company.ts";

export type LadderRow = {
  readonly key: string;
  /** null: the people outside of the ladder. */
  readonly level: Level | null;
  readonly people: readonly TreeNode[];
  readonly vacancies: readonly Position[];
};

/** Within a row people stand in the order of the tree, so that those of one chief stand together and lines cross little. */
export function ladderRows(company: Company): readonly LadderRow[] {
  const order = treeOrder(company);
  const place = (id: string) => order.get(id) ?? Number.MAX_SAFE_INTEGER;
  const people = company.people.filter(isHere).toSorted((one, other) => place(one.id) - place(other.id));
  const rows = company.levels.map((level) => ({
    key: level.key,
    level,
    people: people.filter((one) => one.level === level.key),
    vacancies: company.vacancies.filter((one) => one.level === level.key),
  }));
  const outside = people.filter((one) => one.level === null);
  return outside.length > 0 ? [...rows, { key: "", level: null, people: outside, vacancies: [] }] : rows;
}

/** From each chief down to the last below, then the next: the place of every person in that walk. */
function treeOrder(company: Company): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  const walk = (person: TreeNode) => {
    if (order.has(person.id)) return;
    order.set(person.id, order.size);
    for (const below of company.below(person.id)) walk(below);
  };
  for (const person of company.people) if (!company.person(person.chiefId)) walk(person);
  for (const person of company.people) walk(person);
  return order;
}

/** Everybody that the reporting lines of one person touch: the chiefs up to the top, the person, those directly below. */
export function lineOf(
  company: Company,
  personId: string,
): { readonly ids: ReadonlySet<string>; readonly lines: readonly (readonly [chief: string, below: string])[] } {
  const lines: (readonly [string, string])[] = company.below(personId).map((one) => [personId, one.id] as const);
  const seen = new Set([personId]);
  for (let at = company.person(personId); at?.chiefId && !seen.has(at.chiefId); at = company.person(at.chiefId)) {
    lines.push([at.chiefId, at.id]);
    seen.add(at.chiefId);
  }
  return { ids: new Set([personId, ...lines.flat()]), lines };
}
