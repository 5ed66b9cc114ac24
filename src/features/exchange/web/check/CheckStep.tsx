/** What would become of the file: read to its end, nothing written. What is alike is decided here; then it starts. */
import { Alert, Button, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { ErrorState, LoadingRows } from "#ui/kit/states.tsx";
import { isApiProblem } from "#ui/problem.ts";
import type { ImportPreview, ImportView } from "../../contract/imports.ts";
import { fieldsOf, type ImportKind } from "../../core/import-fields.ts";
import { ownName } from "../../core/own-values.ts";
import { Counts } from "../Counts.tsx";
import { useOwnFieldsOf, usePreview, useSettle, useStart } from "../calls.ts";
import { DayOrderSelect } from "../DayOrderSelect.tsx";
import { fieldWords } from "../import-words.ts";
import classes from "../imports.module.css";
import { SampleTable } from "../SampleTable.tsx";
import { Duplicates } from "./Duplicates.tsx";
import { changeOf, type Draft, draftOf } from "./duplicate-draft.ts";
import { Problems } from "./Problems.tsx";

type Props = { readonly held: ImportView; readonly onBack: () => void };

export function CheckStep({ held, onBack }: Props) {
  const t = useText();
  const [tried, setTried] = useState(held.version);
  const [draft, setDraft] = useState<Draft>(() => draftOf(held.options));
  const preview = usePreview(held.id, tried);
  const again = useSettle(held, (settled) => setTried(settled.version));
  const start = useStart(held);
  const change = changeOf(held.options, draft);
  const isStarting = start.isBusy || start.isDone;
  return (
    <Stack gap="lg">
      {preview.isBusy && (
        <>
          <Text size="sm" role="status">
            {t("imports:check.reading")}
          </Text>
          <LoadingRows rows={4} />
        </>
      )}
      {!preview.isBusy && preview.problem && (
        <Refused problem={preview.problem} retry={preview.retry} held={held} onOrder={(dayOrder) => again.run({ options: { dayOrder } })} />
      )}
      {!preview.isBusy && !preview.problem && preview.data && (
        <Found
          kind={held.kind as ImportKind}
          mapped={Object.keys(held.mapping)}
          preview={preview.data}
          draft={draft}
          setDraft={setDraft}
          isChanged={change !== null}
          onAgain={() => change && again.run(change)}
        />
      )}
      <div className={classes["foot"]}>
        <Button
          loading={isStarting}
          disabled={preview.isBusy || !preview.data || preview.problem !== null}
          onClick={() => start.run(change)}
        >
          {t("imports:start")}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t("imports:back")}
        </Button>
      </div>
    </Stack>
  );
}

type FoundProps = {
  readonly kind: ImportKind;
  readonly mapped: readonly string[];
  readonly preview: ImportPreview;
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
  readonly isChanged: boolean;
  readonly onAgain: () => void;
};

function Found({ kind, mapped, preview, draft, setDraft, isChanged, onAgain }: FoundProps) {
  const t = useText();
  const format = useFormat();
  const own = useOwnFieldsOf(kind);
  const fields = [...Object.keys(fieldsOf(kind)), ...own.map(({ key }) => ownName(key))].filter((field) => mapped.includes(field));
  const isCompared = kind === "clients" || kind === "contacts";
  return (
    <>
      <div>
        <Text size="sm" c="dimmed" mb="sm">
          {t("imports:check.hint")} {t("imports:check.no_processes")}
        </Text>
        <Counts counts={preview} />
      </div>
      {preview.problems.length > 0 && <Problems problems={preview.problems} word={fieldWords(own)} />}
      {isCompared && (
        <Duplicates
          preview={preview}
          isByName={kind === "clients" && !mapped.includes("external_id")}
          draft={draft}
          setDraft={setDraft}
          isChanged={isChanged}
          onAgain={onAgain}
        />
      )}
      {preview.withoutRate.length > 0 && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={16} aria-hidden />}>
          {t("imports:without_rate", { currencies: preview.withoutRate.join(", ") })}
        </Alert>
      )}
      {preview.notCompared > 0 && (
        <Alert color="blue" variant="light" icon={<IconInfoCircle size={16} aria-hidden />}>
          {t("imports:not_compared", { count: preview.notCompared, shown: format.number(preview.notCompared) })}
        </Alert>
      )}
      <div>
        <Title order={2} mb={8}>
          {t("imports:would_become")}
        </Title>
        <SampleTable
          label={t("imports:would_become")}
          columns={[t("imports:outcome"), ...fields.map(fieldWords(own))]}
          rows={preview.rows.map(({ line, values, outcome }) => ({
            line,
            cells: [
              t(`imports:outcome.${outcome}`),
              ...fields.map((field) => shown(fieldsOf(kind)[field]?.type, values[field] ?? "", format)),
            ],
          }))}
        />
      </div>
    </>
  );
}

/** As the person reads amounts and days everywhere else. */
function shown(type: string | undefined, value: string, format: ReturnType<typeof useFormat>): string {
  if (value === "") return "";
  const [amount = "", currency] = value.split(" ");
  if (type === "amount" && currency) return format.money({ amount, currency });
  if (type === "date") return format.date(value);
  return type === "instant" ? format.instant(value) : value;
}

type RefusedProps = {
  readonly problem: Error;
  readonly retry: () => void;
  readonly held: ImportView;
  readonly onOrder: (order: "dmy" | "mdy" | null) => void;
};

/** Dates that can be read in two ways are asked about on the spot. */
function Refused({ problem, retry, held, onOrder }: RefusedProps) {
  if (!isApiProblem(problem) || problem.reason !== "dates_ambiguous") return <ErrorState problem={problem} retry={retry} />;
  return (
    <div className={classes["narrow"]}>
      <ErrorState problem={problem} />
      <DayOrderSelect value={held.options.dayOrder} found={null} isNeeded onChange={onOrder} />
    </div>
  );
}
