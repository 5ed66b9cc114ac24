/** The report on leads: how many became clients, how sure that share is, and how long it took. */
import { wilson } from "#features/deals/core/wilson.ts";

/** Leads of one group; days are whole calendar days from first contact to conversion, over those that are not negative. */
export type LeadCounts = {
  readonly key: string | null;
  readonly leads: number;
  readonly converted: number;
  readonly medianDays: number | null;
  /** Converted before their first contact: a fault in the data, and in no median. */
  readonly negative: number;
};
export type LeadGroup = {
  readonly key: string | null;
  readonly leads: number;
  readonly converted: number;
  /** Converted ÷ leads, with its 95 % Wilson interval; null without leads. */
  readonly conversion: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly medianDays: number | null;
};
export type LeadProblem = { readonly kind: "negative_duration"; readonly count: number };

export function leadGroups(counts: readonly LeadCounts[]): {
  readonly groups: readonly LeadGroup[];
  readonly problems: readonly LeadProblem[];
} {
  const negative = counts.reduce((sum, one) => sum + one.negative, 0);
  return {
    groups: counts.map(({ key, leads, converted, medianDays }) => {
      const interval = wilson(converted, leads);
      const conversion = leads === 0 ? null : converted / leads;
      return { key, leads, converted, conversion, low: interval?.low ?? null, high: interval?.high ?? null, medianDays };
    }),
    problems: negative === 0 ? [] : [{ kind: "negative_duration", count: negative }],
  };
}
