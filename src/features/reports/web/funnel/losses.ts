/** Losses told by stage and reason, put together by reason. */
import { formatMoney, parseMoney } from "#shared/money.ts";
import type { LossesReport } from "./answers.ts";

type Loss = LossesReport["losses"][number];
type Money = Loss["sums"][number];

/** The commonest reason first. */
export function lossesByReason(losses: readonly Loss[]) {
  const reasons = Map.groupBy(losses, ({ reason }) => reason);
  return [...reasons]
    .map(([reason, own]) => ({ reason, losses: own, count: own.reduce((sum, { count }) => sum + count, 0) }))
    .sort((one, other) => other.count - one.count || one.reason.localeCompare(other.reason));
}

/** Sums by currency, exactly. */
export function addMoney(sums: readonly Money[]): readonly Money[] {
  const minors = new Map<string, bigint>();
  for (const sum of sums) {
    const read = parseMoney(sum);
    if (read.ok) minors.set(sum.currency, (minors.get(sum.currency) ?? 0n) + read.value.minor);
  }
  return [...minors].map(([currency, minor]) => formatMoney({ minor, currency }));
}
