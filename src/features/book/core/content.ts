/** What a text says, by its kind. */

export const textKinds = ["script", "objections", "letter", "checklist"] as const;
export type TextKind = (typeof textKinds)[number];

/** One line of a script: what to say, what to ask (and which field the answer belongs to), a hint, or what to do if the other side says something. */
export type ScriptLine =
  | { readonly say: string }
  | { readonly ask: string; readonly field?: string | undefined }
  | { readonly hint: string }
  /** `objection` is the key of an objection that is shown beside it. */
  | { readonly if: string; readonly objection?: string | undefined };
export type Objection = { readonly key: string; readonly objection: string; readonly answer: string };
export type ChecklistItem = { readonly key: string; readonly text: string; readonly isRequired: boolean };

export type Contents = {
  readonly script: { readonly lines: readonly ScriptLine[] };
  readonly objections: { readonly objections: readonly Objection[] };
  readonly letter: { readonly subject: string; readonly body: string };
  readonly checklist: { readonly items: readonly ChecklistItem[] };
};
export type Content = Contents[TextKind];

/** Which kind the content is of: no two kinds have a word in common. */
export function kindOf(content: Content): TextKind {
  if ("lines" in content) return "script";
  if ("objections" in content) return "objections";
  return "items" in content ? "checklist" : "letter";
}

/** How much a text may hold, in characters and pieces. */
export const limits = {
  variants: 20,
  lines: 200,
  objections: 100,
  items: 100,
  /** A line of a script, an item of a checklist, an objection, the subject of a letter. */
  line: 2_000,
  answer: 5_000,
  subject: 300,
  body: 20_000,
  /** All variants of an edition as JSON. */
  edition: 400_000,
} as const;

/** Every text of the content with the place where it stands, as a JSON pointer; placeholders may stand in each of them. */
export function saidIn(content: Content): readonly { readonly path: string; readonly text: string }[] {
  if ("lines" in content)
    return content.lines.map((line, index) => {
      const [word, text] = saidOf(line);
      return { path: `/lines/${index}/${word}`, text };
    });
  if ("objections" in content)
    return content.objections.flatMap(({ objection, answer }, index) => [
      { path: `/objections/${index}/objection`, text: objection },
      { path: `/objections/${index}/answer`, text: answer },
    ]);
  if ("items" in content) return content.items.map(({ text }, index) => ({ path: `/items/${index}/text`, text }));
  return [
    { path: "/subject", text: content.subject },
    { path: "/body", text: content.body },
  ];
}

/** The word and the text of a line: ["say", "Good morning"]. */
export function saidOf(line: ScriptLine): readonly ["say" | "ask" | "hint" | "if", string] {
  if ("say" in line) return ["say", line.say];
  if ("ask" in line) return ["ask", line.ask];
  return "hint" in line ? ["hint", line.hint] : ["if", line.if];
}

/** The same content with every text replaced; fields and keys stay. */
export function mapSaid<C extends Content>(content: C, replace: (text: string) => string): C;
export function mapSaid(content: Content, replace: (text: string) => string): Content {
  if ("lines" in content)
    return {
      lines: content.lines.map((line) => {
        const [word, text] = saidOf(line);
        return { ...line, [word]: replace(text) } as ScriptLine;
      }),
    };
  if ("objections" in content)
    return {
      objections: content.objections.map(({ key, objection, answer }) => ({ key, objection: replace(objection), answer: replace(answer) })),
    };
  if ("items" in content) return { items: content.items.map((item) => ({ ...item, text: replace(item.text) })) };
  return { subject: replace(content.subject), body: replace(content.body) };
}
