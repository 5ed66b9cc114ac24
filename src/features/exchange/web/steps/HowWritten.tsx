/** How the file is written: as it was found out, or as the person knows better. Each choice reads the file anew. */
import { Select, TextInput } from "@mantine/core";
import { type Say, useText } from "#ui/i18n/text.ts";
import type { ImportSample, ImportView } from "../../contract/imports.ts";
import { type Change, useOwnFieldsOf } from "../calls.ts";
import { DayOrderSelect } from "../DayOrderSelect.tsx";
import { fieldWords } from "../import-words.ts";

const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1251", "windows-1252"] as const;
const delimiters = [",", ";", "\t", "|"] as const;
const marks = [",", "."] as const;

type Props = {
  readonly held: ImportView;
  readonly written: ImportSample["written"];
  readonly isBusy: boolean;
  readonly onChange: (change: Change) => void;
};

export function HowWritten({ held, written, isBusy, onChange }: Props) {
  const t = useText();
  const { form, options } = held;
  const settle = (change: Change["options"] & object) => onChange({ options: change });
  return (
    <>
      {form?.kind === "csv" && (
        <>
          <Choice
            label={t("imports:encoding")}
            found={t("imports:as_found", { found: options.encoding === null ? (form.encoding ?? "–") : t("imports:by_the_file") })}
            value={options.encoding}
            choices={encodings}
            word={(one) => one}
            isBusy={isBusy}
            onChange={(encoding) => settle({ encoding })}
          />
          <Choice
            label={t("imports:delimiter")}
            found={t("imports:as_found", {
              found: options.delimiter === null ? delimiterWord(form.delimiter, t) : t("imports:by_the_file"),
            })}
            value={options.delimiter}
            choices={delimiters}
            word={(one) => delimiterWord(one, t)}
            isBusy={isBusy}
            onChange={(delimiter) => settle({ delimiter })}
          />
        </>
      )}
      {form?.kind === "workbook" && (
        <TextInput
          key={form.sheet}
          label={t("imports:sheet")}
          defaultValue={options.sheet ?? form.sheet ?? ""}
          onBlur={({ currentTarget: { value } }) => value !== (options.sheet ?? form.sheet) && settle({ sheet: value || null })}
        />
      )}
      <Values held={held} written={written} isBusy={isBusy} onChange={onChange} />
    </>
  );
}

/** Dates and amounts, where the file has some. */
function Values({ held, written, isBusy, onChange }: Props) {
  const t = useText();
  const word = fieldWords(useOwnFieldsOf(held.kind));
  const { options } = held;
  const dates = written.filter(({ type }) => type === "date");
  const amounts = written.filter(({ type }) => type === "amount");
  const told = Map.groupBy(amounts, ({ mark }) => mark);
  told.delete(null);
  // The mark first, for it is what is asked; which columns only where they differ.
  const seen = [...told].map(([mark, of]) =>
    told.size === 1 ? markWord(mark ?? ".", t) : `${markWord(mark ?? ".", t)} – ${of.map(({ field }) => word(field)).join(", ")}`,
  );
  return (
    <>
      <DayOrderSelect
        value={options.dayOrder}
        found={dates.find(({ order }) => order !== null)?.order ?? null}
        isNeeded={dates.length > 0}
        onChange={(dayOrder) => onChange({ options: { dayOrder } })}
      />
      {amounts.length > 0 && (
        <Choice
          label={t("imports:mark")}
          found={t("imports:as_found", { found: seen.length === 0 ? t("imports:mark.open") : seen.join("; ") })}
          value={options.decimal}
          choices={marks}
          word={(mark) => markWord(mark, t)}
          isBusy={isBusy}
          onChange={(decimal) => onChange({ options: { decimal } })}
        />
      )}
    </>
  );
}

type ChoiceProps<T extends string> = {
  readonly label: string;
  /** What it is if nothing is chosen. */
  readonly found: string;
  readonly value: T | null;
  readonly choices: readonly T[];
  readonly word: (one: T) => string;
  readonly isBusy: boolean;
  readonly onChange: (value: T | null) => void;
};

function Choice<T extends string>({ label, found, value, choices, word, isBusy, onChange }: ChoiceProps<T>) {
  return (
    <Select
      label={label}
      allowDeselect={false}
      disabled={isBusy}
      value={value ?? ""}
      data={[{ value: "", label: found }, ...choices.map((one) => ({ value: one as string, label: word(one) }))]}
      onChange={(picked) => onChange(choices.find((one) => one === picked) ?? null)}
    />
  );
}

const markWord = (mark: "," | ".", t: Say) => (mark === "," ? t("imports:mark.comma") : t("imports:mark.point"));

function delimiterWord(delimiter: string | undefined, t: Say): string {
  if (delimiter === ";") return t("imports:delimiter.semicolon");
  if (delimiter === "\t") return t("imports:delimiter.tab");
  if (delimiter === "|") return t("imports:delimiter.bar");
  return delimiter === "," ? t("imports:delimiter.comma") : (delimiter ?? "–");
}
