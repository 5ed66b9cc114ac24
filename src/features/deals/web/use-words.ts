/** The names of a list of the company: loss reasons, products, sources … those in use, in the order of the list. */
import { useMemo } from "react";
import { useRead } from "#ui/query.ts";

export type Word = { readonly id: string; readonly name: string; readonly retiredAt: string | null; readonly version: number };
/** The lists by their address, and the room that keeps each. */
export const listRooms = {
  products: "deals",
  "loss-reasons": "deals",
  competitors: "deals",
  "rejection-reasons": "deals",
  sources: "clients",
  regions: "clients",
} as const;
export type ListName = keyof typeof listRooms;

const none: readonly string[] = [];

export function useWords(list: ListName, isEnabled = true): string[] {
  const { data } = useRead<{ items: readonly Word[] }>([listRooms[list], "words", list], `/${list}`, { limit: 200 }, { isEnabled });
  return useMemo(() => [...(data?.items.filter(({ retiredAt }) => retiredAt === null).map(({ name }) => name) ?? none)], [data]);
}
