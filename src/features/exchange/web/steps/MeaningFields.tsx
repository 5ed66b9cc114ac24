/** What the file does not say itself: the currency of bare amounts; of deals the pipeline, and its words for the ends. */
import { Autocomplete, Select, TextInput, Title } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import { useMe } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import { fieldsOf, type ImportKind } from "../../core/import-fields.ts";
import type { Options } from "../calls.ts";
import classes from "../imports.module.css";

type Props = {
  readonly kind: ImportKind;
  readonly options: Options;
  readonly onChange: (change: Partial<Options>) => void;
  readonly isAsked: boolean;
};
type Pipelines = { readonly items: readonly { readonly id: string; readonly name: string }[] };

export function MeaningFields({ kind, options, onChange, isAsked }: Props) {
  const t = useText();
  const { workspace } = useMe();
  if (!("currency" in fieldsOf(kind))) return null;
  return (
    <section>
      <Title order={2} mb={8}>
        {t("imports:meaning")}
      </Title>
      <div className={classes["facts"]}>
        {kind === "deals" && <DealFields options={options} onChange={onChange} isAsked={isAsked} />}
        <Autocomplete
          label={t("imports:currency")}
          description={t(kind === "deals" ? "imports:currency_hint_deals" : "imports:currency_hint")}
          defaultValue={options.currency ?? ""}
          data={[...new Set([workspace.currency, "EUR", "USD", "GBP", "CHF", "RUB"])]}
          onChange={(typed) => onChange({ currency: typed.trim() === "" ? null : typed.trim().toUpperCase() })}
        />
      </div>
    </section>
  );
}

function DealFields({ options, onChange, isAsked }: Omit<Props, "kind">) {
  const t = useText();
  const pipelines = useRead<Pipelines>(["deals", "pipelines"], "/pipelines", { limit: 100 });
  const word = (which: "won" | "lost", label: string) => (
    <TextInput
      label={label}
      description={t("imports:end_hint")}
      maxLength={120}
      defaultValue={options[which] ?? ""}
      onChange={({ currentTarget: { value } }) => onChange({ [which]: value.trim() || null })}
    />
  );
  return (
    <>
      <Select
        label={t("imports:pipeline")}
        description={t("imports:pipeline_hint")}
        required
        data={(pipelines.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={options.pipelineId}
        error={isAsked && options.pipelineId === null ? t("imports:pipeline_needed") : undefined}
        onChange={(pipelineId) => onChange({ pipelineId })}
      />
      {word("won", t("imports:won"))}
      {word("lost", t("imports:lost"))}
    </>
  );
}
