/** Regions of a country that have holidays of their own. */
import { useRead } from "#ui/query.ts";

export type Region = { readonly code: string; readonly name: string };

export function useRegions(country: string): readonly Region[] {
  return (
    useRead<{ readonly items: readonly Region[] }>(["org", "regions", country], "/org/calendar/regions", { country }).data?.items ?? []
  );
}
