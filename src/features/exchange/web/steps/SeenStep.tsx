/** What the file seems to be: how it is written, and its first rows. What was found out can be set right. */
import { Button, Stack, Text, Title } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { Loaded } from "#ui/kit/states.tsx";
import { useRead } from "#ui/query.ts";
import type { ImportSample, ImportView } from "../../contract/imports.ts";
import { useSettle } from "../calls.ts";
import { originWord } from "../import-words.ts";
import classes from "../imports.module.css";
import { SampleTable } from "../SampleTable.tsx";
import { HowWritten } from "./HowWritten.tsx";

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
  const { form, origin } = held;
  return (
    <div className={classes["facts"]}>
      <Fact name={t("imports:format")}>{form?.kind === "workbook" ? t("imports:format.workbook") : t("imports:format.csv")}</Fact>
      {origin !== null && <Fact name={t("imports:origin")}>{originWord(origin)}</Fact>}
      <HowWritten held={held} written={written} isBusy={settle.isBusy} onChange={settle.run} />
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
