/** Changing facts of a deal, with undo by setting back what was there. */
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import type { Deal } from "../../answers.ts";
import { changeDeal, type DealChange } from "../../calls.ts";

type Input = { readonly deal: Deal; readonly change: DealChange };

export function useChangeDeal(deal: Deal) {
  const t = useText();
  const command = useCommand<Input, Deal>({
    feature: "deals",
    run: ({ deal: seen, change }) => changeDeal(seen, change),
    done: (after) => t("deals:done.changed", { title: after.title }),
    undo: (after, { deal: before, change }) => changeDeal(after, earlier(before, change)),
  });
  return { isBusy: command.isBusy, change: (change: DealChange) => command.run({ deal, change }) };
}

/** What the deal had where something was changed. */
const earlier = (deal: Deal, change: DealChange): DealChange =>
  Object.fromEntries(Object.keys(change).map((name) => [name, deal[name as keyof Deal] ?? null]));
