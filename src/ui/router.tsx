/** The addresses: pages of rooms under `/w/SLUG/`, each its own chunk with its catalogues; sign-in and the like outside. */
import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
  redirect,
} from "@tanstack/react-router";
import type { ComponentType } from "react";
import { pageAddress } from "./address.ts";
import { loadTexts } from "./i18n/start.ts";
import type { Namespace } from "./i18n/text.ts";
import { meQuery } from "./me.ts";
import { isAllowed, type OutsidePage, type Page, type Room } from "./pages.ts";
import { parseSearch, stringifySearch } from "./search-text.ts";
import { NotFound, PageLoading, PageProblem } from "./shell/PageStates.tsx";

type Lazy = { readonly load: () => Promise<ComponentType>; readonly namespaces: readonly Namespace[] };

/** The code, its words and nothing else: data is the page's own business. */
function lazyPage({ load, namespaces }: Lazy) {
  const component = lazyRouteComponent(async () => ({ default: await load() }));
  return { component, loader: () => loadTexts(namespaces), staleTime: Number.POSITIVE_INFINITY };
}

export function newRouter(rooms: readonly Room[], client: QueryClient, history?: RouterHistory) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
  const home = createRoute({ getParentRoute: () => root, path: "/", beforeLoad: () => toStart() });
  const outside = rooms
    .flatMap((room) => room.outside ?? [])
    .map((page: OutsidePage) => createRoute({ getParentRoute: () => root, path: `/${page.path}`, ...lazyPage(page) }));

  const shell = {
    load: async () => {
      const { shellOf } = await import("./shell/Shell.tsx");
      return shellOf(rooms);
    },
    namespaces: ["shell", "pages"] as const,
  };
  const workspace = createRoute({
    getParentRoute: () => root,
    path: "/w/$slug",
    notFoundComponent: NotFound,
    ...lazyPage(shell),
    loader: async ({ params }) => {
      await Promise.all([loadTexts(shell.namespaces), client.ensureQueryData(meQuery(params.slug))]);
    },
  });
  const pages = rooms.flatMap((room) => room.pages);
  const inside = pages.map((page) => createRoute({ getParentRoute: () => workspace, path: page.path, ...lazyPage(page) }));
  const first = createRoute({
    getParentRoute: () => workspace,
    path: "/",
    beforeLoad: async ({ params }) => {
      const me = await client.ensureQueryData(meQuery(params.slug));
      const target = firstPage(pages, me.rights);
      if (target) throw redirect({ to: pageAddress(params.slug, target.path), replace: true });
    },
  });

  return createRouter({
    routeTree: root.addChildren([home, ...outside, workspace.addChildren([first, ...inside])]),
    defaultPreload: "intent",
    defaultPendingComponent: PageLoading,
    defaultPendingMs: 150,
    defaultErrorComponent: PageProblem,
    scrollRestoration: true,
    parseSearch,
    stringifySearch,
    ...(history ? { history } : {}),
  });
}

/** `/` leads to the one workspace, to the choice, to sign-in or to the first run; the page "workspaces" knows which. */
function toStart(): never {
  throw redirect({ to: "/workspaces", replace: true });
}

/** Where somebody lands: the first page of the navigation that they may see, else any they may see. */
export function firstPage(pages: readonly Page[], rights: readonly string[]): Page | undefined {
  const seen = pages.filter((page) => isAllowed(page.right, rights));
  const inNavigation = seen.flatMap((page) => (page.nav ? [{ page, order: page.nav.order }] : []));
  return inNavigation.sort((one, other) => one.order - other.order)[0]?.page ?? seen[0];
}
