/**
 * How a room adds its pages to the house. `src/features/ROOM/web/pages.ts` exports `room: Room`; `src/main/browser.tsx` lists rooms.
 *
 *     export const room: Room = {
 *       pages: [
 *         {
 *           path: "people",                       // under /w/SLUG/; "people/$personId" takes a parameter (usePageParams)
 *           titleKey: "pages:people",             // in the navigation, the breadcrumbs and the palette; the namespace "pages" is for that
 *           namespaces: ["people", "org"],        // catalogues that are there before the page is drawn
 *           nav: { icon: IconUsers, order: 70 },  // without `nav` the page is reached by links and the palette only
 *           keys: "g p",
 *           right: "people.read",                 // shown only to those who have it in `me.rights`
 *           load: async () => (await import("./people/PeoplePage.tsx")).PeoplePage,   // a chunk of its own
 *         },
 *       ],
 *       actions: [{ titleKey: "pages:invite", path: "people?panel=new", right: "people.change" }],
 *       finders: [{ key: "people", titleKey: "pages:people", find: findPeople }],   // what ⌘K searches
 *       cardTabs: [{ card: "client", key: "deals", titleKey: "pages:deals", order: 30, namespaces: ["deals"], load: … }],   // shown by a
 *     };                                              // card of a room on the left, which knows nothing of this one: useCardTabs("client")
 */
import type { ComponentType } from "react";
import type { Key, Namespace } from "./i18n/text.ts";
import type { Askable } from "./kit/list/field-words.ts";

export type PageIcon = ComponentType<{ size?: number; stroke?: number; "aria-hidden"?: boolean }>;

/** Titles that the frame shows before the page's own catalogues are there. */
export type TitleKey = Extract<Key, `pages:${string}`>;

type Loaded = { readonly titleKey: TitleKey; readonly namespaces: readonly Namespace[]; readonly load: () => Promise<ComponentType> };

export type Page = Loaded & {
  readonly path: string;
  /** The badge is a number that the page itself shows; a hook, because it is read like everything else. */
  readonly nav?: { readonly icon: PageIcon; readonly order: number; readonly useBadge?: () => number | null };
  /** An icon at the right of the top bar, with a number that the page itself shows. */
  readonly topBar?: { readonly icon: PageIcon; readonly order: number; readonly useBadge: () => number | null };
  /** In the menu of the person who is signed in, instead of the navigation. */
  readonly accountMenu?: { readonly icon: PageIcon; readonly order: number };
  readonly keys?: string;
  readonly right?: string;
};

/** A page outside of every workspace: `/sign-in`, `/setup`, … */
export type OutsidePage = Loaded & { readonly path: string };

/** An entry of the command palette that leads to an address. */
export type PageAction = {
  readonly titleKey: TitleKey;
  readonly path: string;
  readonly keys?: string;
  readonly right?: string;
};

export type Found = { readonly id: string; readonly title: string; readonly detail?: string; readonly path: string };

/** A search of the command palette. */
export type Finder = {
  readonly key: string;
  readonly titleKey: TitleKey;
  readonly right?: string;
  readonly find: (query: string, signal: AbortSignal) => Promise<readonly Found[]>;
};

/** Cards (and the settings) of rooms on the left that take tabs from rooms on the right. */
export type CardKind = "client" | "contact" | "lead" | "deal" | "settings";

/** A tab on a card: drawn with the id of the card's record, which is null in the settings. */
export type CardTab = {
  readonly card: CardKind;
  readonly key: string;
  readonly titleKey: TitleKey;
  readonly order: number;
  readonly right?: string;
  readonly namespaces: readonly Namespace[];
  readonly load: () => Promise<ComponentType<CardTabProps>>;
};
export type CardTabProps = { readonly recordId: string | null };

/** What a task is about, for what other rooms put on its screen: the texts of its step by key, the record, the fields that it asks for. */
export type TaskPartProps = {
  readonly taskId: string;
  readonly script: string | null;
  readonly texts: readonly string[];
  readonly subject: { readonly kind: string; readonly id: string } | null;
  readonly clientId: string | null;
  readonly mayChange: boolean;
};

/** beside: next to what is to be done (the script); after: under it (the way of the run); action: a button among those that are no outcome. */
export type TaskPart = {
  readonly place: "beside" | "after" | "action";
  readonly key: string;
  readonly titleKey: TitleKey;
  readonly order: number;
  readonly right?: string;
  readonly namespaces: readonly Namespace[];
  readonly load: () => Promise<ComponentType<TaskPartProps>>;
};

/** Records of a room on the right that filters of records on the left may ask about; its title stands after "has": "a deal". */
export type Related = {
  readonly of: CardKind;
  /** As the filter names it. */
  readonly name: string;
  readonly titleKey: TitleKey;
  readonly right?: string;
  readonly namespaces: readonly Namespace[];
  readonly useAskable: () => Askable;
};

/** What is to be done next about a record. */
export type NextStep =
  | {
      readonly kind: "task";
      readonly title: string;
      readonly due: string | null;
      readonly isOverdue: boolean;
      readonly assignee: { readonly id: string; readonly name: string };
    }
  /** Nobody has to do anything: it goes on by itself, at this instant at the latest. */
  | { readonly kind: "wait"; readonly due: string };

/** Whoever knows what is next; `feature` is the room whose changes make it read again. */
export type NextSteps = {
  readonly feature: string;
  readonly right?: string;
  readonly of: (recordId: string) => Promise<NextStep | null>;
};

export type Room = {
  readonly pages: readonly Page[];
  readonly outside?: readonly OutsidePage[];
  readonly actions?: readonly PageAction[];
  readonly finders?: readonly Finder[];
  readonly cardTabs?: readonly CardTab[];
  readonly related?: readonly Related[];
  /** On the screen of a task, whichever room it stands in: see task-parts.tsx. */
  readonly taskParts?: readonly TaskPart[];
  /** On cards and in lists of rooms on the left: see next-steps.ts. */
  readonly nextSteps?: NextSteps;
};

/** Whether the person may see something that asks for a right. */
export function isAllowed(right: string | undefined, rights: readonly string[]): boolean {
  return right === undefined || rights.includes(right);
}
