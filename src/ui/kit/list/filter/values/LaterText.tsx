/** A text that asks when the fingers rest. */
import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";

type Props = { readonly label: string; readonly value: string; readonly onChange: (text: string) => void; readonly placeholder?: string };

export function LaterText({ label, value, onChange, placeholder }: Props) {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const tell = useDebouncedCallback((next: string) => {
    told.current = next;
    onChange(next);
  }, 250);
  // Changed from elsewhere, not by these fingers.
  useEffect(() => {
    if (value !== told.current) setText(value);
    told.current = value;
  }, [value]);
  return (
    <TextInput
      size="xs"
      aria-label={label}
      {...(placeholder ? { placeholder } : {})}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}
