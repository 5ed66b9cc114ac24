/** What can be asked of leads, trials and contracts from a list on the left: "clients that have a trial where …". */
import { useMemo } from "react";
import { useText } from "#ui/i18n/text.ts";
import { askableLeads } from "../leads/lead-words.ts";
import { askableContracts } from "../money/money-words.ts";
import { askableTrials } from "../trials/trial-words.ts";

export function useAskableLeads() {
  const t = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language has other words.
  return useMemo(() => askableLeads({}), [t]);
}
export const useAskableTrials = () => askableTrials;
export const useAskableContracts = () => askableContracts;
