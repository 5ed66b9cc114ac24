/** What of the house this person is shown: pages, actions and searches by their rights. */
import { isAllowed, type NextSteps, type Page, type Room } from "../pages.ts";

export type House = {
  readonly pages: readonly Page[];
  readonly navigation: readonly Page[];
  readonly topBar: readonly Page[];
  readonly accountMenu: readonly Page[];
  readonly actions: NonNullable<Room["actions"]>;
  readonly finders: NonNullable<Room["finders"]>;
  readonly cardTabs: NonNullable<Room["cardTabs"]>;
  readonly related: NonNullable<Room["related"]>;
  readonly taskParts: NonNullable<Room["taskParts"]>;
  readonly nextSteps: NextSteps | null;
};

export function houseFor(rooms: readonly Room[], rights: readonly string[]): House {
  const allowed = <T extends { readonly right?: string }>(things: readonly T[]) => things.filter((thing) => isAllowed(thing.right, rights));
  const pages = allowed(rooms.flatMap((room) => room.pages));
  return {
    pages,
    navigation: inOrder(pages, (page) => page.nav?.order),
    topBar: inOrder(pages, (page) => page.topBar?.order),
    accountMenu: inOrder(pages, (page) => page.accountMenu?.order),
    actions: allowed(rooms.flatMap((room) => room.actions ?? [])),
    finders: allowed(rooms.flatMap((room) => room.finders ?? [])),
    cardTabs: inOrder(allowed(rooms.flatMap((room) => room.cardTabs ?? [])), (tab) => tab.order),
    related: allowed(rooms.flatMap((room) => room.related ?? [])),
    taskParts: inOrder(allowed(rooms.flatMap((room) => room.taskParts ?? [])), (part) => part.order),
    nextSteps: allowed(rooms.flatMap((room) => room.nextSteps ?? []))[0] ?? null,
  };
}

function inOrder<T>(things: readonly T[], order: (thing: T) => number | undefined): readonly T[] {
  return things.filter((thing) => order(thing) !== undefined).sort((one, other) => order(one)! - order(other)!);
}

/** The pages on the way to an address: "settings/levels" is reached through "settings". Parameters match anything. */
export function crumbsOf(pages: readonly Page[], path: string): readonly Page[] {
  const parts = path.split("/").filter(Boolean);
  return pages
    .filter((page) => isPrefix(page.path.split("/"), parts))
    .sort((one, other) => one.path.split("/").length - other.path.split("/").length);
}

function isPrefix(pattern: readonly string[], parts: readonly string[]): boolean {
  return pattern.length <= parts.length && pattern.every((part, at) => part.startsWith("$") || part === parts[at]);
}
