/** Finding by a part of the name. The address follows when the fingers rest. */
import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useText } from "../../i18n/text.ts";
import classes from "./list.module.css";

export function QuickSearch({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  const t = useText();
  const [text, setText] = useState(value);
  const told = useRef(value);
  const tell = useDebouncedCallback((next: string) => {
    told.current = next;
    onChange(next);
  }, 250);
  useEffect(() => {
    if (value !== told.current) setText(value);
    told.current = value;
  }, [value]);
  return (
    <TextInput
      className={classes["quick"]!}
      size="xs"
      type="search"
      aria-label={t("list:quick")}
      placeholder={t("list:quick")}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}
