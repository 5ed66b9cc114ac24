/**
 * What is to be done next about a record, on cards and in lists of rooms that know nothing of tasks (`Room.nextSteps`, see pages.ts).
 *
 *     const next = useNextStep(deal.id);          // undefined: not known (yet), null: nothing is to be done
 *     useNextStepsAhead(idsBelowTheScreen);       // so that it is there when one scrolls
 *
 * Each card has an answer of its own in the cache, of which those on the screen are read again after a live message; the room asks
 * for many of them at once.
 */
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect } from "react";
import type { NextStep, NextSteps } from "./pages.ts";

const Offered = createContext<NextSteps | null>(null);

/** Given by the frame: null where the person may not see tasks. */
export const NextStepsProvider = Offered.Provider;

export function useNextStep(recordId: string | null): NextStep | null | undefined {
  const offered = useContext(Offered);
  const isAsked = offered !== null && recordId !== null;
  return useQuery({ ...(isAsked ? asked(offered, recordId) : { queryKey: ["nobody"], queryFn: () => null }), enabled: isAsked }).data;
}

export function useNextStepsAhead(recordIds: readonly string[]): void {
  const offered = useContext(Offered);
  const client = useQueryClient();
  useEffect(() => {
    if (offered) for (const id of recordIds) readAhead(client, offered, id);
  }, [client, offered, recordIds]);
}

const readAhead = (client: QueryClient, offered: NextSteps, id: string) => void client.prefetchQuery(asked(offered, id));

const asked = ({ feature, of }: NextSteps, id: string) => ({ queryKey: [feature, "next", id], queryFn: () => of(id) });
