/** The texts of a task's step, as they read for its client and deal: the script first, what it leads to and the rest under it. */
import { Anchor, Text } from "@mantine/core";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { Loaded } from "#ui/kit/states.tsx";
import { PageLink } from "#ui/link.tsx";
import type { TaskPartProps } from "#ui/pages.ts";
import { useRead } from "#ui/query.ts";
import type { ShownText } from "../../contract/texts.ts";
import { KindMark } from "../KindMark.tsx";
import { ContentView } from "../show/ContentView.tsx";
import { Why } from "../try/Why.tsx";
import { useAskableBook } from "../use-askable-book.ts";
import { AnswerField } from "./AnswerField.tsx";
import { type AskedOf, isAskedOf } from "./asked-of.ts";
import classes from "./task.module.css";

export function ShownTexts({ taskId, script, texts, subject, mayChange }: TaskPartProps) {
  const keys = [...new Set([...(script === null ? [] : [script]), ...texts])].join(",");
  if (keys === "" || !isAskedOf(subject)) return null;
  return <OfSubject key={taskId} taskId={taskId} keys={keys} subject={subject} mayChange={mayChange} />;
}

type Props = { readonly taskId: string; readonly keys: string; readonly subject: AskedOf; readonly mayChange: boolean };

function OfSubject({ taskId, keys, subject, mayChange }: Props) {
  const t = useText();
  const [opened, setOpened] = useState<{ readonly key: string; readonly at: number } | null>(null);
  const shown = useRead<{ items: readonly ShownText[] }>(["book", "shown", subject.kind, subject.id], "/texts/shown", {
    keys,
    subject: `${subject.kind}:${subject.id}`,
  });
  return (
    <Loaded from={shown} rows={6}>
      {({ items }) => {
        const known = new Set(items.flatMap(({ content }) => ("objections" in content ? content.objections.map(({ key }) => key) : [])));
        const missing = keys.split(",").filter((key) => !items.some((one) => one.key === key));
        return (
          <div className={classes["texts"]}>
            {items.map((text) => (
              <section key={text.key} aria-label={text.name}>
                <Head text={text} />
                <ContentView
                  content={text.content}
                  isFilledIn
                  recipient={text.recipient}
                  ticksOf={`${taskId}.${text.key}`}
                  opened={opened}
                  onObjection={(key) => (known.has(key) ? () => setOpened({ key, at: Date.now() }) : null)}
                  answerTo={(field, question) => <AnswerField field={field} question={question} subject={subject} mayChange={mayChange} />}
                />
              </section>
            ))}
            {missing.length > 0 && (
              <Text size="xs" c="dimmed">
                {t("book:task.missing", { count: missing.length, keys: missing.join(", ") })}
              </Text>
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

/** Whose variant it is, and on demand why. */
function Head({ text }: { readonly text: ShownText }) {
  const t = useText();
  const [isWhyShown, setWhyShown] = useState(false);
  return (
    <>
      <header className={classes["head"]}>
        <KindMark kind={text.kind} />
        <Anchor component={PageLink} size="sm" to={`book/${text.key}`}>
          {text.name}
        </Anchor>
        {text.why.variants > 1 && (
          <Anchor component="button" type="button" size="xs" aria-expanded={isWhyShown} onClick={() => setWhyShown(!isWhyShown)}>
            {t("book:task.variant", { variant: text.variant })}
          </Anchor>
        )}
      </header>
      {isWhyShown && <WhyInWords text={text} />}
    </>
  );
}

/** Its words are asked for only by those who want to know. */
function WhyInWords({ text: { why, variant } }: { readonly text: ShownText }) {
  const askable = useAskableBook();
  return askable && <Why why={why} variant={variant} askable={askable} />;
}
