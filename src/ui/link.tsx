/**
 * Links to pages of this workspace, by their path in the registry.
 *
 *     <PageLink to="people" search={{ panel: person.id }}>{person.name}</PageLink>
 *     <Button component={PageLink} to="settings/levels">…</Button>
 *     const goTo = useGoTo(); goTo("people");
 */
import { Link, useNavigate, useRouterState } from "@tanstack/react-router";
import { type ComponentProps, useCallback } from "react";
import { pageAddress, slugOf } from "./address.ts";
import type { UrlState } from "./url-state.ts";

type Props = Omit<ComponentProps<"a">, "href"> & { readonly to: string; readonly search?: UrlState };

export function useSlug(): string {
  return useRouterState({ select: (state) => slugOf(state.location.pathname) }) ?? "";
}

export function PageLink({ to, search, ...rest }: Props) {
  const slug = useSlug();
  const target = { to: pageAddress(slug, to), search: search ?? {} } as unknown as ComponentProps<typeof Link>;
  return <Link preload="intent" {...(rest as object)} {...target} />;
}

export function useGoTo(): (path: string, search?: UrlState) => void {
  const slug = useSlug();
  const navigate = useNavigate();
  return useCallback(
    (path: string, search: UrlState = {}) => {
      const [to = "", query] = path.split("?");
      const fromPath = Object.fromEntries(new URLSearchParams(query ?? ""));
      void navigate({ to: pageAddress(slug, to), search: { ...fromPath, ...search } as never });
    },
    [navigate, slug],
  );
}
