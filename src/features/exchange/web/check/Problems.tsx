/** Rows that would be refused, by what is wrong with them, with examples. */
import { Text, Title } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import type { ImportPreview } from "../../contract/imports.ts";
import { problemWord } from "../import-words.ts";
import classes from "../imports.module.css";

export function Problems({ problems, word }: Pick<ImportPreview, "problems"> & { readonly word: (field: string) => string }) {
  const t = useText();
  const format = useFormat();
  return (
    <section aria-label={t("imports:problems")}>
      <Title order={2}>{t("imports:problems")}</Title>
      <Text size="sm" c="dimmed" mt={4}>
        {t("imports:problems_hint")}
      </Text>
      <ul className={classes["list"]}>
        {problems.map(({ field, problem, count, examples }) => (
          <li key={`${field} ${problem}`}>
            <div className={classes["grow"]}>
              {field !== "" && <b>{word(field)}: </b>}
              {problemWord(problem)}
              <Text size="sm" c="dimmed" component="div">
                {examples
                  .map(({ line, cell }) => (cell === "" ? t("imports:on_line", { line }) : t("imports:example", { line, cell })))
                  .join(" · ")}
              </Text>
            </div>
            <Text size="sm" className="figures">
              {t("imports:rows", { count, shown: format.number(count) })}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
