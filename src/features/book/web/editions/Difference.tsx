/** What an edition changed: by variant, line by line, with signs and not by colour alone. */
import { Text } from "@mantine/core";
import { useMemo } from "react";
import { useText } from "#ui/i18n/text.ts";
import type { Askable } from "#ui/kit/list/field-words.ts";
import { FilterWords } from "#ui/kit/list/filter/FilterWords.tsx";
import { differenceOf, type LineMark } from "../../core/difference.ts";
import type { Variant } from "../../core/edition.ts";
import classes from "./editions.module.css";

type Props = { readonly before: readonly Variant[]; readonly after: readonly Variant[]; readonly askable: Askable };

const signs: Readonly<Record<LineMark, string>> = { same: " ", added: "+", removed: "−" };

export function Difference({ before, after, askable }: Props) {
  const t = useText();
  const variants = useMemo(() => differenceOf(before, after), [before, after]);
  const filterOf = (name: string) => after.find((one) => one.name === name)?.filter ?? null;
  if (variants.every(({ change }) => change === "same")) return <Text c="dimmed">{t("book:editions.order_only")}</Text>;
  return variants.map(({ name, change, isFilterChanged, lines }) => (
    <section key={name} className={classes["variant"]}>
      <h2>
        {name} <span>{t(`book:change.${change}`)}</span>
      </h2>
      {isFilterChanged && (
        <p className={classes["filter"]}>
          {t("book:editions.filter_now")} <FilterNow askable={askable} filter={filterOf(name)} />
        </p>
      )}
      {lines.length > 0 && (
        <ol className={classes["lines"]}>
          {lines.map(({ mark, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of two editions never move.
            <li key={index} data-mark={mark}>
              <span aria-hidden>{signs[mark]}</span>
              {mark === "same" ? <span>{text}</span> : mark === "added" ? <ins>{text}</ins> : <del>{text}</del>}
            </li>
          ))}
        </ol>
      )}
    </section>
  ));
}

function FilterNow({ askable, filter }: { readonly askable: Askable; readonly filter: Variant["filter"] }) {
  const t = useText();
  return filter === null ? t("book:for_everybody_else") : <FilterWords askable={askable} filter={filter} />;
}
