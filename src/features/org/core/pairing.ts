/** Pairings: a fixed pair in which the giver sets work for the taker. Pure rules; what they need to know comes in. */
import { no, type Result, yes } from "#shared/result.ts";
import type { Route } from "./structure.ts";

export type Pairing = {
  readonly id: string;
  readonly giverId: string;
  readonly takerId: string;
  readonly from: Date;
  readonly to: Date | null;
  readonly version: number;
};

export type PairingEvent =
  | { readonly type: "PairingBegun"; readonly pairing: Pairing }
  | { readonly type: "PairingEnded"; readonly pairingId: string; readonly giverId: string; readonly takerId: string };

export type PairingRefusal =
  | "same_person"
  | "unknown_giver"
  | "unknown_taker"
  | "giver_not_active"
  | "taker_not_active"
  | "not_below_you"
  | "no_route"
  | "already_paired"
  | "already_ended";

/** One side of a pair. */
export type Side = {
  readonly worksHere: boolean;
  /** Keys of the level and of the second functions. */
  readonly levels: readonly string[];
};

export type PairingSurroundings = {
  /** undefined: there is no such person. */
  readonly giver: Side | undefined;
  readonly taker: Side | undefined;
  readonly routes: readonly Route[];
  /** The same giver and taker are a pair now. */
  readonly isPaired: boolean;
  /** May whoever acts pair anybody, or do both stand below them (or are they one of the two)? */
  readonly mayPair: boolean;
};

/** Do the routes let the one set work for the other, by level or by second function? */
export function routesAllow(routes: readonly Route[], giver: Pick<Side, "levels">, taker: Pick<Side, "levels">): boolean {
  return routes.some(({ from, to }) => giver.levels.includes(from) && taker.levels.includes(to));
}

type Rule = (pairing: Pairing, around: PairingSurroundings) => PairingRefusal | null;

const rules: readonly Rule[] = [
  ({ giverId, takerId }) => (giverId === takerId ? "same_person" : null),
  (_, { giver }) => (giver === undefined ? "unknown_giver" : null),
  (_, { taker }) => (taker === undefined ? "unknown_taker" : null),
  (_, { mayPair }) => (mayPair ? null : "not_below_you"),
  (_, { giver }) => (giver?.worksHere ? null : "giver_not_active"),
  (_, { taker }) => (taker?.worksHere ? null : "taker_not_active"),
  (_, { routes, giver, taker }) => (giver && taker && routesAllow(routes, giver, taker) ? null : "no_route"),
  (_, { isPaired }) => (isPaired ? "already_paired" : null),
];

export function pair(pairing: Pairing, around: PairingSurroundings): Result<readonly PairingEvent[], PairingRefusal> {
  const refusal = rules.map((rule) => rule(pairing, around)).find((one) => one !== null);
  return refusal ? no(refusal) : yes([{ type: "PairingBegun", pairing }]);
}

/** Whoever may pair two people may part them. */
export function endPairing(
  pairing: Pairing,
  { mayPair }: Pick<PairingSurroundings, "mayPair">,
): Result<readonly PairingEvent[], PairingRefusal> {
  if (!mayPair) return no("not_below_you");
  if (pairing.to !== null) return no("already_ended");
  return yes([ended(pairing)]);
}

export const ended = ({
  id,
  giverId,
  takerId,
}: Pick<Pairing, "id" | "giverId" | "takerId">): Extract<PairingEvent, { readonly type: "PairingEnded" }> => ({
  type: "PairingEnded",
  pairingId: id,
  giverId,
  takerId,
});
