/** Who is signed in, in this workspace: name, language, time zone, rights. */
import { useQuery } from "@tanstack/react-query";
import { useRouterState } from "@tanstack/react-router";
import { slugOf } from "./address.ts";
import { api } from "./api.ts";
import type { Language } from "./i18n/text.ts";

export type Me = {
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly level: string | null;
  readonly role: string | null;
  readonly functions: readonly string[];
  readonly language: Language;
  readonly timeZone: string;
  readonly chiefId: string | null;
  readonly rights: readonly string[];
  readonly workspace: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly currency: string;
    readonly timeZone: string;
    readonly country: string;
    readonly languages: readonly Language[];
    readonly fiscalStartMonth: number;
  };
};

export const meQuery = (slug: string) => ({
  queryKey: ["org", "me", slug] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<Me>("/me", { signal, workspace: slug }),
  staleTime: 60_000,
});

/** The shell draws pages only once this is there, so inside of a page it always is. */
export function useMe(): Me {
  const me = useMeIfSignedIn();
  if (!me) throw new Error("useMe is for pages inside a workspace.");
  return me;
}

export function useMeIfSignedIn(): Me | undefined {
  const slug = useRouterState({ select: (state) => slugOf(state.location.pathname) });
  return useQuery({ ...meQuery(slug ?? ""), enabled: slug !== null }).data;
}

/** Whether the person has a right: screens hide what the server would refuse anyway. */
export function useCan(): (right: string) => boolean {
  const { rights } = useMe();
  return (right) => rights.includes(right);
}

/** The person's time zone; before anybody is signed in, the browser's. */
export function useTimeZone(): string {
  return useMeIfSignedIn()?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
