/** A filter as a part of a form: rows and groups; told at every change, what is only half said left out. Give it another `key` for another filter. */
import { useState } from "react";
import type { Filter } from "#shared/filter/language.ts";
import type { Askable } from "../field-words.ts";
import { changeNode, draftOf, filterOf } from "./draft.ts";
import classes from "./filter.module.css";
import { type Change, GroupEditor } from "./GroupEditor.tsx";
import { newKey } from "./new-key.ts";

type Props = {
  readonly askable: Askable;
  readonly filter: Filter;
  readonly label: string;
  readonly onChange: (filter: Filter) => void;
};

export function FilterEditor({ askable, filter, label, onChange }: Props) {
  const [draft, setDraft] = useState(() => draftOf(filter, newKey));
  const change: Change = (key, how) => {
    const next = changeNode(draft, key, how);
    setDraft(next);
    onChange(filterOf(next, askable.catalogue));
  };
  return (
    <section className={classes["builder"]} aria-label={label}>
      <GroupEditor askable={askable} group={draft} change={change} depth={0} isWhole />
    </section>
  );
}
