/** The reasons of a priority in words, the weightiest first. */
import { useCallback } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { useDueWords } from "#ui/kit/use-due-words.ts";
import type { Reason } from "../../contract/day.ts";

export function useWhyWords(): (why: readonly Reason[]) => string {
  const t = useText();
  const format = useFormat();
  const words = useDueWords();
  return useCallback(
    (why) => {
      const said = (reason: Reason): string => {
        switch (reason.kind) {
          case "overdue":
            return reason.count === 0 ? t("work:late.now") : t(`work:why.overdue.${reason.unit}`, { count: reason.count });
          case "due":
            return t(`work:why.due.${reason.unit}`, { count: reason.count });
          case "value":
            return format.total(reason.value);
          case "value_unknown":
            return t(`work:why.value_unknown.${reason.because}`);
          case "postponed":
            return t("work:postponed", { count: reason.times });
          case "planned":
            return t("work:why.planned", { at: words.at(reason.at) });
          case "begun":
            return t("work:begun");
          case "checkpoint":
            return t("work:checkpoint");
          case "no_date":
            return t("work:due.none");
        }
      };
      return why.map(said).join(" · ");
    },
    [t, format, words],
  );
}
