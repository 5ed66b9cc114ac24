/** What the deals screens ask of the server. Every step names the version it was decided on, so that two people never overrule each other unseen. */
import { api } from "#ui/api.ts";
import type { Deal, History } from "./answers.ts";

type Seen = Pick<Deal, "id" | "version">;
const step = (seen: Seen, verb: string, body: object, idempotencyKey?: string) =>
  api.post<Deal>(`/deals/${seen.id}/${verb}`, { body, ifMatch: seen.version, ...(idempotencyKey ? { idempotencyKey } : {}) });

export const moveDeal = (deal: Seen, to: { readonly stage: string; readonly pipeline?: string }) => step(deal, "move", to);
export const winDeal = (deal: Seen) => step(deal, "win", {});
export const loseDeal = (deal: Seen, reason: string) => step(deal, "lose", { reason });
export const reopenDeal = (deal: Seen) => step(deal, "reopen", {});
/** Takes the last step back, within ten seconds and by whoever made it. Which one that is the history says; the version says that nothing came after. */
export async function undoStep(deal: Seen): Promise<Deal> {
  const { visits } = await api.get<History>(`/deals/${deal.id}/history`);
  return step(deal, "undo", { position: visits.at(-1)?.position });
}

export type DealChange = Readonly<Record<string, unknown>>;
export const changeDeal = (deal: Seen, change: DealChange) => api.patch<Deal>(`/deals/${deal.id}`, { body: change, ifMatch: deal.version });

export const openDeal = (body: DealChange, idempotencyKey: string) => api.post<Deal>("/deals", { body, idempotencyKey });
