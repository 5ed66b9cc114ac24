/** A text that asks when the fingers rest. */
import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import classes from "../filter.module.css";

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly placeholder?: string;
  readonly className?: string;
  /** Where a value is written otherwise than it is kept, such as an amount: how it is shown, and how what was typed is read. */
  readonly show?: (value: string) => string;
  readonly read?: (typed: string) => string;
};

const asItIs = (text: string) => text;

export function LaterText({ label, value, onChange, placeholder, className, show = asItIs, read = asItIs }: Props) {
  const [text, setText] = useState(() => show(value));
  const told = useRef(value);
  const tell = useDebouncedCallback((next: string) => {
    told.current = read(next);
    onChange(told.current);
  }, 250);
  // Changed from elsewhere, not by these fingers.
  useEffect(() => {
    if (value !== told.current) setText(show(value));
    told.current = value;
  }, [value, show]);
  return (
    <TextInput
      size="xs"
      aria-label={label}
      className={className ?? classes["text"]!}
      {...(placeholder ? { placeholder } : {})}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}
