/** What the server says of deviations and rules. */
import type { DeviationDetails, DeviationView } from "../../contract/deviation/deviations.ts";
import type { RuleView, TriedRule } from "../../contract/deviation/rules.ts";

export type Deviation = DeviationView;
export type Details = DeviationDetails;
export type Rule = RuleView;
export type Tried = TriedRule;
export type Rules = { readonly items: readonly Rule[] };
export type Page = { readonly items: readonly Deviation[]; readonly nextCursor: string | null; readonly count: number | null };
