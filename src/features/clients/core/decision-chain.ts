/** The decision chain: who decides at a client, what each cares about, and where they stand. */
import { no, type Result, yes } from "#shared/result.ts";

export const parts = ["decides", "influences", "approves_technically", "approves_money", "tender", "uses", "buys", "other"] as const;
export const stances = ["for", "neutral", "against", "unknown"] as const;

export type DecisionPart = {
  readonly contactId: string;
  readonly part: (typeof parts)[number];
  readonly caresAbout: string | null;
  readonly stance: (typeof stances)[number];
  /** Business date on which this person said yes. */
  readonly approvedOn: string | null;
};
export type Chain = {
  readonly clientId: string;
  readonly ownerId: string;
  readonly version: number;
  readonly parts: readonly DecisionPart[];
};
export type ChainEvent = {
  readonly type: "DecisionChainChanged";
  readonly clientId: string;
  readonly before: readonly DecisionPart[];
  readonly after: readonly DecisionPart[];
  readonly at: Date;
};
export type ChainRefusal = "unknown_contact" | "contact_named_twice" | "merged_away";

/** The whole chain, in its order. Only people of this client have a part in it, each one. */
export function setChain(
  chain: Chain,
  wanted: readonly DecisionPart[],
  contactIds: ReadonlySet<string>,
  at: Date,
): Result<readonly ChainEvent[], ChainRefusal> {
  if (wanted.some(({ contactId }) => !contactIds.has(contactId))) return no("unknown_contact");
  if (new Set(wanted.map(({ contactId }) => contactId)).size < wanted.length) return no("contact_named_twice");
  if (JSON.stringify(chain.parts) === JSON.stringify(wanted)) return yes([]);
  return yes([{ type: "DecisionChainChanged", clientId: chain.clientId, before: chain.parts, after: wanted, at }]);
}
