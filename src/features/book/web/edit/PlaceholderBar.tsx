/** The placeholders, each put in where the cursor stands. */
import { UnstyledButton } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { placeholders } from "../../core/placeholders.ts";
import { placeholderWord } from "../show/Said.tsx";
import classes from "./edit.module.css";

export function PlaceholderBar() {
  const t = useText();
  return (
    <fieldset className={classes["placeholders"]}>
      <legend>{t("book:edit.placeholders")}</legend>
      {placeholders.map((name) => (
        <UnstyledButton
          key={name}
          className={classes["placeholder"]!}
          title={`{{${name}}}`}
          // The field keeps the cursor.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => insert(`{{${name}}}`)}
        >
          {placeholderWord(t, name)}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}

/** Into the field with the cursor, or the one that had it last; nothing where none had it. */
function insert(text: string): void {
  const field = document.activeElement instanceof HTMLButtonElement ? lastField : document.activeElement;
  if (!(field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text"))) return;
  if (!field.closest("[data-writes]")) return;
  field.focus();
  field.setRangeText(text, field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

let lastField: Element | null = null;

/** Told by the editor whenever one of its fields loses the cursor: whoever comes by the keyboard leaves the field first. */
export function leaveField(field: Element): void {
  lastField = field;
}
