/** A script, line by line: what is said, what is asked, what to keep in mind, where an objection leads. */
import { Anchor } from "@mantine/core";
import { IconArrowForwardUp, IconBulb, IconMessage2, IconQuestionMark } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { PageLink } from "#ui/link.tsx";
import { type ScriptLine, saidOf } from "../../core/content.ts";
import { useFieldNames } from "../use-field-names.ts";
import { useObjections } from "../use-objections.ts";
import type { ContentProps } from "./ContentView.tsx";
import { Said } from "./Said.tsx";
import classes from "./show.module.css";

const signs = { say: IconMessage2, ask: IconQuestionMark, hint: IconBulb, if: IconArrowForwardUp } as const;

type Props = { readonly lines: readonly ScriptLine[] } & Pick<ContentProps, "answerTo" | "onObjection">;

export function ScriptView({ lines, ...ways }: Props) {
  return (
    <ol className={classes["script"]}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a script that is read does not move its lines.
        <Line key={index} line={line} {...ways} />
      ))}
    </ol>
  );
}

function Line({ line, answerTo, onObjection }: Omit<Props, "lines"> & { readonly line: ScriptLine }) {
  const t = useText();
  const [kind, text] = saidOf(line);
  const Sign = signs[kind];
  const field = "ask" in line ? line.field : undefined;
  return (
    <li className={classes["line"]} data-kind={kind}>
      <span className={classes["sign"]} title={t(`book:line.${kind}`)}>
        <Sign size={16} stroke={1.5} aria-label={t(`book:line.${kind}`)} />
      </span>
      <div>
        <p>
          <Said text={text} />
          {"if" in line && line.objection !== undefined && <Objection objection={line.objection} onObjection={onObjection} />}
        </p>
        {field !== undefined && (answerTo ? answerTo(field, text) : <Kept field={field} />)}
      </div>
    </li>
  );
}

type ObjectionProps = { readonly objection: string; readonly onObjection: Props["onObjection"] | undefined };

function Objection({ objection, onObjection }: ObjectionProps) {
  const t = useText();
  const open = onObjection?.(objection) ?? null;
  const known = useObjections(open === null).get(objection);
  if (!open && known)
    return (
      <PageLink to={`book/${known.text.key}`} className={classes["tie"]!}>
        {t("book:line.to_objection", { objection: known.words })}
      </PageLink>
    );
  if (!open) return <span className={classes["tie"]}>{t("book:line.to_objection", { objection })}</span>;
  return (
    <Anchor component="button" type="button" size="sm" onClick={open} className={classes["tie"]!}>
      {t("book:line.open_objection")}
    </Anchor>
  );
}

function Kept({ field }: { readonly field: string }) {
  const t = useText();
  const names = useFieldNames();
  return <span className={classes["tie"]}>{t("book:line.kept_in", { field: names.get(field) ?? field })}</span>;
}
