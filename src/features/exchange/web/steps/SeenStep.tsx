/** What the file seems to be: how it is written, and its first rows. What was found out can be set right. */
import { Button, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { Loaded } from "#ui/kit/states.tsx";
import { useRead } from "#ui/query.ts";
import type { ImportSample, ImportView } from "../../contract/imports.ts";
import { useOwnFieldsOf, useSettle } from "../calls.ts";
import { DayOrderSelect } from "../DayOrderSelect.tsx";
import { fieldWords, originWord } from "../import-words.ts";
import classes from "../imports.module.css";
import { SampleTable } from "../SampleTable.tsx";

const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1251", "windows-1252"] as const;
type Props = { readonly held: ImportView; readonly onNext: () => void };

export function SeenStep({ held, onNext }: Props) {
  const t = useText();
  const settle = useSettle(held);
  const sample = useRead<ImportSample>(["exchange", "sample", held.id, held.version], `/imports/${held.id}/sample`);
  return (
    <Stack gap="lg">
      <Facts held={held} settle={settle} written={sample.data?.written ?? []} />
      <Title order={2}>{t("imports:first_rows")}</Title>
      <Loaded from={sample}>
        {({ columns, rows }) =>
          rows.length === 0 ? (
            <Text size="sm">{t("imports:no_rows")}</Text>
          ) : (
            <SampleTable label={t("imports:first_rows")} columns={columns} rows={rows} />
          )
        }
      </Loaded>
      <div className={classes["foot"]}>
        <Button loading={settle.isBusy} onClick={onNext}>
          {t("imports:to_mapping")}
        </Button>
      </div>
    </Stack>
  );
}

type FactsProps = {
  readonly held: ImportView;
  readonly settle: ReturnType<typeof useSettle>;
  readonly written: ImportSample["written"];
};

function Facts({ held, settle, written }: FactsProps) {
  const t = useText();
  const word = fieldWords(useOwnFieldsOf(held.kind));
  const { form, options, origin } = held;
  const dates = written.filter(({ field }) => field.endsWith("_at") || field.endsWith("_on") || field.endsWith("_date"));
  const amounts = written.filter(({ mark }) => mark !== null);
  return (
    <div className={classes["facts"]}>
      <Fact name={t("imports:format")}>{form?.kind === "workbook" ? t("imports:format.workbook") : t("imports:format.csv")}</Fact>
      {form?.kind === "csv" && (
        <Select
          label={t("imports:encoding")}
          allowDeselect={false}
          disabled={settle.isBusy}
          value={options.encoding ?? ""}
          data={[
            { value: "", label: t("imports:encoding.found", { encoding: form.encoding ?? "–" }) },
            ...encodings.map((value) => ({ value, label: value })),
          ]}
          onChange={(value) => settle.run({ options: { encoding: encodings.find((one) => one === value) ?? null } })}
        />
      )}
      {form?.kind === "csv" && <Fact name={t("imports:delimiter")}>{delimiterWord(form.delimiter, t)}</Fact>}
      {form?.kind === "workbook" && (
        <TextInput
          key={form.sheet}
          label={t("imports:sheet")}
          defaultValue={options.sheet ?? form.sheet ?? ""}
          onBlur={({ currentTarget: { value } }) =>
            value !== (options.sheet ?? form.sheet) && settle.run({ options: { sheet: value || null } })
          }
        />
      )}
      {origin !== null && <Fact name={t("imports:origin")}>{originWord(origin)}</Fact>}
      <DayOrderSelect
        value={options.dayOrder}
        found={dates.find(({ order }) => order !== null)?.order ?? null}
        isNeeded={dates.length > 0}
        onChange={(dayOrder) => settle.run({ options: { dayOrder } })}
      />
      {amounts.map(({ field, mark }) => (
        <Fact key={field} name={t("imports:mark_of", { field: word(field) })}>
          {mark === "," ? t("imports:mark.comma") : t("imports:mark.point")}
        </Fact>
      ))}
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <dl className={classes["fact"]}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </dl>
  );
}

function delimiterWord(delimiter: string | undefined, t: ReturnType<typeof useText>): string {
  if (delimiter === ";") return t("imports:delimiter.semicolon");
  if (delimiter === "\t") return t("imports:delimiter.tab");
  return delimiter === "," ? t("imports:delimiter.comma") : (delimiter ?? "–");
}
