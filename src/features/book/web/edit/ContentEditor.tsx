/** What a variant says, written in the way of its kind. */
import { ChecklistEditor } from "./ChecklistEditor.tsx";
import type { ContentDraft } from "./draft.ts";
import { LetterEditor } from "./LetterEditor.tsx";
import { ObjectionsEditor } from "./ObjectionsEditor.tsx";
import { leaveField, PlaceholderBar } from "./PlaceholderBar.tsx";
import { ScriptEditor } from "./ScriptEditor.tsx";

type Props = { readonly content: ContentDraft; readonly onChange: (content: ContentDraft) => void };

export function ContentEditor({ content, onChange }: Props) {
  return (
    <>
      <PlaceholderBar />
      <div data-writes onBlur={(event) => leaveField(event.target)}>
        <OfKind content={content} onChange={onChange} />
      </div>
    </>
  );
}

function OfKind({ content, onChange }: Props) {
  switch (content.kind) {
    case "script":
      return <ScriptEditor rows={content.rows} onChange={(rows) => onChange({ kind: "script", rows })} />;
    case "objections":
      return <ObjectionsEditor rows={content.rows} onChange={(rows) => onChange({ kind: "objections", rows })} />;
    case "checklist":
      return <ChecklistEditor rows={content.rows} onChange={(rows) => onChange({ kind: "checklist", rows })} />;
    case "letter":
      return <LetterEditor letter={content} onChange={(change) => onChange({ ...content, ...change })} />;
  }
}
