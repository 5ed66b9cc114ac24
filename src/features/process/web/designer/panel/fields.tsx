/** Small fields that keep what is typed until it is left, so that a half-written word is no change yet. */
import { NumberInput, type NumberInputProps, Textarea, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";

type TextProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isLong?: boolean;
  readonly isReadOnly?: boolean;
  readonly isFirst?: boolean;
  readonly description?: string;
  readonly error?: string | null;
  readonly maxLength?: number;
};

/** Told when the field is left or Enter is pressed. */
export function KeptText({
  label,
  value,
  onChange,
  isLong = false,
  isReadOnly = false,
  isFirst = false,
  description,
  error,
  maxLength = 200,
}: TextProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const tell = () => text !== value && onChange(text);
  const shared = {
    label,
    value: text,
    readOnly: isReadOnly,
    maxLength,
    error,
    description,
    onBlur: tell,
    ...(isFirst ? { "data-first": true } : {}),
  };
  if (isLong) return <Textarea {...shared} autosize minRows={2} maxRows={8} onChange={(event) => setText(event.currentTarget.value)} />;
  return (
    <TextInput
      {...shared}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") tell();
      }}
    />
  );
}

/** A whole number, told as soon as it is one; empty where nothing is said. */
export function Count({
  onCount,
  ...rest
}: Omit<NumberInputProps, "onChange"> & { readonly onCount: (count: number | undefined) => void }) {
  return (
    <NumberInput
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="strict"
      {...rest}
      onChange={(value) => onCount(typeof value === "number" && Number.isFinite(value) ? value : undefined)}
    />
  );
}
