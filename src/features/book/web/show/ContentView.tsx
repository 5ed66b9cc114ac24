/** A text as people read it, whichever kind it is. */
import type { ReactNode } from "react";
import type { Content } from "../../core/content.ts";
import { ChecklistView } from "./ChecklistView.tsx";
import { LetterView, type Recipient } from "./LetterView.tsx";
import { ObjectionsView } from "./ObjectionsView.tsx";
import { ScriptView } from "./ScriptView.tsx";

export type ContentProps = {
  readonly content: Content;
  /** Filled in for somebody, so that it can be copied and sent. */
  readonly isFilledIn?: boolean;
  readonly recipient?: Recipient | null;
  /** Where the answer to a question is kept, under the question. */
  readonly answerTo?: (field: string, question: string) => ReactNode;
  /** Opens the objection that a line of the script leads to; null: there is none of that key. */
  readonly onObjection?: (key: string) => (() => void) | null;
  /** The objection that a line of a script has opened; a new `at` opens it again. */
  readonly opened?: { readonly key: string; readonly at: number } | null;
  /** Under which name ticks are remembered in this browser; without one nothing can be ticked. */
  readonly ticksOf?: string;
};

export function ContentView({
  content,
  isFilledIn = false,
  recipient = null,
  answerTo,
  onObjection,
  opened = null,
  ticksOf,
}: ContentProps) {
  if ("lines" in content)
    return <ScriptView lines={content.lines} {...(answerTo ? { answerTo } : {})} {...(onObjection ? { onObjection } : {})} />;
  if ("objections" in content) return <ObjectionsView objections={content.objections} opened={opened} />;
  if ("items" in content) return <ChecklistView items={content.items} {...(ticksOf === undefined ? {} : { ticksOf })} />;
  return <LetterView letter={content} isFilledIn={isFilledIn} recipient={recipient} />;
}
