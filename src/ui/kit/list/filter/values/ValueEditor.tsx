/** The value of a comparison, in the form that its field and operator need. */
import { Autocomplete, Group, MultiSelect, NativeSelect, NumberInput, Select, TagsInput } from "@mantine/core";
import type { Field } from "#shared/filter/catalogue.ts";
import type { Op } from "#shared/filter/language.ts";
import { useText } from "../../../../i18n/text.ts";
import { type Askable, optionWord } from "../../field-words.ts";
import classes from "../filter.module.css";
import { DateValue } from "./DateValue.tsx";
import { LaterText } from "./LaterText.tsx";
import { MoneyValue } from "./MoneyValue.tsx";
import { PeopleValue } from "./PeopleValue.tsx";
import { PeriodEditor } from "./PeriodEditor.tsx";
import { RecordValue } from "./RecordValue.tsx";

export type ValueProps = {
  readonly askable: Askable;
  readonly name: string;
  readonly field: Field<never>;
  readonly op: Op;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
};

export function ValueEditor(props: ValueProps) {
  const { op, value, onChange } = props;
  const t = useText();
  if (op === "empty" || op === "notEmpty") return null;
  if (op === "within") return <PeriodEditor value={value} onChange={onChange} />;
  if (op !== "between") return <OneOrMany {...props} />;
  const [from, to] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  return (
    <>
      <OneOrMany {...props} value={from} onChange={(next) => onChange([next, to])} />
      <Group gap={8} wrap="nowrap">
        <span>{t("list:value.and")}</span>
        <OneOrMany {...props} value={to} onChange={(next) => onChange([from, next])} />
      </Group>
    </>
  );
}

function OneOrMany(props: ValueProps) {
  const t = useText();
  const { askable, name, field, op, value, onChange } = props;
  const isList = op === "in" || op === "notIn";
  const label = t("list:filter.value");
  const list = Array.isArray(value) ? (value as readonly unknown[]) : [];
  switch (field.kind) {
    case "person":
    case "people":
      return <PeopleValue isList={isList} value={value} onChange={onChange} label={label} />;
    case "record":
    case "records":
      return <RecordValue isList={isList} kind={field.record ?? null} value={value} onChange={onChange} label={label} />;
    case "boolean":
      return (
        <NativeSelect
          size="xs"
          aria-label={label}
          value={value === false ? "no" : "yes"}
          onChange={(event) => onChange(event.currentTarget.value === "yes")}
          data={[
            { value: "yes", label: t("list:value.yes") },
            { value: "no", label: t("list:value.no") },
          ]}
        />
      );
    case "money":
      return <MoneyValue isList={isList} value={value} onChange={onChange} label={label} />;
    case "date":
    case "instant":
      return isList ? (
        <DateValue value={list[0]} onChange={(next) => onChange(next === undefined ? [] : [next])} label={label} />
      ) : (
        <DateValue value={value} onChange={onChange} label={label} />
      );
    case "choice":
    case "choices":
      if (field.options) {
        const data = field.options.map((option) => ({ value: option, label: optionWord(askable.words, name, option) }));
        const shared = { size: "xs", "aria-label": label, data, searchable: true, nothingFoundMessage: t("kit:select.nothing") } as const;
        return isList ? (
          <MultiSelect {...shared} value={list as string[]} onChange={onChange} hidePickedOptions />
        ) : (
          <Select {...shared} value={typeof value === "string" ? value : null} onChange={(next) => onChange(next ?? undefined)} />
        );
      }
      break;
  }
  if (field.kind === "number") {
    return isList ? (
      <TagsInput
        size="xs"
        aria-label={label}
        value={list.map(String)}
        onChange={(next) => onChange(next.map((one) => Number(one.replace(",", "."))).filter(Number.isFinite))}
      />
    ) : (
      <NumberInput
        size="xs"
        aria-label={label}
        value={typeof value === "number" ? value : ""}
        onChange={(next) => onChange(typeof next === "number" ? next : undefined)}
        hideControls
      />
    );
  }
  const suggestions = askable.words.suggestions?.[name] ?? [];
  if (isList)
    return (
      <TagsInput size="xs" aria-label={label} value={list as string[]} onChange={onChange} data={[...suggestions]} clearable={false} />
    );
  const said = typeof value === "string" ? value : "";
  return suggestions.length > 0 ? (
    <Autocomplete
      size="xs"
      className={classes["text"]!}
      aria-label={label}
      value={said}
      onChange={(next) => onChange(next || undefined)}
      data={[...suggestions]}
    />
  ) : (
    <LaterText label={label} value={said} onChange={(next) => onChange(next || undefined)} />
  );
}
