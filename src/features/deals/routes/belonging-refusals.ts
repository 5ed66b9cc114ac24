/** Why a trial, contract or payment cannot belong where it is said to. */
import type { RefusalAnswer } from "#platform/http/endpoint/definition.ts";
import type { BelongingRefusal } from "../core/belonging.ts";

export const belongingRefusals: Readonly<Record<BelongingRefusal, RefusalAnswer>> = {
  unknown_client: { status: 422, path: "/clientId", detail: "There is no such client." },
  unknown_deal: { status: 422, path: "/dealId", detail: "There is no such deal." },
  unknown_contract: { status: 422, path: "/contractId", detail: "There is no such contract." },
  client_differs: { status: 422, path: "/clientId", detail: "The deal or contract is another client's." },
  deal_differs: { status: 422, path: "/dealId", detail: "The contract belongs to another deal." },
  belongs_nowhere: { status: 422, path: "/clientId", detail: "Name a client, a deal or a contract." },
};
