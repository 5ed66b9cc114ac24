import type { Say } from "#ui/i18n/text.ts";
import type { Deal } from "./answers.ts";

/** Whose deal it is. Seeing a deal is not seeing its client: one that is hidden is not one that is missing. */
export const clientOfDeal = (t: Say, { clientId, clientName }: Pick<Deal, "clientId" | "clientName">): string =>
  clientName ?? t(clientId === null ? "deals:no_client" : "deals:hidden_client");
