/** Whom a rule tells, in words; levels are the company's own. */
import { useMemo } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { useRead } from "#ui/query.ts";

type Level = { readonly key: string; readonly names: Readonly<Record<string, string>>; readonly retiredAt: string | null };
export type RuleWords = {
  readonly tells: (tells: string) => string;
  readonly offered: readonly { readonly value: string; readonly label: string }[];
};
const plain = ["responsible", "chief", "owner_of_company"] as const;

export function useRuleWords(): RuleWords {
  const t = useText();
  const { language } = useFormat();
  const { data } = useRead<{ readonly items: readonly Level[] }>(["org", "levels"], "/org/levels", { limit: 100 });
  return useMemo(() => {
    const levels = data?.items ?? [];
    const named = new Map(levels.map(({ key, names }) => [key, names[language] ?? names["en"] ?? key]));
    const tells = (one: string) => {
      const known = plain.find((name) => name === one);
      if (known) return t(`monitor:tells.${known}`);
      const key = one.slice("level:".length);
      return t("monitor:tells.level", { level: named.get(key) ?? key });
    };
    const wanted = [...plain, ...levels.filter(({ retiredAt }) => retiredAt === null).map(({ key }) => `level:${key}`)];
    return { tells, offered: wanted.map((value) => ({ value, label: tells(value) })) };
  }, [t, language, data]);
}
