/** The fields that facts are changed in. Each tells what was entered, or closes without. */
import { Autocomplete, TagsInput, TextInput } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { currentLanguage } from "#ui/i18n/start.ts";
import { useText } from "#ui/i18n/text.ts";
import { DateField } from "#ui/kit/DateField.tsx";
import { plainAmount } from "../../entry/plain-amount.ts";
import { type ListName, useWords } from "../../use-words.ts";

export type EditorProps<V> = {
  readonly label: string;
  readonly value: V;
  readonly onSave: (value: V) => void;
  readonly onClose: () => void;
};

/** Enter keeps and Esc leaves; Esc must not close the panel around the field. */
const keysFor = (save: () => void, close: () => void) => (event: KeyboardEvent) => {
  if (event.key === "Enter") save();
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
};

export function TextEditor({ label, value, onSave, onClose }: EditorProps<string>) {
  const [text, setText] = useState(value);
  const save = () => (text.trim() && text.trim() !== value ? onSave(text.trim()) : onClose());
  return (
    <TextInput
      aria-label={label}
      autoFocus
      maxLength={300}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={keysFor(save, onClose)}
    />
  );
}

/** Null takes the amount away. */
export function AmountEditor({ label, value, onSave, onClose }: EditorProps<string | null>) {
  const t = useText();
  const [text, setText] = useState(value ?? "");
  const [isWrong, setWrong] = useState(false);
  const save = () => {
    const plain = text.trim() === "" ? null : plainAmount(text, currentLanguage());
    if (text.trim() !== "" && plain === null) setWrong(true);
    else if (plain === value) onClose();
    else onSave(plain);
  };
  return (
    <TextInput
      aria-label={label}
      autoFocus
      inputMode="decimal"
      className="figures"
      value={text}
      error={isWrong ? t("deals:amount.malformed") : undefined}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={keysFor(save, onClose)}
    />
  );
}

export function DateEditor({ label, value, onSave, onClose }: EditorProps<string | null>) {
  return (
    <DateField
      aria-label={label}
      autoFocus
      clearable
      value={value}
      onChange={(next) => next !== value && onSave(next)}
      onKeyDown={(event) => event.key === "Escape" && keysFor(onClose, onClose)(event)}
    />
  );
}

/** One word of a list; a new one joins it, an empty field takes the word away. */
export function WordEditor({ label, value, list, onSave, onClose }: EditorProps<string | null> & { readonly list: ListName }) {
  const words = useWords(list);
  const [text, setText] = useState(value ?? "");
  const save = (next: string) => ((next.trim() || null) === value ? onClose() : onSave(next.trim() || null));
  return (
    <Autocomplete
      aria-label={label}
      autoFocus
      maxLength={120}
      data={words}
      value={text}
      onChange={setText}
      onOptionSubmit={save}
      onBlur={() => save(text)}
      onKeyDown={keysFor(() => save(text), onClose)}
    />
  );
}

export function WordsEditor({ label, value, list, onSave, onClose }: EditorProps<readonly string[]> & { readonly list: ListName }) {
  const words = useWords(list);
  const [chosen, setChosen] = useState<string[]>([...value]);
  const save = () => (chosen.join("\n") === value.join("\n") ? onClose() : onSave(chosen));
  return (
    <TagsInput
      aria-label={label}
      autoFocus
      data={words}
      value={chosen}
      onChange={setChosen}
      onBlur={save}
      onKeyDown={(event) => event.key === "Escape" && keysFor(save, onClose)(event)}
    />
  );
}
