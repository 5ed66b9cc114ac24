/** What a text says, with its placeholders to be seen: in braces while it is being written, in brackets where a value is missing. */
import { Fragment } from "react";
import { type Say, useText } from "#ui/i18n/text.ts";
import { placeholders } from "../../core/placeholders.ts";
import classes from "./show.module.css";

const names = placeholders.map((name) => name.replace(".", "\\.")).join("|");
const marks = new RegExp(`(\\{\\{\\s*(?:${names})\\s*\\}\\}|\\[(?:${names})\\])`);

export const placeholderWord = (t: Say, name: string): string => t(`book:placeholder.${name}` as "book:placeholder.today");

export function Said({ text }: { readonly text: string }) {
  const t = useText();
  return text.split(marks).map((part, index) => {
    // Every second part is a placeholder, for the pattern has one group.
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
    if (index % 2 === 0) return <Fragment key={index}>{part}</Fragment>;
    const isMissing = part.startsWith("[");
    const name = part.replaceAll(/[{}[\]\s]/g, "");
    return (
      <mark
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        key={index}
        className={classes["placeholder"]}
        data-missing={isMissing || undefined}
        title={isMissing ? t("book:missing_value") : undefined}
      >
        {isMissing ? part : placeholderWord(t, name)}
      </mark>
    );
  });
}
