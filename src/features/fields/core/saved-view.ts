/** Saved views: what a list shows, under a name; one's own, or shared by whoever leads. Pure rules; what they need to know comes in. */
import { no, type Result, yes } from "#shared/result.ts";
import { foldText } from "#shared/text.ts";

export const sharings = ["nobody", "unit", "level", "everybody"] as const;
export type Sharing = (typeof sharings)[number];

/** Filter, order, columns and grouping, as the screen keeps them; and its further choices, such as table or board. */
export type ViewSettings = {
  readonly filter?: unknown;
  readonly sort?: string | undefined;
  readonly columns?: readonly string[] | undefined;
  readonly group?: string | undefined;
  readonly more?: Readonly<Record<string, string>> | undefined;
};

export type SavedView = {
  readonly id: string;
  readonly screen: string;
  readonly name: string;
  readonly ownerId: string;
  readonly sharedWith: Sharing;
  /** Shared with a unit: the people of that unit and of the units in it. */
  readonly unitId: string | null;
  readonly levelId: string | null;
  readonly settings: ViewSettings;
  readonly version: number;
};
export type ViewParts = Partial<Pick<SavedView, "name" | "sharedWith" | "unitId" | "levelId" | "settings">>;
export type ViewWish = {
  readonly name?: string | undefined;
  readonly sharedWith?: Sharing | undefined;
  readonly settings?: ViewSettings | undefined;
};

export type ViewEvent =
  | { readonly type: "ViewSaved"; readonly view: SavedView }
  | { readonly type: "ViewChanged"; readonly viewId: string; readonly before: ViewParts; readonly after: ViewParts }
  | { readonly type: "ViewDeleted"; readonly view: SavedView };

export type ViewRefusal = "not_own_view" | "sharing_not_allowed" | "no_own_unit" | "no_own_level" | "view_name_taken" | "too_many_views";

export type ViewAround = {
  /** The person who acts, and where they stand today. */
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly levelId: string | null;
  readonly mayShare: boolean;
  /** The person's other views of the screen. */
  readonly otherNames: readonly string[];
};

const mostViews = 100;

type Rule = (view: SavedView, around: ViewAround) => ViewRefusal | null;

const rules: readonly Rule[] = [
  (view, { mayShare }) => (view.sharedWith !== "nobody" && !mayShare ? "sharing_not_allowed" : null),
  (view) => (view.sharedWith === "unit" && view.unitId === null ? "no_own_unit" : null),
  (view) => (view.sharedWith === "level" && view.levelId === null ? "no_own_level" : null),
  (view, { otherNames }) => (otherNames.some((name) => foldText(name) === foldText(view.name)) ? "view_name_taken" : null),
];
const firstRefusal = (view: SavedView, around: ViewAround) => rules.map((rule) => rule(view, around)).find((refusal) => refusal !== null);

/** With whom a view is shared, seen from where the person stands. */
export function scopeOf(sharedWith: Sharing, { unitId, levelId }: Pick<ViewAround, "unitId" | "levelId">) {
  return { sharedWith, unitId: sharedWith === "unit" ? unitId : null, levelId: sharedWith === "level" ? levelId : null };
}

export function saveView(view: SavedView, around: ViewAround): Result<readonly ViewEvent[], ViewRefusal> {
  if (around.otherNames.length >= mostViews) return no("too_many_views");
  const refusal = firstRefusal(view, around);
  return refusal ? no(refusal) : yes([{ type: "ViewSaved", view }]);
}

/** Only its owner changes a view. Shared anew, it goes to the unit or level where the owner stands now. */
export function changeView(view: SavedView, wish: ViewWish, around: ViewAround): Result<readonly ViewEvent[], ViewRefusal> {
  if (view.ownerId !== around.personId) return no("not_own_view");
  const scope = wish.sharedWith !== undefined && wish.sharedWith !== view.sharedWith ? scopeOf(wish.sharedWith, around) : {};
  const wished: SavedView = {
    ...view,
    ...scope,
    ...(wish.name === undefined ? {} : { name: wish.name }),
    ...(wish.settings === undefined ? {} : { settings: wish.settings }),
  };
  const refusal = firstRefusal(wished, around);
  if (refusal) return no(refusal);
  const parts = ["name", "sharedWith", "unitId", "levelId", "settings"] as const;
  const changed = parts.filter((part) => JSON.stringify(view[part]) !== JSON.stringify(wished[part]));
  if (changed.length === 0) return yes([]);
  const pick = (from: SavedView) => Object.fromEntries(changed.map((part) => [part, from[part]])) as ViewParts;
  return yes([{ type: "ViewChanged", viewId: view.id, before: pick(view), after: pick(wished) }]);
}

export function deleteView(view: SavedView, { personId }: Pick<ViewAround, "personId">): Result<readonly ViewEvent[], ViewRefusal> {
  return view.ownerId === personId ? yes([{ type: "ViewDeleted", view }]) : no("not_own_view");
}
