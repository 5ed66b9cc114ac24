/** The history of a deal; asked again when anything about deals changed. */
import { useRead } from "#ui/query.ts";
import type { History } from "../../answers.ts";

export const useHistory = (dealId: string) => useRead<History>(["deals", "history", dealId], `/deals/${dealId}/history`);
