/** Links between clients, read from one to the other: the one is distributor of the other. */
import { no, type Result, yes } from "#shared/result.ts";

export const linkKinds = ["distributor_of", "supplier_of", "partner_of", "referred"] as const;
export type LinkKind = (typeof linkKinds)[number];
export type ClientLink = { readonly fromId: string; readonly toId: string; readonly kind: LinkKind };
export type LinkEvent = { readonly type: "ClientsLinked" | "ClientsUnlinked"; readonly link: ClientLink; readonly at: Date };
export type LinkRefusal = "unknown_client" | "link_to_itself" | "link_cycle" | "already_linked" | "not_linked" | "merged_away";

export type AroundLink = {
  readonly isTargetSeen: boolean;
  readonly isLinked: boolean;
  /** What the target is linked to by this kind, directly or through others. */
  readonly beyond: readonly string[];
};

/** Who distributes for whom never makes a cycle; partners may well be partners of each other. */
export function link(wanted: ClientLink, around: AroundLink, at: Date): Result<readonly LinkEvent[], LinkRefusal> {
  if (wanted.fromId === wanted.toId) return no("link_to_itself");
  if (!around.isTargetSeen) return no("unknown_client");
  if (around.isLinked) return no("already_linked");
  if (wanted.kind === "distributor_of" && around.beyond.includes(wanted.fromId)) return no("link_cycle");
  return yes([{ type: "ClientsLinked", link: wanted, at }]);
}

export function unlink(wanted: ClientLink, around: Pick<AroundLink, "isLinked">, at: Date): Result<readonly LinkEvent[], LinkRefusal> {
  return around.isLinked ? yes([{ type: "ClientsUnlinked", link: wanted, at }]) : no("not_linked");
}
