/** Filling in a company's own fields: one input per field, in the company's order. */
import { MultiSelect, NumberInput, Select, TextInput } from "@mantine/core";
import { useText } from "../../i18n/text.ts";
import { DateField } from "../DateField.tsx";
import { RecordValue } from "../list/filter/values/RecordValue.tsx";
import { MoneyField } from "../MoneyField.tsx";
import { PersonField } from "../PersonField.tsx";
import type { OwnChange, OwnField, OwnValue } from "./own-fields.ts";

type Props = { readonly fields: readonly OwnField[]; readonly values: OwnChange; readonly onChange: (values: OwnChange) => void };

export function OwnInputs({ fields, values, onChange }: Props) {
  return fields.map((field) => (
    <OwnInput
      key={field.key}
      field={field}
      value={values[field.key] ?? null}
      onChange={(value) => onChange({ ...values, [field.key]: value })}
    />
  ));
}

type InputProps = { readonly field: OwnField; readonly value: OwnValue | null; readonly onChange: (value: OwnValue | null) => void };

function OwnInput({ field, value, onChange }: InputProps) {
  const t = useText();
  const label = field.name;
  const choices = field.choices
    .filter(({ key, retiredAt }) => retiredAt === null || key === value)
    .map(({ key, name }) => ({ value: key, label: name }));
  switch (field.kind) {
    case "number":
      return (
        <NumberInput
          label={label}
          value={typeof value === "number" ? value : ""}
          decimalScale={field.decimals}
          hideControls
          onChange={(next) => onChange(typeof next === "number" ? next : null)}
        />
      );
    case "money":
      return <MoneyField label={label} value={value as { amount: string; currency: string } | null} onChange={onChange} />;
    case "date":
      return <DateField label={label} value={value as string | null} onChange={onChange} clearable />;
    case "choice":
      return <Select label={label} data={choices} value={value as string | null} onChange={onChange} clearable searchable />;
    case "choices":
      return (
        <MultiSelect
          label={label}
          data={choices}
          value={[...((value as readonly string[] | null) ?? [])]}
          onChange={(next) => onChange(next.length > 0 ? next : null)}
          searchable
        />
      );
    case "person":
      return <PersonField label={label} value={value as string | null} onChange={onChange} clearable />;
    case "client":
      return (
        <RecordValue
          isList={false}
          kind="client"
          label={label}
          isLabelShown
          value={value ?? undefined}
          onChange={(next) => onChange((next as string | undefined) ?? null)}
        />
      );
    case "boolean":
      return (
        <Select
          label={label}
          clearable
          data={[
            { value: "yes", label: t("list:value.yes") },
            { value: "no", label: t("list:value.no") },
          ]}
          value={value === null ? null : value ? "yes" : "no"}
          onChange={(next) => onChange(next === null ? null : next === "yes")}
        />
      );
    default:
      return (
        <TextInput
          label={label}
          {...(field.kind === "link" ? { type: "url", placeholder: "https://" } : {})}
          value={(value as string | null) ?? ""}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
  }
}
