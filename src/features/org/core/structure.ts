/** The ladder: its levels, and the routes on which one level sets work for another. Pure rules; what they need to know comes in. */
import { no, type Result, yes } from "#shared/result.ts";
import type { Level, NewLevel } from "./level.ts";
import { mayPlace, type Standing } from "./rights.ts";

export type LadderLevel = Level & { readonly names: NewLevel["names"]; readonly version: number };
/** What may change about a level. Its key never does: imports, keys of other programs and the journal name a level by it. */
export type LevelFields = Pick<LadderLevel, "rank" | "names" | "functions" | "seesAll" | "retiredAt">;
/** By keys: level `from` may set work for level `to`. */
export type Route = { readonly from: string; readonly to: string };

export type StructureEvent =
  | { readonly type: "LevelAdded"; readonly level: LadderLevel }
  | { readonly type: "LevelChanged"; readonly levelId: string; readonly before: Partial<LevelFields>; readonly after: Partial<LevelFields> }
  | { readonly type: "RoutesChanged"; readonly workspaceId: string; readonly before: readonly Route[]; readonly after: readonly Route[] };

export type LevelRefusal = "key_taken" | "above_own_level" | "level_has_people" | "level_has_positions" | "last_owner_level";
export type RouteRefusal = "unknown_level" | "route_to_itself";

export type Ladder = {
  readonly workspaceId: string;
  readonly levels: readonly LadderLevel[];
  readonly routes: readonly Route[];
  readonly actor: Standing;
};

/** Who and what depends on one level. */
export type LevelUse = {
  /** People who work here and stand at this level, or have it as their second function. */
  readonly people: number;
  readonly openPositions: number;
  /** People who have signed in and stand at this level. */
  readonly active: number;
  /** The same at all other levels that set goals. */
  readonly otherOwners: number;
};

export type LevelWish = Partial<Omit<LevelFields, "retiredAt">> & { readonly retired?: boolean };

/**
 * May somebody with this standing make a level be like that? The owner and administrators may anything; others shape only what is below
 * themselves, and give it neither the owner's work nor more sight than their own: else editing one's own level would be a way past it.
 */
export function mayShape(actor: Standing, level: Pick<Level, "rank" | "functions" | "seesAll">): boolean {
  if (mayPlace(actor, { rank: null, role: "administrator" })) return true;
  return mayPlace(actor, { rank: level.rank, role: null }) && !level.functions.includes("set_goals") && (!level.seesAll || actor.seesAll);
}

/** A new level. Several levels may share a rank: two trades at one height (new business, existing clients), of which neither is above the other. */
export function addLevel(level: LadderLevel, ladder: Ladder): Result<readonly StructureEvent[], LevelRefusal> {
  if (ladder.levels.some((one) => one.key === level.key)) return no("key_taken");
  if (!mayShape(ladder.actor, level)) return no("above_own_level");
  return yes([{ type: "LevelAdded", level }]);
}

type LevelRule = (before: LadderLevel, after: LadderLevel, use: LevelUse) => LevelRefusal | null;
const retires = (before: LadderLevel, after: LadderLevel) => before.retiredAt === null && after.retiredAt !== null;

const levelRules: readonly LevelRule[] = [
  (before, after, use) => (retires(before, after) && use.people > 0 ? "level_has_people" : null),
  (before, after, use) => (retires(before, after) && use.openPositions > 0 ? "level_has_positions" : null),
  (before, after, use) => {
    const losesOwners = before.functions.includes("set_goals") && !after.functions.includes("set_goals") && use.active > 0;
    return losesOwners && use.otherOwners === 0 ? "last_owner_level" : null;
  },
];

/** Changes a level. One that retires takes its routes with it; brought back, it begins without. */
export function changeLevel(
  level: LadderLevel,
  wish: LevelWish,
  use: LevelUse,
  ladder: Ladder,
  now: Date,
): Result<readonly StructureEvent[], LevelRefusal> {
  const { retired, ...fields } = wish;
  const wished: LadderLevel = {
    ...level,
    ...fields,
    retiredAt: retired === undefined ? level.retiredAt : retired ? (level.retiredAt ?? now) : null,
  };
  if (!mayShape(ladder.actor, level) || !mayShape(ladder.actor, wished)) return no("above_own_level");
  const refusal = levelRules.map((rule) => rule(level, wished, use)).find((one) => one !== null);
  if (refusal) return no(refusal);
  const left = ladder.routes.filter((route) => route.from !== level.key && route.to !== level.key);
  return yes([...changedFields(level, wished), ...(retires(level, wished) ? changedRoutes(ladder, left) : [])]);
}

const levelFields = ["rank", "names", "functions", "seesAll", "retiredAt"] as const;

function changedFields(before: LadderLevel, after: LadderLevel): StructureEvent[] {
  const changed = levelFields.filter((field) => comparable(before[field]) !== comparable(after[field]));
  if (changed.length === 0) return [];
  const pick = (from: LadderLevel) => Object.fromEntries(changed.map((field) => [field, from[field]])) as Partial<LevelFields>;
  return [{ type: "LevelChanged", levelId: before.id, before: pick(before), after: pick(after) }];
}

/** Neither the order of functions nor that of languages is a difference. */
function comparable(value: LevelFields[keyof LevelFields]): string {
  if (Array.isArray(value)) return JSON.stringify([...value].sort());
  if (value !== null && typeof value === "object" && "en" in value) return JSON.stringify([value.en, value.ru, value.de]);
  return JSON.stringify(value);
}

/**
 * All routes at once. A level has no route to itself: whoever sets work for others of the level leads them, and a level above, or a second
 * function, says so openly; what equals ask of each other is a request. Pairings that the new routes no longer allow go on, because people
 * are in the midst of work on them: they are listed for somebody to end one by one.
 */
export function setRoutes(wanted: readonly Route[], ladder: Ladder): Result<readonly StructureEvent[], RouteRefusal> {
  const known = new Set(ladder.levels.filter((level) => level.retiredAt === null).map((level) => level.key));
  if (wanted.some(({ from, to }) => !known.has(from) || !known.has(to))) return no("unknown_level");
  if (wanted.some(({ from, to }) => from === to)) return no("route_to_itself");
  return yes(changedRoutes(ladder, wanted));
}

function changedRoutes({ workspaceId, routes }: Ladder, wanted: readonly Route[]): StructureEvent[] {
  const before = inOrder(routes);
  const after = inOrder(wanted);
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ type: "RoutesChanged", workspaceId, before, after }];
}

/** Each route once, in one order, so that equal sets are equal lists. */
function inOrder(routes: readonly Route[]): Route[] {
  const once = new Map(routes.map(({ from, to }) => [`${from} ${to}`, { from, to }]));
  return [...once.keys()].sort().map((key) => once.get(key)!);
}
