/** Why this variant and no other: the filter that held, and those before it that did not. */
import { useText } from "#ui/i18n/text.ts";
import type { Askable } from "#ui/kit/list/field-words.ts";
import { FilterWords } from "#ui/kit/list/filter/FilterWords.tsx";
import type { ShownText } from "../../contract/texts.ts";
import classes from "../Book.module.css";

type Props = { readonly variant: string; readonly why: ShownText["why"]; readonly askable: Askable };

export function Why({ variant, why: { filter, passedOver, variants }, askable }: Props) {
  const t = useText();
  return (
    <div className={classes["why"]}>
      <p>
        {t("book:why.shown")} <b>{variant}</b>
        {filter !== null && (
          <>
            {" – "}
            <FilterWords askable={askable} filter={filter} />
          </>
        )}
        {filter === null && ` – ${t(variants === 1 ? "book:why.sole" : "book:why.none_before")}`}
      </p>
      {passedOver.length > 0 && (
        <ul>
          {passedOver.map(({ name, filter: passed, isBroken }) => (
            <li key={name}>
              {t(isBroken ? "book:why.broken" : "book:why.passed_over", { variant: name })}:{" "}
              <FilterWords askable={askable} filter={passed} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
