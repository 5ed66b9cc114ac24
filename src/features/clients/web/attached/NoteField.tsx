/** Where a note is written: an @ offers those who see the record; the others are shown with the reason why they cannot be mentioned. */
import { Combobox, Textarea, useCombobox } from "@mantine/core";
import { type KeyboardEvent, useRef, useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { usePeople } from "#ui/kit/list/people.ts";
import { useRead } from "#ui/query.ts";
import { offeredFor, typedMention } from "./typed-mention.ts";

type Props = {
  readonly recordId: string | null;
  readonly label: string;
  readonly minRows?: number;
  readonly maxRows: number;
  readonly value: string;
  readonly onChange: (written: string) => void;
  readonly onSend?: () => void;
};
type Sight = { readonly people: readonly { readonly personId: string }[] };

export function NoteField({ recordId, label, minRows = 1, maxRows, value, onChange, onSend }: Props) {
  const t = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const combobox = useCombobox();
  const [caret, setCaret] = useState<number | null>(null);
  const people = usePeople();
  const typed = caret === null ? null : typedMention(value, caret);
  const isAsked = typed !== null && recordId !== null;
  const sight = useRead<Sight>(["records", "sight", recordId], `/records/${recordId}/sight`, {}, { isEnabled: isAsked });
  const seers = new Set(sight.data?.people.map(({ personId }) => personId));
  const offered = isAsked && sight.data ? offeredFor(typed.query, people.active, seers) : [];
  const isOpen = offered.length > 0;

  const choose = (id: string) => {
    const chosen = offered.find((one) => one.id === id);
    if (!chosen || !typed) return;
    const before = `${value.slice(0, typed.from)}@${chosen.name} `;
    onChange(before + value.slice(caret ?? value.length));
    setCaret(null);
    requestAnimationFrame(() => field.current?.setSelectionRange(before.length, before.length));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend?.();
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      setCaret(null);
    }
  };
  return (
    <Combobox store={{ ...combobox, dropdownOpened: isOpen }} onOptionSubmit={choose} position="bottom-start" width={320}>
      <Combobox.Target withKeyboardNavigation={isOpen} targetType="input">
        <Textarea
          ref={field}
          aria-label={label}
          placeholder={label}
          autosize
          minRows={minRows}
          maxRows={maxRows}
          value={value}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            setCaret(event.currentTarget.selectionStart);
            combobox.selectFirstOption();
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setCaret(null)}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!isOpen}>
        <Combobox.Options aria-label={t("clients:note.mention")}>
          {offered.map(({ id, name, mayBe }) => (
            <Combobox.Option key={id} value={id} disabled={!mayBe}>
              {name}
              {!mayBe && <small style={{ display: "block" }}>{t("clients:note.cannot_see")}</small>}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
