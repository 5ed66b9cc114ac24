/** Which column of the file holds what. What is proposed can be changed, remembered and taken up again. */
import { Alert, Button, Select, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useRead } from "#ui/query.ts";
import type { ImportSample, ImportView } from "../../contract/imports.ts";
import { fieldsOf, type ImportKind, neededFields } from "../../core/import-fields.ts";
import type { Mapping } from "../../core/mapping.ts";
import { ownName } from "../../core/own-values.ts";
import { type Options, useOwnFieldsOf, useSettle } from "../calls.ts";
import { fieldWords } from "../import-words.ts";
import classes from "../imports.module.css";
import { MeaningFields } from "./MeaningFields.tsx";
import { lackingFields, placedIn } from "./mapping-draft.ts";
import { PresetBar } from "./PresetBar.tsx";

type Props = { readonly held: ImportView; readonly onBack: () => void; readonly onNext: () => void };

export function MappingStep({ held, onBack, onNext }: Props) {
  const t = useText();
  // Moves of stages come by the command line only, and are never settled here.
  const kind = held.kind as ImportKind;
  const [mapping, setMapping] = useState<Mapping>(() => placedIn(held.mapping, held.columns));
  const [meaning, setMeaning] = useState<Partial<Options>>({});
  const [isAsked, setAsked] = useState(false);
  const own = useOwnFieldsOf(held.kind);
  const word = fieldWords(own);
  const sample = useRead<ImportSample>(["exchange", "sample", held.id, held.version], `/imports/${held.id}/sample`);
  const settle = useSettle(held, onNext);
  const options = { ...held.options, ...meaning };
  const lacking = lackingFields(kind, mapping);
  const needsPipeline = kind === "deals" && options.pipelineId === null;
  const next = () => {
    setAsked(true);
    if (lacking.length === 0 && !needsPipeline) settle.run({ mapping, options: meaning });
  };
  return (
    <Stack gap="lg">
      <PresetBar kind={kind} columns={held.columns} mapping={mapping} proposals={sample.data?.proposals ?? []} onPick={setMapping} />
      <ul className={classes["mapping"]} aria-label={t("imports:step.mapping")}>
        {[...orderedFields(kind), ...own.map(({ key }) => ownName(key))].map((field) => (
          <FieldLine
            key={field}
            field={field}
            name={word(field)}
            kind={kind}
            columns={held.columns}
            mapping={mapping}
            sample={sample.data}
            onChange={setMapping}
          />
        ))}
      </ul>
      <LeftOut columns={held.columns} mapping={mapping} />
      <MeaningFields kind={kind} options={options} onChange={(change) => setMeaning({ ...meaning, ...change })} isAsked={isAsked} />
      {isAsked && lacking.length > 0 && (
        <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle size={16} aria-hidden />} title={t("imports:lacking")}>
          {lacking.map((any) => t("imports:one_of", { fields: any.map(word).join(", ") })).join(" ")}
        </Alert>
      )}
      <div className={classes["foot"]}>
        <Button loading={settle.isBusy} onClick={next}>
          {t("imports:to_check")}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t("imports:back")}
        </Button>
      </div>
    </Stack>
  );
}

/** What is needed stands first. */
function orderedFields(kind: ImportKind): readonly string[] {
  const needed = neededFields[kind].flat();
  return [...needed, ...Object.keys(fieldsOf(kind)).filter((field) => !needed.includes(field))];
}

type LineProps = {
  readonly field: string;
  readonly name: string;
  readonly kind: ImportKind;
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  readonly sample: ImportSample | undefined;
  readonly onChange: (mapping: Mapping) => void;
};

function FieldLine({ field, name, kind, columns, mapping, sample, onChange }: LineProps) {
  const t = useText();
  const group = neededFields[kind].find((any) => any.includes(field));
  const column = mapping[field] ?? null;
  const at = column === null ? -1 : (sample?.columns.indexOf(column) ?? -1);
  const examples = (sample?.rows ?? []).flatMap(({ cells }) => cells[at]?.trim() || []).slice(0, 3);
  const change = (next: string | null) => {
    const { [field]: _, ...rest } = mapping;
    onChange(next === null ? rest : { ...rest, [field]: next });
  };
  return (
    <li className={classes["field"]}>
      <span>
        {name}
        {group && (
          <Text span size="xs" c="dimmed">
            {" "}
            {group.length === 1 ? t("imports:needed") : t("imports:needed_one_of")}
          </Text>
        )}
      </span>
      <Select
        aria-label={name}
        placeholder={t("imports:no_column")}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("imports:clear", { field: name }) }}
        nothingFoundMessage={t("kit:select.nothing")}
        data={[...new Set(columns)]}
        value={column}
        onChange={change}
      />
      <span className={classes["example"]}>{examples.join(" · ")}</span>
    </li>
  );
}

function LeftOut({ columns, mapping }: { readonly columns: readonly string[]; readonly mapping: Mapping }) {
  const t = useText();
  const taken = new Set(Object.values(mapping));
  const left = columns.filter((column) => !taken.has(column));
  if (left.length === 0) return null;
  return (
    <div>
      <Title order={2}>{t("imports:left_out", { count: left.length })}</Title>
      <Text size="sm" c="dimmed" mt={4}>
        {left.join(" · ")}
      </Text>
    </div>
  );
}
